import type { Desk } from './desk.ts'
import type { LiveOrder } from './live-order.ts'
import { relock } from './locking.ts'
import type { Market } from './market.ts'
import type { Order, OrderStatus } from './types.ts'

/** Ends an order: nothing stays locked for it, and it is remembered among the closed. Its place in the book is not touched. */
export function close(
  desk: Desk,
  order: LiveOrder,
  status: Exclude<OrderStatus, 'accepted' | 'partially-filled'>,
): void {
  order.status = status
  order.updatedMs = desk.nowMs
  relock(desk, order)
  order.owner.close(order, desk.orders)
}

/** Takes an order out of the triggers or its queue; returns the level that it left. */
export function withdraw(market: Market, order: LiveOrder): LiveOrder['level'] {
  const { level } = order
  if (level) level.remove(order)
  else if (order.waitsForTrigger) market.triggers.remove(order)
  return level
}

/** Ends what is left of an order that found too little to trade with. */
export function expire(desk: Desk, order: LiveOrder, expiryReason: Order['expiryReason']): void {
  order.expiryReason = expiryReason
  close(desk, order, 'expired')
  if (desk.bus.hasListeners) desk.bus.emit({ type: 'expired', order })
}
