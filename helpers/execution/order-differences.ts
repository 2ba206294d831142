import { addDecimals, compareDecimals } from '../decimal-arithmetic.ts'
import { averagePrice as averagePriceOf } from './average-price.ts'

/** Enough of an order to find it at the venue. */
export interface NamedOrder {
  readonly venueOrderId?: string | undefined
}

/** Orders that are in the later list and not in the earlier one. */
export function newOrders<Order extends NamedOrder>(
  earlier: readonly NamedOrder[],
  later: readonly Order[],
): readonly Order[] {
  const known = new Set(earlier.map(({ venueOrderId }) => venueOrderId))
  return later.filter(({ venueOrderId }) => !known.has(venueOrderId))
}

/** Price and quantity of an order; decimals as text. */
interface Terms {
  readonly price?: string | undefined
  readonly quantity: string
}

/**
 * Whether an order is of the same price and quantity as a given one: so is one that was sent again under another id, and as
 * a rule none of somebody else who uses the account at the same time.
 */
export const like =
  (wanted: Terms) =>
  ({ price, quantity }: Terms): boolean =>
    compareDecimals(price ?? '0', wanted.price ?? '0') === 0 &&
    compareDecimals(quantity, wanted.quantity) === 0

/**
 * Orders that only one of two sides shows as open, by the venue's id, sorted: those that the venue shows and the trading
 * system does not are nobody's to cancel, the others are counted on in vain.
 */
export function untrackedOrders(
  atFirm: readonly NamedOrder[],
  atVenue: readonly NamedOrder[],
): readonly string[] {
  const untracked = [...newOrders(atFirm, atVenue), ...newOrders(atVenue, atFirm)]
  return untracked
    .map(({ venueOrderId = 'an order without an id of the venue' }) => venueOrderId)
    .toSorted()
}

/** One trade of the account at the venue; decimals as text. */
export interface VenueTrade {
  readonly venueOrderId: string
  readonly price: string
  readonly quantity: string
}

/** An order as the trading system tells it; decimals as text. */
export interface AccountedOrder extends NamedOrder {
  readonly filledQuantity: string
  readonly averagePrice?: string | undefined
}

/** Largest relative distance of an average price that a trading system may round. */
const priceTolerance = 1e-9

/**
 * How what a trading system tells of an order differs from the venue's own trades, in words; undefined where it does not.
 * Quantities are compared exactly, the average price Σpq / Σq to one part in 10^9.
 */
export function accountingFlaw(
  order: AccountedOrder,
  trades: readonly VenueTrade[],
): string | undefined {
  const flaw = filledFlaw(order, trades)
  const average = averageOf(order, trades)
  if (flaw !== undefined || average === undefined) return flaw
  const isClose = Math.abs(Number(order.averagePrice) - average) <= average * priceTolerance
  return isClose ? undefined : `average price ${order.averagePrice} must be ${average}`
}

/** How the filled quantity of an order differs from the venue's own trades, in words; undefined where it does not. Exact. */
export function filledFlaw(
  { venueOrderId, filledQuantity }: AccountedOrder,
  trades: readonly VenueTrade[],
): string | undefined {
  const own = trades.filter(trade => trade.venueOrderId === venueOrderId)
  const filled = addDecimals(...own.map(({ quantity }) => quantity))
  if (compareDecimals(filled, filledQuantity) === 0) return undefined
  return `${filledQuantity} must be the ${filled} that the venue filled`
}

/**
 * By how many percent the average price that is told of an order deviates from that of the venue's own trades; 0 where the
 * venue has none, and infinite where it has and no price is told.
 */
export function orderPriceDeviationPct(
  order: AccountedOrder,
  trades: readonly VenueTrade[],
): number {
  const average = averageOf(order, trades)
  if (average === undefined) return 0
  if (order.averagePrice === undefined) return Number.POSITIVE_INFINITY
  return (100 * Math.abs(Number(order.averagePrice) - average)) / average
}

/** Σpq / Σq of the venue's trades of an order; undefined where it has none. */
function averageOf(
  { venueOrderId }: AccountedOrder,
  trades: readonly VenueTrade[],
): number | undefined {
  const own = trades
    .filter(trade => trade.venueOrderId === venueOrderId)
    .map(({ price, quantity }) => ({ price: Number(price), quantity: Number(quantity) }))
  return own.length === 0 ? undefined : averagePriceOf(own)
}
