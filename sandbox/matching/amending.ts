import type { Lapses } from './admission.ts'
import { close, expire, withdraw } from './closing.ts'
import type { Desk } from './desk.ts'
import { snapshot, type LiveOrder } from './live-order.ts'
import { relock } from './locking.ts'
import type { Market } from './market.ts'
import type { Order, Scaled } from './types.ts'

/** Cancels an open order; a venue that forgets cancels says that it did, and the order stays. */
export function cancelOrder(
  desk: Desk,
  { market, order, lapses }: { market: Market; order: LiveOrder; lapses: Lapses },
  cancelId: string | undefined,
): Order {
  if (lapses.forgetCancel?.()) {
    const claimed = { ...snapshot(order), status: 'canceled', updatedMs: desk.nowMs } as const
    desk.bus.emit({ type: 'canceled', order: claimed, cancelId })
    return claimed
  }
  const level = withdraw(market, order)
  close(desk, order, 'canceled')
  if (desk.bus.hasListeners) desk.bus.emit({ type: 'canceled', order, cancelId })
  if (level) desk.levelChanged(market, order.side, level)
  return order
}

/** What a reduction asks for: the order's new quantity in all, and a new client order id if any. */
export interface Reduction {
  readonly quantity: Scaled
  readonly clientOrderId: string | undefined
  readonly lapses: Lapses
}

/** Whether a reduction leaves something open that the instrument trades in, under an id that is free. */
export function isReduction(market: Market, order: LiveOrder, reduction: Reduction): boolean {
  const { quantity, clientOrderId, lapses } = reduction
  if (quantity >= order.quantity) return false
  if (quantity <= order.filledQuantity + order.preventedQuantity) return false
  if (!market.filters.keepsLot(quantity)) return false
  if (clientOrderId === undefined || clientOrderId === order.clientOrderId) return true
  return !order.owner.isOpen(clientOrderId) || lapses.acceptDuplicates?.() === true
}

/** Makes an open order smaller where it stands. */
export function reduceOrder(
  desk: Desk,
  market: Market,
  {
    order,
    quantity,
    clientOrderId,
  }: {
    order: LiveOrder
    quantity: Scaled
    clientOrderId: string | undefined
  },
): void {
  const cut = order.quantity - quantity
  order.quantity = quantity
  order.remaining -= cut
  order.updatedMs = desk.nowMs
  if (clientOrderId !== undefined) order.owner.rename(order, clientOrderId)
  relock(desk, order)
  const { level } = order
  if (!level) return
  level.total -= cut
  desk.levelChanged(market, order.side, level)
}

/** Ends all that clients have open in a market and forgets their history in it. */
export function clearClients(desk: Desk, market: Market): void {
  for (const participant of market.participants) {
    for (const order of participant.open()) {
      const level = withdraw(market, order)
      expire(desk, order, 'session-end')
      if (level) desk.levelChanged(market, order.side, level)
    }
    participant.clear()
  }
}
