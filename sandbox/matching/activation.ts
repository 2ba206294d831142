import type { Desk } from './desk.ts'
import { relock } from './locking.ts'
import type { Market } from './market.ts'
import { work } from './taking.ts'

/** Lets the orders work whose trigger was reached, and those that their trades reach in turn. */
export function activateReached(desk: Desk, market: Market): void {
  if (desk.reached.length === 0) return
  for (let order = desk.reached.shift(); order; order = desk.reached.shift()) {
    order.workingMs = desk.nowMs
    order.updatedMs = desk.nowMs
    relock(desk, order)
    if (desk.bus.hasListeners) desk.bus.emit({ type: 'triggered', order })
    work(desk, market, order)
  }
}
