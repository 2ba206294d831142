import { quantityOf } from './side.ts'

/** How much of an order was filled. */
export interface OrderFill {
  readonly orderedQuantity: number
  readonly filledQuantity: number
}

/** Shares from 0 to 1. */
export interface FillRate {
  /** Filled of what was ordered; means something only where quantities are of one instrument, or all in money. */
  readonly byQuantity: number
  /** Orders that were filled whole. */
  readonly byCount: number
  /** Orders that were filled at all. */
  readonly touched: number
}

/**
 * Share of orders that was filled. Throws `RangeError` without an order (none filled of none is no success), of an
 * ordered quantity that is not above zero, and of a filled one below zero or beyond it.
 */
export function fillRate(orders: readonly OrderFill[]): FillRate {
  if (orders.length === 0) throw new RangeError('a fill rate must have an order, had none')
  let [ordered, filled, whole, touched] = [0, 0, 0, 0]
  for (const { orderedQuantity, filledQuantity } of orders) {
    if (!(filledQuantity >= 0 && filledQuantity <= orderedQuantity))
      throw new RangeError(
        `a filled quantity must be from 0 to the ${orderedQuantity} ordered, was ${filledQuantity}`,
      )
    ordered += quantityOf('an order', orderedQuantity)
    filled += filledQuantity
    if (filledQuantity === orderedQuantity) whole++
    if (filledQuantity > 0) touched++
  }
  return {
    byQuantity: filled / ordered,
    byCount: whole / orders.length,
    touched: touched / orders.length,
  }
}
