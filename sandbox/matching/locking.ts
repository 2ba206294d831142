import { touchedBase, touchedQuote, type Desk } from './desk.ts'
import type { LiveOrder } from './live-order.ts'
import { costUp, productUp } from './scaled.ts'
import type { Scaled } from './types.ts'

/** What must stand behind the rest of an order: a buy's worth at its limit (or trigger) and fee, a sell's quantity. */
export function requiredLock(desk: Desk, order: LiveOrder): Scaled {
  if (order.remaining === 0n || !order.isOpen) return 0n
  if (order.isMarket && !order.waitsForTrigger) return 0n
  if (order.side === 'sell') return order.remaining
  const price = order.isMarket ? order.triggerPrice : order.price
  return desk.feesIn === 'received'
    ? productUp(price, order.remaining)
    : costUp(price, order.remaining, desk.buyFeeRate)
}

/** Brings what an order locks in line with what it requires; false, and nothing done, when the balance is too small. */
export function relock(desk: Desk, order: LiveOrder): boolean {
  const required = requiredLock(desk, order)
  const change = required - order.locked
  if (change === 0n) return true
  const holding = order.side === 'buy' ? order.owner.quote : order.owner.base
  if (change > holding.free) return false
  holding.free -= change
  holding.locked += change
  order.locked = required
  desk.touch(order.owner, order.side === 'buy' ? touchedQuote : touchedBase)
  return true
}
