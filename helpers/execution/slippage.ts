import { priceOf, signOf, type Side } from './side.ts'

/**
 * By how much a price is worse than a reference, in basis points of the reference: side · (price − reference) / reference,
 * with side +1 for a buy and −1 for a sell; below zero it is better. Against the mid at arrival it is arrival slippage,
 * against the market's VWAP or TWAP slippage from that. Throws `RangeError` of a price that is not above zero.
 * Source: Kissell, The Science of Algorithmic Trading and Portfolio Management (2013).
 */
export function slippageBps(side: Side, price: number, reference: number): number {
  const base = priceOf('the reference', reference)
  return ((signOf(side) * (priceOf('the price', price) - base)) / base) * 1e4
}
