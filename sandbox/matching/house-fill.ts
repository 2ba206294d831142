import { activateReached } from './activation.ts'
import type { Desk } from './desk.ts'
import type { LiveOrder } from './live-order.ts'
import type { Market } from './market.ts'
import { trade } from './trading.ts'
import type { Scaled } from './types.ts'

/**
 * Lets the house take from one order that rests, past whatever stands before it: to the owner, the book and the tape it
 * is a trade like any other at the order's price.
 */
export function fillResting(
  desk: Desk,
  market: Market,
  { order, quantity }: { readonly order: LiveOrder; readonly quantity: Scaled },
): void {
  const { level } = order
  if (!level) return
  const takerSide = order.side === 'buy' ? 'sell' : 'buy'
  trade(desk, { market, level, maker: order, taker: undefined, takerSide, quantity })
  activateReached(desk, market)
}
