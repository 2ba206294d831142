import { BookSide } from './book-side.ts'

/** A row of a book as venues send it. */
export type Row = readonly [price: string, quantity: string]

/** The levels of one book. */
export class LevelBook {
  readonly bids = new BookSide('bid')
  readonly asks = new BookSide('ask')

  /** Whether a bid is above an ask. Equal ones are locked, which is no error. */
  get isCrossed(): boolean {
    const [bid, ask] = [this.bids.best, this.asks.best]
    return bid !== undefined && ask !== undefined && bid.rank > -ask.rank
  }

  get isOneSided(): boolean {
    return this.bids.size === 0 || this.asks.size === 0
  }

  /** Replaces everything. */
  fill(bids: Iterable<Row>, asks: Iterable<Row>): void {
    this.clear()
    this.apply(bids, asks)
  }

  /** Sets each level to the quantity that it now has. */
  apply(bids: Iterable<Row>, asks: Iterable<Row>): void {
    for (const [price, quantity] of bids) this.bids.set(price, quantity)
    for (const [price, quantity] of asks) this.asks.set(price, quantity)
  }

  /** Keeps only so many of the best levels a side. */
  keepBest(count: number): void {
    this.bids.keepBest(count)
    this.asks.keepBest(count)
  }

  /** From now on takes no level beyond those that it has. */
  knowNoFurther(): void {
    this.bids.knowNoFurther()
    this.asks.knowNoFurther()
  }

  clear(): void {
    this.bids.clear()
    this.asks.clear()
  }
}
