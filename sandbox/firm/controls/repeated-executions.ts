import { zero } from '../amount.ts'
import type { Order } from '../orders/order.ts'
import type { Scope } from '../scope.ts'
import type { Virtues } from '../virtues.ts'
import { maxRepeatedExecutions } from './limits.ts'

interface Options {
  readonly virtues: Virtues
  /** Stops a strategy until somebody releases it. */
  readonly stop: (strategy: string) => void
  readonly release: (strategy: string) => void
}

/** How long a firm that does not wait for a person waits. */
const selfReleaseMs = 250

/** Counts the executed orders of each strategy, and stops one that has had as many as it may without a person. */
export class RepeatedExecutions {
  readonly #options: Options
  readonly #executed = new Map<string, Set<string>>()

  constructor(options: Options) {
    this.#options = options
  }

  /** Takes an order that has moved. */
  heard({ terms, filled }: Order): void {
    const { strategy, clientOrderId } = terms
    if (strategy === undefined || filled === zero) return
    const executed = this.#executed.get(strategy) ?? new Set()
    if (executed.has(clientOrderId)) return
    this.#executed.set(strategy, executed.add(clientOrderId))
    const { virtues, stop } = this.#options
    if (virtues.has('firm-never-throttles')) return
    const late = virtues.has('firm-throttles-one-late') ? 1 : 0
    if (executed.size !== maxRepeatedExecutions + late) return
    stop(strategy)
    if (virtues.has('firm-throttle-releases-itself')) this.#releaseSoon(strategy)
  }

  /** A person has released a scope: where that is one strategy, its count begins anew. */
  released({ strategy, venue, symbol }: Scope): void {
    if (strategy !== undefined && venue === undefined && symbol === undefined)
      this.#executed.delete(strategy)
  }

  #releaseSoon(strategy: string): void {
    setTimeout(() => {
      this.#executed.delete(strategy)
      this.#options.release(strategy)
    }, selfReleaseMs)
  }
}
