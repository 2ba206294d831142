import { averagePrice, totalQuantity, type PricedQuantity } from './average-price.ts'
import { priceOf, quantityOf, signOf, type Side } from './side.ts'

/** An order with what became of it; prices in one currency, `fees` in the same, below zero for rebates. */
export interface ExecutedOrder {
  readonly side: Side
  readonly orderedQuantity: number
  /** Mid price when the strategy decided. */
  readonly decisionPrice: number
  /** Mid price when the order was sent. */
  readonly arrivalPrice: number
  readonly fills: readonly PricedQuantity[]
  /** Mid price when the rest was given up: what was not filled is held against it. */
  readonly endPrice: number
  readonly fees: number
}

/** What an order cost beside the paper trade at the decision price, in money; above zero is a cost. */
export interface ImplementationShortfall {
  /** Of what was filled, while the order was on its way to the market. */
  readonly delay: number
  /** Of what was filled, from the arrival on. */
  readonly trading: number
  /** `delay` and `trading`. */
  readonly execution: number
  /** Of what was not filled. */
  readonly opportunity: number
  readonly fees: number
  readonly total: number
  /** `total`, in basis points of the paper trade: ordered quantity times decision price. */
  readonly totalBps: number
  readonly filledQuantity: number
}

/**
 * Implementation shortfall: side · [Σq(p − decision) + (ordered − Σq)(end − decision)] + fees, with side +1 for a buy and
 * −1 for a sell, split into delay, trading, opportunity and fees. An order that was not filled has no execution cost, and
 * all of the opportunity cost. Throws `RangeError` of a price or quantity that is not above zero, of fees that are no
 * number, and of fills beyond the ordered quantity (by more than rounding).
 * Source: Perold, "The implementation shortfall: paper versus reality", Journal of Portfolio Management 14 (1988); the
 * split into delay and trading after Wagner and Edwards, "Best execution", Financial Analysts Journal 49 (1993).
 */
export function implementationShortfall(order: ExecutedOrder): ImplementationShortfall {
  const { side, fills, fees } = order
  const ordered = quantityOf('an order', order.orderedQuantity)
  const decision = priceOf('the decision price', order.decisionPrice)
  const arrival = priceOf('the arrival price', order.arrivalPrice)
  const end = priceOf('the end price', order.endPrice)
  if (!Number.isFinite(fees)) throw new RangeError(`fees must be a number, were ${fees}`)
  const filled = totalQuantity(fills)
  if (filled > ordered * (1 + 1e-9))
    throw new RangeError(`fills must be at most the ${ordered} ordered, were ${filled}`)

  const sign = signOf(side)
  const delay = sign * filled * (arrival - decision)
  const trading = filled === 0 ? 0 : sign * filled * (averagePrice(fills) - arrival)
  const opportunity = sign * Math.max(0, ordered - filled) * (end - decision)
  const total = delay + trading + opportunity + fees
  return {
    delay,
    trading,
    execution: delay + trading,
    opportunity,
    fees,
    total,
    totalBps: (total / (ordered * decision)) * 1e4,
    filledQuantity: filled,
  }
}
