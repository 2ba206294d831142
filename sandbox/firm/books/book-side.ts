import { isNothing, scaled } from './decimal-text.ts'

/** A price level; price and quantity are the text that the venue sent. */
export interface Level {
  /** The better its price, the greater: the scaled price of a bid, the negative one of an ask. */
  readonly rank: bigint
  readonly price: string
  readonly quantity: string
}

/** One side of a book. Levels lie with the worst price first, since the best ones change most and stand at the end. */
export class BookSide {
  readonly #levels: Level[] = []
  readonly #sign: bigint
  #worstRank: bigint | undefined

  constructor(side: 'bid' | 'ask') {
    this.#sign = side === 'bid' ? 1n : -1n
  }

  get best(): Level | undefined {
    return this.#levels.at(-1)
  }

  get size(): number {
    return this.#levels.length
  }

  /** The best levels, best first. */
  top(count: number): readonly Level[] {
    return this.#levels.slice(-count).toReversed()
  }

  /** Sets what stands at a price; nothing: the level goes. */
  set(price: string, quantity: string): void {
    const rank = this.#sign * scaled(price)
    if (this.#worstRank !== undefined && rank < this.#worstRank) return
    const index = this.#indexOf(rank)
    const isKnown = this.#levels[index]?.rank === rank
    if (!isNothing(quantity)) {
      this.#levels.splice(index, isKnown ? 1 : 0, { rank, price, quantity })
    } else if (isKnown) {
      this.#levels.splice(index, 1)
    }
  }

  /** Keeps only so many of the best levels. */
  keepBest(count: number): void {
    if (this.#levels.length > count) this.#levels.splice(0, this.#levels.length - count)
  }

  /** From now on takes no level that is worse than the worst: beyond it, what stands there is not known. */
  knowNoFurther(): void {
    this.#worstRank = this.#levels[0]?.rank
  }

  clear(): void {
    this.#levels.length = 0
    this.#worstRank = undefined
  }

  /** Where a rank stands or would stand. */
  #indexOf(rank: bigint): number {
    let from = 0
    let to = this.#levels.length
    while (from < to) {
      const middle = (from + to) >>> 1
      if (this.#levels[middle]!.rank < rank) from = middle + 1
      else to = middle
    }
    return from
  }
}
