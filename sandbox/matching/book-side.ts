import { PriceLevel } from './price-level.ts'
import type { Scaled, Side } from './types.ts'

/** So many emptied levels may lie around, at least, before they are swept out. */
const sweepAbove = 256

/**
 * One side of a book: its levels in a sorted array with the best at the end, where almost all changes happen, so that
 * little has to move. An emptied level stays where it is, since its price is likely to be used again; readers skip it.
 */
export class BookSide {
  readonly side: Side
  readonly #sign: 1 | -1
  #levels: PriceLevel[] = []
  /** The keys of the levels, apart from them: a search reads these numbers only, and they lie close together. */
  #keys: number[] = []
  #emptied = 0

  constructor(side: Side) {
    this.side = side
    this.#sign = side === 'buy' ? 1 : -1
  }

  get best(): PriceLevel | undefined {
    for (;;) {
      const level = this.#levels[this.#levels.length - 1]
      if (!level?.isEmpty) return level
      this.#levels.pop()
      this.#keys.pop()
      this.#emptied -= 1
    }
  }

  /** Where a price sorts within this side: greater is better. Prices are exact as numbers, which the price filter holds. */
  keyOf(price: Scaled): number {
    return this.#sign * Number(price)
  }

  /** The level at a price, if anything is there. */
  at(price: Scaled): PriceLevel | undefined {
    const key = this.keyOf(price)
    const position = this.#position(key)
    const level = this.#keys[position] === key ? this.#levels[position] : undefined
    return level?.isEmpty === false ? level : undefined
  }

  /** The level at a price, made if there is none; the caller puts something there. */
  open(price: Scaled): PriceLevel {
    const key = this.keyOf(price)
    const position = this.#position(key)
    const found = this.#levels[position]
    if (found?.key === key) {
      if (found.isEmpty) this.#emptied -= 1
      return found
    }
    const level = new PriceLevel(price, key)
    this.#levels.splice(position, 0, level)
    this.#keys.splice(position, 0, key)
    return level
  }

  /** Takes note of a level that was emptied. */
  closed(): void {
    this.#emptied += 1
    if (this.#emptied < sweepAbove || this.#emptied * 2 < this.#levels.length) return
    this.#levels = this.#levels.filter(level => !level.isEmpty)
    this.#keys = this.#levels.map(level => level.key)
    this.#emptied = 0
  }

  /** The levels, best first. */
  *bestFirst(): Generator<PriceLevel> {
    for (let index = this.#levels.length - 1; index >= 0; index -= 1) {
      const level = this.#levels[index]
      if (level && !level.isEmpty) yield level
    }
  }

  /** The best levels as prices and totals. */
  view(depth: number): (readonly [price: Scaled, quantity: Scaled])[] {
    return this.bestFirst()
      .take(depth)
      .map(({ price, total }) => [price, total] as const)
      .toArray()
  }

  /** The first position whose key is at least the given one. */
  #position(key: number): number {
    let low = 0
    let high = this.#keys.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#keys[middle] ?? key) < key) low = middle + 1
      else high = middle
    }
    return low
  }
}
