/** As many as a checksum is of. */
export const bestLevels = 10

const dot = 46
const zero = 48

/** A level as it was stated, with its digits for a checksum, made when they are first asked for. */
export class BookLevel {
  readonly price: string
  readonly quantity: string
  #digits: Uint8Array | undefined

  constructor(price: string, quantity: string) {
    this.price = price
    this.quantity = quantity
  }

  /** ASCII codes of price and quantity, without dots and leading zeros, one after the other. */
  get digits(): Uint8Array {
    return (this.#digits ??= digitsOf(this.price, this.quantity))
  }
}

/** One side of a book, sorted. The best level stands last: most changes are near it, and little has to be moved. */
export class BookSide {
  /** The price of a bid, the negative price of an ask: the greater, the better. */
  #keys = new Float64Array(256)
  readonly #levels: BookLevel[] = []
  readonly #sign: 1 | -1
  #touches = 0

  constructor(side: 'bid' | 'ask') {
    this.#sign = side === 'bid' ? 1 : -1
  }

  get size(): number {
    return this.#levels.length
  }

  get best(): BookLevel | undefined {
    return this.#levels.at(-1)
  }

  /** The best price as a number; `NaN` of an empty side, so that every comparison with it is false. */
  get bestPrice(): number {
    const { length } = this.#levels
    return length === 0 ? Number.NaN : this.#sign * this.#keys[length - 1]!
  }

  /** Grows with every change among the best levels, and with none beyond them. */
  get touches(): number {
    return this.#touches
  }

  /** The level at this place, 0 for the best. */
  at(place: number): BookLevel | undefined {
    return this.#levels[this.#levels.length - 1 - place]
  }

  clear(): void {
    this.#levels.length = 0
    this.#touches++
  }

  /**
   * Sets the quantity at a price, and removes the level when it is zero. Prices of up to 15 digits are told apart. Returns
   * false, and changes nothing, when price and quantity are no positive and no non-negative number.
   */
  set(price: string, quantity: string): boolean {
    const value = Number(price)
    const amount = Number(quantity)
    if (!(value > 0 && amount >= 0 && value < Infinity && amount < Infinity)) return false
    if (price === '' || quantity === '') return false
    const key = this.#sign * value
    const place = this.#placeOf(key)
    const isKnown = place < this.#levels.length && this.#keys[place] === key
    if (place >= this.#levels.length - bestLevels) this.#touches++
    if (amount === 0) {
      if (isKnown) this.#remove(place)
    } else if (isKnown) this.#levels[place] = new BookLevel(price, quantity)
    else this.#insert(place, key, new BookLevel(price, quantity))
    return true
  }

  /** Forgets all but the best levels. */
  truncate(depth: number): void {
    const surplus = this.#levels.length - depth
    if (surplus <= 0) return
    this.#keys.copyWithin(0, surplus, this.#levels.length)
    this.#levels.splice(0, surplus)
  }

  /** The first place whose key is not smaller. */
  #placeOf(key: number): number {
    const keys = this.#keys
    let high = this.#levels.length
    if (high === 0 || keys[high - 1]! < key) return high
    let low = 0
    while (low < high) {
      const middle = (low + high) >>> 1
      if (keys[middle]! < key) low = middle + 1
      else high = middle
    }
    return low
  }

  #insert(place: number, key: number, level: BookLevel): void {
    const { length } = this.#levels
    if (length === this.#keys.length) this.#grow()
    this.#keys.copyWithin(place + 1, place, length)
    this.#keys[place] = key
    if (place === length) this.#levels.push(level)
    else this.#levels.splice(place, 0, level)
  }

  #remove(place: number): void {
    this.#keys.copyWithin(place, place + 1, this.#levels.length)
    if (place === this.#levels.length - 1) this.#levels.pop()
    else this.#levels.splice(place, 1)
  }

  #grow(): void {
    const keys = new Float64Array(2 * this.#keys.length)
    keys.set(this.#keys)
    this.#keys = keys
  }
}

function digitsOf(...decimals: readonly string[]): Uint8Array {
  const codes: number[] = []
  for (const decimal of decimals) {
    let isLeading = true
    for (let at = 0; at < decimal.length; at++) {
      const code = decimal.charCodeAt(at)
      if (code === dot || (isLeading && code === zero)) continue
      isLeading = false
      codes.push(code)
    }
  }
  return Uint8Array.from(codes)
}
