import type { Order } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import { isOpen } from './order-words.ts'

/** After how long an order may be canceled by the venue, by the name that a client gives. */
export const cancelAfterMs = { min: 60_000, hour: 3_600_000, day: 86_400_000 } as const

/** Orders that are good till a time: the venue cancels them then. */
export class Expiries {
  readonly #context: Pick<VenueContext, 'engine' | 'now'>
  readonly #timers = new Map<number, { readonly timer: NodeJS.Timeout; readonly endMs: number }>()

  constructor(context: Pick<VenueContext, 'engine' | 'now'>) {
    this.#context = context
  }

  /** Lets an order that is still open then end after a while. */
  add({ id, symbol }: Order, afterMs: number): void {
    const { engine, now } = this.#context
    const timer = setTimeout(() => {
      const order = engine.order(id)
      if (order && isOpen(order)) engine.cancel(symbol, id)
    }, afterMs)
    timer.unref()
    this.#timers.set(id, { timer, endMs: now() + afterMs })
  }

  /** When an order ends; undefined when it is good till canceled. */
  endMsOf({ id }: Order): number | undefined {
    return this.#timers.get(id)?.endMs
  }

  clear(): void {
    for (const { timer } of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }
}
