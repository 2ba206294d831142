/** Which way an order goes. */
export type Side = 'buy' | 'sell'

/** +1 for a buy and -1 for a sell: with it, a cost is positive whichever way one traded. */
export const signOf = (side: Side): 1 | -1 => (side === 'buy' ? 1 : -1)

/** A price that a cost is a share of. Throws `RangeError` unless it is finite and above zero. */
export function priceOf(what: string, price: number): number {
  if (Number.isFinite(price) && price > 0) return price
  throw new RangeError(`${what} must be a price above 0, was ${price}`)
}

/** A quantity. Throws `RangeError` unless it is finite and above zero. */
export function quantityOf(what: string, quantity: number): number {
  if (Number.isFinite(quantity) && quantity > 0) return quantity
  throw new RangeError(`${what} must be a quantity above 0, was ${quantity}`)
}
