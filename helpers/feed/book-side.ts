import type { StatedLevel } from '../../core/market-event.ts'
import { decimalValue } from './decimal-value.ts'
import { LevelSums, longestLevel } from './level-sums.ts'

/** As many as a checksum is of. */
export const bestLevels = 10

/** What is wrong with the levels of a snapshot. */
export interface Flaws {
  readonly none: number
  readonly misplaced: number
}

/**
 * One side of a book, sorted. The best level stands last: most changes are near it, and little has to be moved. What moves
 * are numbers, the price and where the level is kept; the levels themselves stay where they are.
 */
export class BookSide {
  /** The price of a bid, the negative price of an ask: the greater, the better. */
  #keys = new Float64Array(256)
  #slots = new Int32Array(256)
  #size = 0
  readonly #levels: (StatedLevel | undefined)[] = []
  readonly #sums = new LevelSums()
  readonly #freeSlots: number[] = []
  readonly #sign: 1 | -1
  #touchedFrom = 0
  /** Where a level was looked for last. */
  #near = 0

  constructor(side: 'bid' | 'ask') {
    this.#sign = side === 'bid' ? 1 : -1
  }

  get size(): number {
    return this.#size
  }

  get best(): StatedLevel | undefined {
    return this.at(0)
  }

  /** The best price as a number; `NaN` of an empty side, so that every comparison with it is false. */
  get bestPrice(): number {
    return this.#size === 0 ? Number.NaN : this.#sign * this.#keys[this.#size - 1]!
  }

  /** The worst price as a number; undefined of an empty side. */
  get worstPrice(): number | undefined {
    return this.#size === 0 ? undefined : this.#sign * this.#keys[0]!
  }

  /** The first of the best levels that is not what it was when this was asked last; `bestLevels` when all are. */
  takeTouched(): number {
    const from = this.#touchedFrom
    this.#touchedFrom = bestLevels
    return from
  }

  /** The level at this place, 0 for the best. */
  at(place: number): StatedLevel | undefined {
    return place < this.#size ? this.#levels[this.#slots[this.#size - 1 - place]!] : undefined
  }

  /** How many bytes of a checksum the level at this place is. */
  bytesAt(place: number): number {
    const slot = this.#slots[this.#size - 1 - place]!
    return this.#sums.bytesOf(slot, this.#levels[slot]!)
  }

  /** The checksum of the level at this place alone, whose bytes were asked for. */
  sumAt(place: number): number {
    return this.#sums.sumOf(this.#slots[this.#size - 1 - place]!)
  }

  /**
   * Becomes the side of a snapshot, whose best level stands first. Counts the levels that are none, and those that are no
   * worse than the one before them.
   */
  load(levels: readonly StatedLevel[]): Flaws {
    this.#size = 0
    this.#levels.length = 0
    this.#sums.clear()
    this.#freeSlots.length = 0
    this.#touchedFrom = 0
    let [none, misplaced] = [0, 0]
    for (let index = levels.length - 1; index >= 0; index--) {
      const sizeBefore = this.#size
      const bestBefore = sizeBefore === 0 ? -Infinity : this.#keys[sizeBefore - 1]!
      if (!this.set(levels[index]!)) none++
      else if (this.#size > sizeBefore && this.#keys[sizeBefore]! > bestBefore) continue
      else misplaced++
    }
    return { none, misplaced }
  }

  /**
   * Sets the quantity at a price, and removes the level when it is zero. Prices of up to 15 digits are told apart. Returns
   * false, and changes nothing, when price and quantity are no positive and no non-negative number.
   */
  set(level: StatedLevel): boolean {
    // Taken by index: to take a list apart runs its iterator, which costs more than all else here.
    const price: unknown = level[0]
    const quantity: unknown = level[1]
    if (typeof price !== 'string' || typeof quantity !== 'string') return false
    const value = decimalValue(price)
    const amount = decimalValue(quantity)
    if (!(value > 0 && amount >= 0 && value < Infinity && amount < Infinity)) return false
    if (price.length + quantity.length > longestLevel) return false
    const key = this.#sign * value
    const place = this.#placeOf(key)
    const isKnown = place < this.#size && this.#keys[place] === key
    if (amount === 0) {
      if (isKnown) this.#remove(place)
    } else if (isKnown) {
      this.#touch(this.#size - 1 - place)
      this.#keep(this.#slots[place]!, level)
    } else this.#insert(place, key, level)
    return true
  }

  /** The levels that are set from now on are told from the best one on, as a message tells them. */
  beginAtBest(): void {
    this.#near = this.#size
  }

  /** Forgets all but the best levels. */
  truncate(depth: number): void {
    const surplus = this.#size - depth
    if (surplus <= 0) return
    for (let place = 0; place < surplus; place++) this.#free(this.#slots[place]!)
    this.#keys.copyWithin(0, surplus, this.#size)
    this.#slots.copyWithin(0, surplus, this.#size)
    this.#size = depth
  }

  /** The first place whose key is not smaller; looked for from where the last one was found, in steps that double. */
  #placeOf(key: number): number {
    const keys = this.#keys
    let high = Math.min(this.#near, this.#size)
    let low = high - 1
    if (high < this.#size && keys[high]! < key) {
      for (let step = 1; high < this.#size && keys[high]! < key; step *= 2) {
        low = high
        high += step
      }
      high = Math.min(high, this.#size)
    } else
      for (let step = 1; low >= 0 && keys[low]! >= key; step *= 2) {
        high = low
        low -= step
      }
    low = low < 0 ? 0 : low + 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (keys[middle]! < key) low = middle + 1
      else high = middle
    }
    return (this.#near = low)
  }

  #insert(place: number, key: number, level: StatedLevel): void {
    if (this.#size === this.#keys.length) this.#grow()
    if (place < this.#size) {
      this.#keys.copyWithin(place + 1, place, this.#size)
      this.#slots.copyWithin(place + 1, place, this.#size)
    }
    this.#touch(this.#size - place)
    const slot = this.#freeSlots.pop() ?? this.#levels.length
    this.#keep(slot, level)
    this.#keys[place] = key
    this.#slots[place] = slot
    this.#size++
  }

  #remove(place: number): void {
    this.#touch(this.#size - 1 - place)
    this.#free(this.#slots[place]!)
    this.#size--
    if (place === this.#size) return
    this.#keys.copyWithin(place, place + 1, this.#size + 1)
    this.#slots.copyWithin(place, place + 1, this.#size + 1)
  }

  /** The level at this place, 0 for the best, and all behind it may be others from now on. */
  #touch(place: number): void {
    if (place < this.#touchedFrom) this.#touchedFrom = place
  }

  #keep(slot: number, level: StatedLevel): void {
    this.#levels[slot] = level
    this.#sums.forget(slot)
  }

  #free(slot: number): void {
    this.#levels[slot] = undefined
    this.#freeSlots.push(slot)
  }

  #grow(): void {
    const [keys, slots] = [this.#keys, this.#slots]
    this.#keys = new Float64Array(2 * keys.length)
    this.#keys.set(keys)
    this.#slots = new Int32Array(2 * slots.length)
    this.#slots.set(slots)
  }
}
