import type { StatedLevel } from '../../core/market-event.ts'

/** Of each message so many levels are looked at, the best ones where they are sorted, and so many of an instrument. */
const levelsOfMessage = 20
const mostPrices = 2_000

const dotCode = 46
const zeroCode = 48

/**
 * The greatest step that all prices of an instrument are multiples of: their greatest common divisor. Exact, because prices
 * are counted in whole numbers; one that takes more than 15 digits is passed over.
 */
export class PriceGrid {
  prices = 0
  #divisor = 0
  #decimals = 0

  /** Prices of a message, until there are enough. What is no price is left to who follows the book. */
  take(levels: readonly StatedLevel[]): void {
    if (this.prices >= mostPrices) return
    const count = Math.min(levelsOfMessage, levels.length)
    for (let place = 0; place < count; place++) {
      const price: unknown = levels[place]![0]
      if (typeof price === 'string' && price !== '') this.#takePrice(price)
    }
  }

  /** As a decimal number; undefined without a price. */
  get step(): string | undefined {
    if (this.prices === 0) return undefined
    const digits = String(this.#divisor).padStart(this.#decimals + 1, '0')
    const point = digits.length - this.#decimals
    return this.#decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`
  }

  #takePrice(price: string): void {
    let value = 0
    let dot = -1
    let length = price.length
    for (let at = 0; at < price.length; at++) {
      const code = price.charCodeAt(at)
      if (code === dotCode && dot < 0) {
        dot = at
        length = lengthWithoutZeros(price)
      } else if (code < zeroCode || code > zeroCode + 9) return
      else if (at < length) value = value * 10 + (code - zeroCode)
    }
    if (value > Number.MAX_SAFE_INTEGER) return
    const decimals = dot < 0 ? 0 : Math.max(0, length - 1 - dot)
    // Whatever is counted in such units is a multiple of one.
    if (this.#divisor === 1 && decimals <= this.#decimals) this.prices++
    else this.#takeValue(value, decimals)
  }

  #takeValue(value: number, decimals: number): void {
    const common = Math.max(decimals, this.#decimals)
    const counted = value * 10 ** (common - decimals)
    const divisor = this.#divisor * 10 ** (common - this.#decimals)
    if (Math.max(counted, divisor) > Number.MAX_SAFE_INTEGER) return
    this.prices++
    this.#decimals = common
    this.#divisor = divisorOf(counted, divisor)
  }
}

/** Of a text with a dot: zeros at its end say nothing. */
function lengthWithoutZeros(decimal: string): number {
  let { length } = decimal
  while (decimal.charCodeAt(length - 1) === zeroCode) length--
  return length
}

/** Euclid's; 0 divides by everything. */
function divisorOf(one: number, other: number): number {
  let [greater, smaller] = [one, other]
  while (smaller > 0) [greater, smaller] = [smaller, greater % smaller]
  return greater
}
