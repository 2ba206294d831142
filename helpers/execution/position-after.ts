import { compareDecimals } from '../decimal-arithmetic.ts'
import { positionOf, type Fill, type FilledPosition } from './position.ts'

/** A position as a trading system tells it; decimals as text, short below zero. */
export interface ToldPosition {
  readonly quantity: string
  readonly averagePrice?: string | undefined
}

/**
 * What a position must be after fills. A position that was held before counts as one fill at its average price; where that
 * is not told, the average price afterwards is not known either, and undefined. Exact, as `positionOf` is.
 */
export function positionAfter(
  before: ToldPosition | undefined,
  fills: readonly Fill[],
): Pick<FilledPosition, 'quantity' | 'averagePrice'> {
  const held = before ?? { quantity: '0' }
  const sign = compareDecimals(held.quantity, '0')
  if (sign === 0) return positionOf(fills)
  const opening: Fill = {
    side: sign > 0 ? 'buy' : 'sell',
    quantity: held.quantity.replace('-', ''),
    price: held.averagePrice ?? '1',
  }
  const { quantity, averagePrice } = positionOf([opening, ...fills])
  return { quantity, averagePrice: held.averagePrice === undefined ? undefined : averagePrice }
}

/**
 * By how many percent the average price of a position deviates from what it must be; 0 where nothing must be held, and
 * infinite where a price is missing on either side: that none is told is no agreement.
 */
export function priceDeviationPct(told: ToldPosition | undefined, expected: ToldPosition): number {
  if (compareDecimals(expected.quantity, '0') === 0) return 0
  if (told?.averagePrice === undefined || expected.averagePrice === undefined)
    return Number.POSITIVE_INFINITY
  const due = Number(expected.averagePrice)
  return (100 * Math.abs(Number(told.averagePrice) - due)) / due
}
