import type { StatedLevel } from '../../core/market-event.ts'
import { Crc32 } from '../crc32.ts'
import { bestLevels, BookSide } from './book-side.ts'

interface Changes {
  readonly bids: readonly StatedLevel[]
  readonly asks: readonly StatedLevel[]
}

/** A book of one instrument, followed from a snapshot on. */
export class OrderBook {
  readonly bids = new BookSide('bid')
  readonly asks = new BookSide('ask')
  readonly #depth: number
  /** What was calculated last, and for which state of either side. */
  #ofAsks = { crc: new Crc32(), touches: -1 }
  #ofBoth = { value: 0, asks: -1, bids: -1 }

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

  /** Becomes the book of a snapshot. Returns how many levels were none: no positive price, or no quantity of at least zero. */
  replace(snapshot: Changes): number {
    this.bids.clear()
    this.asks.clear()
    return this.change(snapshot)
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
    const { touches: asks } = this.asks
    const { touches: bids } = this.bids
    if (this.#ofAsks.touches !== asks)
      this.#ofAsks = { crc: withBest(new Crc32(), this.asks), touches: asks }
    if (this.#ofBoth.asks !== asks || this.#ofBoth.bids !== bids) {
      const { value } = withBest(new Crc32(this.#ofAsks.crc), this.bids)
      this.#ofBoth = { value, asks, bids }
    }
    return this.#ofBoth.value
  }

  #apply(side: BookSide, levels: readonly StatedLevel[]): number {
    let flawed = 0
    for (const level of levels) if (!side.set(level[0], level[1])) flawed++
    side.truncate(this.#depth)
    return flawed
  }
}

function withBest(crc: Crc32, side: BookSide): Crc32 {
  const levels = Math.min(bestLevels, side.size)
  for (let place = 0; place < levels; place++) crc.add(side.at(place)!.digits)
  return crc
}
