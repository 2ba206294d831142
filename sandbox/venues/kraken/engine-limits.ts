import type { VenueContext } from '../venue.ts'
import { DecayingCounter } from './decaying-counter.ts'
import { refusals } from './errors.ts'

/** The height of a pair's counter for an account of the Intermediate tier. */
export const mostOrderCommands = 125
const perSecond = 2.34

/** What a command costs by the age of the order, in seconds; younger orders cost more. */
type AgeCosts = readonly (readonly [youngerThanSeconds: number, cost: number])[]

const costsByAge = {
  amend: [
    [5, 3],
    [10, 2],
    [15, 1],
  ],
  edit: [
    [5, 6],
    [10, 5],
    [15, 4],
    [45, 2],
    [90, 1],
  ],
  cancel: [
    [5, 8],
    [10, 6],
    [15, 5],
    [45, 4],
    [90, 2],
    [300, 1],
  ],
} as const satisfies Record<string, AgeCosts>

/** Counts order commands for each pair: that is what protects the matching engine from its clients. */
export class EngineLimits {
  readonly #context: VenueContext
  #counters = new Map<string, DecayingCounter>()

  constructor(context: VenueContext) {
    this.#context = context
  }

  /** Charges what a command costs whatever becomes of it; refuses when the counter would pass its height. */
  charge(symbol: string, cost: number): void {
    if (this.value(symbol) + cost > mostOrderCommands) throw refusals.tooManyOrderCommands()
    this.add(symbol, cost)
  }

  /** Adds to the counter without looking at its height. */
  add(symbol: string, cost: number): void {
    this.#of(symbol).add(cost, this.#context.now())
  }

  value(symbol: string): number {
    return this.#of(symbol).value(this.#context.now())
  }

  /** What it costs besides to change or end an order placed or amended at that time. */
  costByAge(command: keyof typeof costsByAge, sinceMs: number): number {
    const { now, timeScale } = this.#context
    const ageSeconds = (now() - sinceMs) / 1000 / timeScale
    return costsByAge[command].find(([youngerThan]) => ageSeconds < youngerThan)?.[1] ?? 0
  }

  reset(): void {
    this.#counters = new Map()
  }

  #of(symbol: string): DecayingCounter {
    const known = this.#counters.get(symbol)
    if (known) return known
    const fresh = new DecayingCounter(perSecond / this.#context.timeScale)
    this.#counters.set(symbol, fresh)
    return fresh
  }
}
