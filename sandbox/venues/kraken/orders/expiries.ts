import type { VenueContext } from '../../venue.ts'
import { expiryMark } from './order-log.ts'
import type { OrderRecord } from './order-record.ts'

const longestTimerMs = 2 ** 31 - 1

/** Ends orders that are good till a date. */
export class Expiries {
  readonly #context: VenueContext
  readonly #timers = new Map<OrderRecord, NodeJS.Timeout>()

  constructor(context: VenueContext) {
    this.#context = context
  }

  watch(order: OrderRecord): void {
    const leftMs = (order.terms.expireMs ?? 0) - this.#context.now()
    const timer = setTimeout(() => this.#end(order), Math.min(Math.max(0, leftMs), longestTimerMs))
    timer.unref()
    this.#timers.set(order, timer)
  }

  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  #end(order: OrderRecord): void {
    this.#timers.delete(order)
    if (!order.isOpen) return
    if ((order.terms.expireMs ?? 0) > this.#context.now()) return this.watch(order)
    this.#context.engine.cancel(order.pair.symbol, order.engineId, expiryMark)
  }
}
