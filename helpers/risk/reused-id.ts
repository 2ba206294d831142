import { compareDecimals } from '../decimal-arithmetic.ts'
import { like } from '../execution/order-differences.ts'

/** Price and quantity; decimals as text. */
interface Terms {
  readonly price?: string | undefined
  readonly quantity: string
}

/** Another order under the client order id of one that is known, and what came of it. */
export interface ReusedId {
  readonly first: Terms
  readonly other: Terms
  /** What the trading system tells under the id afterwards; undefined where it tells of no order. */
  readonly told: Terms | undefined
  /** Orders at the venue that were not there before. */
  readonly atVenue: readonly Terms[]
}

/**
 * What is wrong with how a client order id that is taken is treated, one sentence each: the order under it stays what it
 * was, and the other never reaches the venue. Throws `RangeError` where both orders are alike, which shows nothing.
 */
export function reusedIdFlaws({ first, other, told, atVenue }: ReusedId): readonly string[] {
  if (like(first)(other)) throw new RangeError('the other order must differ, is alike')
  const count = atVenue.filter(like(other)).length
  return [
    ...(count > 0 ? [`the other order must not reach the venue, is there ${count} times`] : []),
    ...(told === undefined ? ['the first order must still be known, is not'] : []),
    ...(told && compareDecimals(told.quantity, first.quantity) !== 0
      ? [`the first order must stay one of ${first.quantity}, is told as ${told.quantity}`]
      : []),
  ]
}
