import type { BestPrices, InstrumentRules, LimitOrder } from './port.ts'
import { ceilDivide, ceilTo, floorTo, one, scaled, text } from './scaled-decimal.ts'

/** How far below the best bid a probe order rests: far from any fill, inside the price bands that venues set. */
const distancePct = 20n

/** A price on the instrument's tick, 20 % below the best bid: rests, and is not filled by ordinary moves. */
export function restingPrice(bestBid: string, { tickSize }: InstrumentRules): string {
  return text(floorTo((scaled(bestBid) * (100n - distancePct)) / 100n, scaled(tickSize)))
}

/** How far beyond the best price of the other side an order that takes is limited: enough for a market that moves on. */
const takingBps = 50n

/** A price on the tick at which an order of this side takes at once. */
export function marketablePrice(
  { bid, ask }: BestPrices,
  side: 'buy' | 'sell',
  { tickSize }: InstrumentRules,
): string {
  const limit =
    side === 'buy'
      ? (scaled(ask) * (10_000n + takingBps)) / 10_000n
      : (scaled(bid) * (10_000n - takingBps)) / 10_000n
  return text(floorTo(limit, scaled(tickSize)))
}

/** So many times a quantity. */
export const timesQuantity = (quantity: string, times: bigint): string =>
  text(scaled(quantity) * times)

/** Nearer to the market than this, in percent, an ordinary move might fill an order. */
const nearestPct = 10n

/** Whether an order rests so far from the best prices of a moment that an ordinary move does not fill it. */
export function isFarFromMarket(
  { side, price }: Pick<LimitOrder, 'side' | 'price'>,
  { bid, ask }: BestPrices,
): boolean {
  return side === 'buy'
    ? scaled(price) * 100n <= scaled(bid) * (100n - nearestPct)
    : scaled(price) * 100n >= scaled(ask) * (100n + nearestPct)
}

/** Whether an order is of the smallest quantity that the instrument's rules accept at its price. */
export const isSmallest = (
  { price, quantity }: Pick<LimitOrder, 'price' | 'quantity'>,
  rules: InstrumentRules,
): boolean => scaled(quantity) <= scaled(smallestQuantity(price, rules))

/** The smallest quantity, in base units, that the instrument's rules accept at this price. */
export function smallestQuantity(price: string, rules: InstrumentRules): string {
  const forNotional = ceilDivide(scaled(rules.minNotional) * one, scaled(price))
  const least = forNotional > scaled(rules.minQuantity) ? forNotional : scaled(rules.minQuantity)
  return text(ceilTo(least, scaled(rules.lotSize)))
}

/** Price times quantity, as a decimal string of the quote asset. */
export function notionalOf(price: string, quantity: string): string {
  return text((scaled(price) * scaled(quantity)) / one)
}

/** A decimal between two steps of a grid: half a step beyond the one given. */
export const offTheGrid = (decimal: string, step: string): string =>
  text(scaled(decimal) + scaled(step) / 2n)

/** The sum of two decimals. */
export const sumOf = (one: string, other: string): string => text(scaled(one) + scaled(other))
