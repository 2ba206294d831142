import type { StatedLevel } from '../../core/market-event.ts'
import { crcJoined } from '../crc32.ts'
import { bestLevels, BookSide, type Flaws } from './book-side.ts'

interface Changes {
  readonly bids: readonly StatedLevel[]
  readonly asks: readonly StatedLevel[]
}

/** A book of one instrument, followed from a snapshot on. */
export class OrderBook {
  readonly bids = new BookSide('bid')
  readonly asks = new BookSide('ask')
  #depth: number
  readonly #asksSum = new RunningSum()
  readonly #bidsSum = new RunningSum()
  /** What lies beyond was not told by the snapshot that the book began with. */
  #lowestBid = -Infinity
  #highestAsk = Infinity

  /** `depth`: levels of each side that were subscribed to; what falls out of them is told no more, and forgotten. */
  constructor(depth = Infinity) {
    this.#depth = depth
  }

  /** Whether the best bid is above the best ask; never of a book with an empty side. */
  get isCrossed(): boolean {
    return this.bids.bestPrice > this.asks.bestPrice
  }

  /** Whether the best bid equals the best ask. */
  get isLocked(): boolean {
    return this.bids.bestPrice === this.asks.bestPrice
  }

  /**
   * Whether both sides have a best price, and one that was told as such: where the market leaves the levels of a snapshot
   * that told the best ones alone, others may stand that nobody told of.
   */
  get isBestKnown(): boolean {
    return this.knowsBid(this.bids.bestPrice) && this.knowsAsk(this.asks.bestPrice)
  }

  /** Whether it would be known if there was a bid at this price. */
  knowsBid(price: number): boolean {
    return price >= this.#lowestBid
  }

  knowsAsk(price: number): boolean {
    return price <= this.#highestAsk
  }

  /** So many levels of each side are told of from now on. */
  set depth(levels: number) {
    this.#depth = levels
  }

  /**
   * Becomes the book of a snapshot, which may be of the best levels alone. Counts the levels that are none (no positive price,
   * or no quantity of at least zero), and those that are not in their place, which is after a better one.
   */
  replace({ bids, asks }: Changes, isOfBest = false): Flaws {
    const flaws = [this.bids.load(bids), this.asks.load(asks)] as const
    this.bids.truncate(this.#depth)
    this.asks.truncate(this.#depth)
    this.#lowestBid = isOfBest ? (this.bids.worstPrice ?? -Infinity) : -Infinity
    this.#highestAsk = isOfBest ? (this.asks.worstPrice ?? Infinity) : Infinity
    const [one, other] = flaws
    return { none: one.none + other.none, misplaced: one.misplaced + other.misplaced }
  }

  /** Applies changes. Returns how many levels were none. */
  change({ bids, asks }: Changes): number {
    return this.#apply(this.bids, bids) + this.#apply(this.asks, asks)
  }

  /**
   * CRC-32 of the best ten asks, then the best ten bids, best first: of each level the price and then the quantity as the
   * venue wrote them, without the dot and without leading zeros. Source: Kraken, "Book checksum".
   */
  checksum(): number {
    this.#asksSum.bring(this.asks)
    this.#bidsSum.bring(this.bids)
    return crcJoined(this.#asksSum.checksum, this.#bidsSum.checksum, this.#bidsSum.bytes)
  }

  #apply(side: BookSide, levels: readonly StatedLevel[]): number {
    let flawed = 0
    side.beginAtBest()
    for (const level of levels) if (!side.set(level)) flawed++
    side.truncate(this.#depth)
    return flawed
  }
}

/** The checksum of the best levels of a side; it goes on from the first level that has changed. */
class RunningSum {
  checksum = 0
  bytes = 0
  /** What it comes to after each level, and how many bytes that is. */
  readonly #after = new Int32Array(bestLevels + 1)
  readonly #bytes = new Int32Array(bestLevels + 1)
  #levels = 0

  /** Brings it up to the side as it is now. */
  bring(side: BookSide): void {
    const touched = side.takeTouched()
    const levels = Math.min(bestLevels, side.size)
    for (let place = Math.min(touched, this.#levels); place < levels; place++) {
      const bytes = side.bytesAt(place)
      this.#after[place + 1] = crcJoined(this.#after[place]!, side.sumAt(place), bytes)
      this.#bytes[place + 1] = this.#bytes[place]! + bytes
    }
    this.#levels = levels
    this.checksum = this.#after[levels]!
    this.bytes = this.#bytes[levels]!
  }
}
