import type { BookChange, BookSnapshot, StatedLevel } from '../../core/market-event.ts'
import type { BookSide } from './book-side.ts'
import { decimalValue } from './decimal-value.ts'
import type { OrderBook } from './order-book.ts'

/** So many of the best levels of each side are compared. */
const comparedLevels = 20
/** More snapshots than ever wait for the changes that lead to them. */
const mostWaiting = 16

const noPrices: ReadonlySet<number> = new Set()

/**
 * Holds later snapshots of a numbered book against the book that its changes have led to, at the same change. A snapshot may
 * be ahead of the changes: it waits for them. It may be of a change in the middle of a message: what this message changes is
 * left out then, and the rest must be as it was before. One that is older than the book cannot be compared any more.
 */
export class SnapshotEcho {
  compared = 0
  levels = 0
  /** Levels that only one of both has, or with another quantity. */
  different = 0
  older = 0
  /** The first difference, in words. */
  first: string | undefined
  #waiting: (BookSnapshot & { readonly lastId: number })[] = []

  /** A snapshot, while the book is that after change `bookId`. */
  stated(snapshot: BookSnapshot, book: OrderBook, bookId: number): void {
    const { lastId } = snapshot
    if (lastId === undefined) return
    if (lastId < bookId) this.older++
    else if (lastId === bookId) this.#compare(snapshot, book)
    else if (this.#waiting.length < mostWaiting) this.#waiting.push({ ...snapshot, lastId })
  }

  /** A change is about to be applied. */
  before({ bids, asks, lastId }: BookChange, book: OrderBook): void {
    if (this.#waiting.length === 0 || lastId === undefined) return
    const within = this.#taken(id => id < lastId)
    if (within.length === 0) return
    const changing = { bids: pricesOf(bids), asks: pricesOf(asks) }
    for (const snapshot of within) this.#compare(snapshot, book, changing)
  }

  /** The change with this last number has been applied. */
  after(bookId: number, book: OrderBook): void {
    if (this.#waiting.length === 0) return
    for (const snapshot of this.#taken(id => id === bookId)) this.#compare(snapshot, book)
  }

  /** The book is not followed any more. */
  forget(): void {
    this.#waiting = []
  }

  #taken(isDue: (id: number) => boolean): readonly BookSnapshot[] {
    const due = this.#waiting.filter(({ lastId }) => isDue(lastId))
    if (due.length > 0) this.#waiting = this.#waiting.filter(({ lastId }) => !isDue(lastId))
    return due
  }

  #compare(
    { bids, asks, lastId }: BookSnapshot,
    book: OrderBook,
    except: Readonly<Record<'bids' | 'asks', ReadonlySet<number>>> = {
      bids: noPrices,
      asks: noPrices,
    },
  ): void {
    this.compared++
    this.#compareSide(best(bids, except.bids), bestOf(book.bids, except.bids), {
      where: `bid after ${lastId}`,
      isKnown: price => book.knowsBid(price),
    })
    this.#compareSide(best(asks, except.asks), bestOf(book.asks, except.asks), {
      where: `ask after ${lastId}`,
      isKnown: price => book.knowsAsk(price),
    })
  }

  #compareSide(theirs: Levels, ours: Levels, { where, isKnown }: Compared): void {
    for (const price of new Set([...theirs.keys(), ...ours.keys()])) {
      const [their, our] = [theirs.get(price), ours.get(price)]
      if (our === undefined && !isKnown(price)) continue
      this.levels++
      if (their === our) continue
      // Beyond the last level of a full side the other may have one that this has as well.
      if (their === undefined && isBeyond(price, theirs)) continue
      if (our === undefined && isBeyond(price, ours)) continue
      this.different++
      this.first ??= `${where} at ${price}: the venue states ${their ?? 'nothing'}, our book has ${our ?? 'nothing'}`
    }
  }
}

interface Compared {
  readonly where: string
  readonly isKnown: (price: number) => boolean
}

/** Quantities by price, best first. */
type Levels = ReadonlyMap<number, number>

const pricesOf = (levels: readonly StatedLevel[]): ReadonlySet<number> =>
  new Set(levels.map(([price]) => decimalValue(price)))

function best(levels: readonly StatedLevel[], except: ReadonlySet<number>): Levels {
  const found = new Map<number, number>()
  for (const [priceText, quantity] of levels) {
    const price = decimalValue(priceText)
    if (!except.has(price)) found.set(price, decimalValue(quantity))
    if (found.size === comparedLevels) break
  }
  return found
}

function bestOf(side: BookSide, except: ReadonlySet<number>): Levels {
  const levels: StatedLevel[] = []
  for (let place = 0; place < Math.min(side.size, comparedLevels + except.size); place++)
    levels.push(side.at(place)!)
  return best(levels, except)
}

/** Whether a price is worse than all of a side that is full. */
function isBeyond(price: number, levels: Levels): boolean {
  if (levels.size < comparedLevels) return false
  const prices = [...levels.keys()]
  const [first, last] = [prices[0]!, prices.at(-1)!]
  return first > last ? price < last : price > last
}
