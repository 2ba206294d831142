import type { EngineEvent, MatchingEngine, Scaled, Side } from '../../../matching/types.ts'
import { crossingBid, isFrozen, isTold, statedMs } from '../../feed-faults.ts'
import type { VenueContext } from '../../venue.ts'
import type { Level, Sides } from './checksum.ts'

/** Of the updates of a book, one in this many is spoilt under the faults that spoil them. */
const spoiltOneIn = 5

/** What changed in a book of limited depth, and the book that a client has when it has applied it. */
export interface BookUpdate {
  readonly changed: Sides
  readonly book: Sides
  readonly hasWrongChecksum: boolean
  /** What it states as its time: the same to whoever is told of it. */
  readonly timeMs: number
}

type Around = Pick<VenueContext, 'engine' | 'faults' | 'now'>

/** Whoever is told of each update. */
export type BookListener = (update: BookUpdate) => void

/** One book at one depth: what was sent last, and what has to be sent to bring it up to date. */
export class BookFeed {
  readonly symbol: string
  readonly depth: number
  readonly #listeners = new Set<BookListener>()
  #sent: Sides
  #updates = 0

  constructor(symbol: string, depth: number, engine: MatchingEngine) {
    this.symbol = symbol
    this.depth = depth
    this.#sent = engine.book(symbol, depth)
  }

  get isHeard(): boolean {
    return this.#listeners.size > 0
  }

  /** The book as every listener has it. */
  get book(): Sides {
    return this.#sent
  }

  subscribe(listener: BookListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Whether a change of a level may show at this depth. */
  concerns({ side, price }: Extract<EngineEvent, { type: 'level' }>): boolean {
    return this.#isWithin(side, price, side === 'buy' ? this.#sent.bids : this.#sent.asks)
  }

  /** Sends what has changed; an update that is lost is lost for all. */
  flush({ engine, faults, now: clock }: Around): void {
    const now = engine.book(this.symbol, this.depth)
    const crossing = crossingBid({ engine, faults }, this.symbol)
    const book = crossing ? { ...now, bids: [crossing, ...now.bids].slice(0, this.depth) } : now
    const told = (levels: readonly Level[]) =>
      levels.filter(level => isTold({ engine, faults }, this.symbol, level))
    const changed = {
      bids: told(
        changes(this.#sent.bids, book.bids, price => this.#isWithin('buy', price, book.bids)),
      ),
      asks: told(
        changes(this.#sent.asks, book.asks, price => this.#isWithin('sell', price, book.asks)),
      ),
    }
    this.#sent = book
    if (changed.bids.length === 0 && changed.asks.length === 0) return
    this.#updates += 1
    if (isFrozen({ engine, faults }, this.symbol)) return
    const isSpoilt = this.#updates % spoiltOneIn === 0
    if (isSpoilt && faults.has('dropped-delta')) return
    const hasWrongChecksum = isSpoilt && faults.has('corrupt-checksum')
    const timeMs = statedMs({ faults, now: clock }, this.#updates)
    for (const listener of this.#listeners) listener({ changed, book, hasWrongChecksum, timeMs })
  }

  reset(): void {
    this.#updates = 0
  }

  /** Whether a price is no worse than the last level of a side that is full. */
  #isWithin(side: Side, price: Scaled, levels: readonly Level[]): boolean {
    const worst = levels[this.depth - 1]?.[0]
    if (worst === undefined) return true
    return side === 'buy' ? price >= worst : price <= worst
  }
}

/** The levels to send: new and changed ones as they are, gone ones with 0. What only fell out of the depth the client drops itself. */
function changes(
  sent: readonly Level[],
  now: readonly Level[],
  isWithin: (price: Scaled) => boolean,
): readonly Level[] {
  const before = new Map(sent)
  const after = new Map(now)
  const gone = sent.filter(([price]) => !after.has(price) && isWithin(price))
  const changed = now.filter(([price, quantity]) => before.get(price) !== quantity)
  return [...gone.map(([price]): Level => [price, 0n]), ...changed]
}
