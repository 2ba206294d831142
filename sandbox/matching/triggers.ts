import type { LiveOrder } from './live-order.ts'
import type { NewOrder, Scaled } from './types.ts'

/** Whether the trigger waits for the last price to rise to it; otherwise it waits for a fall. */
export function waitsForRise({ kind, side }: Pick<NewOrder, 'kind' | 'side'>): boolean {
  const isStop = kind === 'stop-loss' || kind === 'stop-loss-limit'
  return isStop === (side === 'buy')
}

/** Whether a last price has reached an order's trigger. */
export function isReached(
  order: Pick<NewOrder, 'kind' | 'side'>,
  trigger: Scaled,
  last: Scaled,
): boolean {
  return waitsForRise(order) ? last >= trigger : last <= trigger
}

/** The orders of a market that wait for the last price to reach their trigger. */
export class Triggers {
  /** The nearest trigger lies at the end; among equals the oldest does. */
  readonly #rising: LiveOrder[] = []
  readonly #falling: LiveOrder[] = []

  add(order: LiveOrder): void {
    const waiting = this.#waitingWith(order)
    waiting.splice(this.#position(waiting, order), 0, order)
  }

  remove(order: LiveOrder): void {
    const waiting = this.#waitingWith(order)
    waiting.splice(this.#position(waiting, order), 1)
  }

  /** Moves the orders whose trigger a last price reaches to the end of a queue, nearest trigger first. */
  reach(last: Scaled, reached: LiveOrder[]): void {
    moveReached(this.#rising, { last, reached })
    moveReached(this.#falling, { last, reached })
  }

  #waitingWith(order: LiveOrder): LiveOrder[] {
    return waitsForRise(order) ? this.#rising : this.#falling
  }

  /** The first position at which an order is not farther from firing than the given one. */
  #position(waiting: readonly LiveOrder[], order: LiveOrder): number {
    let low = 0
    let high = waiting.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = waiting[middle]
      if (other && firesAfter(other, order)) low = middle + 1
      else high = middle
    }
    return low
  }
}

function firesAfter(order: LiveOrder, other: LiveOrder): boolean {
  if (order.triggerPrice === other.triggerPrice) return order.id > other.id
  return waitsForRise(order)
    ? order.triggerPrice > other.triggerPrice
    : order.triggerPrice < other.triggerPrice
}

function moveReached(
  waiting: LiveOrder[],
  { last, reached }: { last: Scaled; reached: LiveOrder[] },
): void {
  for (let order = waiting.at(-1); order; order = waiting.at(-1)) {
    if (!isReached(order, order.triggerPrice, last)) return
    reached.push(order)
    waiting.pop()
  }
}
