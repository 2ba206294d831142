import { magnitude, over, times, zero, type Amount } from '../amount.ts'

/** What is held of an instrument; short is below zero. */
export interface Position {
  readonly quantity: Amount
  /** Absent while nothing is held. */
  readonly averagePrice?: Amount | undefined
}

export const flat: Position = { quantity: zero }

/**
 * A position after a trade of a signed quantity. What grows it is averaged in by quantity; what shrinks it leaves the
 * average; what turns it around begins anew at the price of the trade.
 */
export function traded({ quantity, averagePrice }: Position, by: Amount, price: Amount): Position {
  const after = quantity + by
  if (after === zero) return flat
  if (averagePrice === undefined || quantity < zero !== after < zero)
    return { quantity: after, averagePrice: price }
  if (magnitude(after) <= magnitude(quantity)) return { quantity: after, averagePrice }
  const cost = times(magnitude(quantity), averagePrice) + times(magnitude(by), price)
  return { quantity: after, averagePrice: over(cost, magnitude(after)) }
}
