import type { ActiveFaults, VenueContext } from './venue.ts'

interface Kept {
  readonly dueMs: number
  readonly send: () => void
}

/** Of each venue, its connections in the order in which they came. */
const lanesOf = new WeakMap<object, Set<MarketLane>>()

/**
 * Lets what is told of the market pass on one connection: at once, or late under the fault of slow feeds, in its order; or not
 * at all where an older connection has it, under the fault of the dead second feed.
 */
export class MarketLane {
  readonly #faults: ActiveFaults
  readonly #lanes: Set<MarketLane>
  readonly #kept: Kept[] = []

  constructor(context: Pick<VenueContext, 'faults'>) {
    this.#faults = context.faults
    this.#lanes = lanesOf.get(context) ?? new Set()
    lanesOf.set(context, this.#lanes.add(this))
  }

  /** The connection has ended. */
  end(): void {
    this.#lanes.delete(this)
  }

  pass(send: () => void): void {
    if (this.#faults.has('second-feed-dead') && !this.#isOldest) return
    const lateMs = this.#faults.magnitude('slow-feed', 'slow-feed-twin') ?? 0
    if (lateMs === 0 && this.#kept.length === 0) return send()
    // What comes after is not sent before, also when the fault is off by then.
    const dueMs = Math.max(performance.now() + lateMs, this.#kept.at(-1)?.dueMs ?? 0)
    this.#kept.push({ dueMs, send })
    if (this.#kept.length === 1) this.#wake()
  }

  get #isOldest(): boolean {
    const [oldest] = this.#lanes
    return oldest === this
  }

  #wake(): void {
    const [next] = this.#kept
    if (next) setTimeout(() => this.#release(), Math.max(0, next.dueMs - performance.now())).unref()
  }

  #release(): void {
    const nowMs = performance.now()
    const due = this.#kept.findIndex(({ dueMs }) => dueMs > nowMs)
    for (const { send } of this.#kept.splice(0, due < 0 ? this.#kept.length : due)) send()
    this.#wake()
  }
}
