import { priceOf, quantityOf } from './side.ts'

/** A price at which a quantity was traded. */
export interface PricedQuantity {
  readonly price: number
  readonly quantity: number
}

/**
 * Mean price weighted by quantity, Σpq / Σq: the average price of fills, and of a market's trades its VWAP. In the unit of
 * the prices. Throws `RangeError` of nothing, and of a price or a quantity that is not above zero.
 */
export function averagePrice(trades: readonly PricedQuantity[]): number {
  if (trades.length === 0) throw new RangeError('an average price must have a trade, had none')
  let [value, volume] = [0, 0]
  for (const { price, quantity } of trades) {
    value += priceOf('a trade', price) * quantityOf('a trade', quantity)
    volume += quantity
  }
  return value / volume
}

/** The sum of quantities. Throws `RangeError` of a quantity that is not above zero. */
export const totalQuantity = (trades: readonly PricedQuantity[]): number =>
  trades.reduce((total, { quantity }) => total + quantityOf('a trade', quantity), 0)
