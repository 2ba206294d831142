import { priceOf } from './side.ts'

/** A price that was in force from a time on. */
export interface TimedPrice {
  readonly atMs: number
  readonly price: number
}

/**
 * TWAP of equal slices: the mean of the prices, in their unit. Throws `RangeError` of none, and of one not above zero.
 */
export function meanPrice(prices: readonly number[]): number {
  if (prices.length === 0) throw new RangeError('a mean price must have a price, had none')
  return prices.reduce((sum, price) => sum + priceOf('a slice', price), 0) / prices.length
}

/**
 * TWAP of prices that change at any time: each counts for as long as it was the last one, from the first until `endMs`,
 * in the unit of the prices. Throws `RangeError` of none, of one not above zero, of times that go back, and of an end
 * that is not after the first.
 */
export function timeWeightedPrice(prices: readonly TimedPrice[], endMs: number): number {
  const [first] = prices
  if (!first) throw new RangeError('a time-weighted price must have a price, had none')
  let weighted = 0
  for (const [index, { atMs, price }] of prices.entries()) {
    const untilMs = prices[index + 1]?.atMs ?? endMs
    if (!(untilMs >= atMs))
      throw new RangeError(`times must go forward, went from ${atMs} to ${untilMs}`)
    weighted += priceOf('a price', price) * (untilMs - atMs)
  }
  if (!(endMs > first.atMs))
    throw new RangeError(`the end must be after the first price at ${first.atMs}, was ${endMs}`)
  return weighted / (endMs - first.atMs)
}
