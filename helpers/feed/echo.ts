import type { BestPrices, StatedLevel } from '../../core/market-event.ts'
import { decimalValue } from './decimal-value.ts'
import type { OrderBook } from './order-book.ts'

/** More books than ever wait between two quotes of an instrument that trades. */
const mostWaiting = 1_000
/** Two streams of one venue are never so far apart. */
const apartMs = 5_000

interface Best {
  readonly lastId: number
  readonly receivedMs: number
  readonly bid: StatedLevel
  readonly ask: StatedLevel
}

/**
 * Holds the best prices that one stream states against the book that another stream leads to. Both name the change after
 * which they hold; best prices are stated after each change of theirs, so those of the last statement up to a change are the
 * book's after it. A book waits until a later statement shows that no other came between, or so long that it would have come.
 */
export class Echo {
  compared = 0
  contradicted = 0
  /** The first contradiction, in words. */
  first: string | undefined
  readonly #waiting: Best[] = []
  #stated: BestPrices | undefined

  /** The book after a change, where its best prices are known. */
  book(lastId: number, { bids, asks, isBestKnown }: OrderBook, receivedMs: number): void {
    if (isBestKnown && this.#waiting.length < mostWaiting)
      this.#waiting.push({ lastId, receivedMs, bid: bids.best!, ask: asks.best! })
  }

  /** Best prices as they were stated; statements without a number cannot be compared. */
  statement(stated: BestPrices): void {
    if (stated.lastId === undefined) return
    const { lastId } = stated
    let passed = 0
    while (passed < this.#waiting.length && this.#waiting[passed]!.lastId < lastId)
      this.#compare(this.#waiting[passed++]!)
    if (passed > 0) this.#waiting.splice(0, passed)
    this.#stated = stated
  }

  /** No statement comes any more: those of the books that were heard long before will not come late. */
  end(endedMs: number): void {
    for (const best of this.#waiting.splice(0))
      if (best.receivedMs <= endedMs - apartMs) this.#compare(best)
  }

  #compare(best: Best): void {
    const stated = this.#stated
    if (!stated || stated.lastId! > best.lastId) return
    this.compared++
    const { bid, ask } = best
    const agrees =
      isSame(bid[0], stated.bid) &&
      isSame(ask[0], stated.ask) &&
      isSame(bid[1], stated.bidQuantity) &&
      isSame(ask[1], stated.askQuantity)
    if (agrees) return
    this.contradicted++
    this.first ??= `after change ${best.lastId} our book had ${wordsOf(bid)} to ${wordsOf(ask)}, the venue stated ${stated.bidQuantity} at ${stated.bid} to ${stated.askQuantity} at ${stated.ask}`
  }
}

const isSame = (one: string, other: string | undefined): boolean =>
  other === undefined || one === other || decimalValue(one) === decimalValue(other)

const wordsOf = ([price, quantity]: StatedLevel): string => `${quantity} at ${price}`
