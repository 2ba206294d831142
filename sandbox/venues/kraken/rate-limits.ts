import type { VenueKey } from '../keys.ts'
import type { VenueContext } from '../venue.ts'
import { DecayingCounter } from './decaying-counter.ts'
import { refusals } from './errors.ts'

/** What a key of an account of the Intermediate tier may ask of REST: the counter's height and its fall per second. */
const privateAllowance = { height: 20, perSecond: 0.5 } as const
/**
 * What an address may ask without a key. Kraken publishes no number: about one a second never fails, clients that ask
 * five are known to live, and the sandbox leaves room for others beside one of those.
 */
const publicAllowance = { height: 20, perSecond: 13 } as const

/** Counts requests for each key and for each address, and refuses what is too much. */
export class RateLimits {
  readonly #context: VenueContext
  #keys = new Map<string, DecayingCounter>()
  #addresses = new Map<string, DecayingCounter>()

  constructor(context: VenueContext) {
    this.#context = context
  }

  chargePrivate({ apiKey }: VenueKey, cost: number): void {
    const known = this.#keys.get(apiKey)
    const counter = known ?? this.#counter(privateAllowance.perSecond)
    if (!known) this.#keys.set(apiKey, counter)
    if (!this.#isTaken(counter, cost, privateAllowance.height)) throw refusals.tooManyCalls()
  }

  chargePublic(address: string): void {
    const known = this.#addresses.get(address)
    const counter = known ?? this.#counter(publicAllowance.perSecond)
    if (!known) this.#addresses.set(address, counter)
    if (!this.#isTaken(counter, 1, publicAllowance.height)) throw refusals.tooManyPublicCalls()
  }

  reset(): void {
    this.#keys = new Map()
    this.#addresses = new Map()
  }

  #isTaken(counter: DecayingCounter, cost: number, height: number): boolean {
    const { faults, now } = this.#context
    const othersPct = faults.magnitude('shared-allowance', 'shared-allowance-twin') ?? 0
    // What others leave is a smaller allowance in height and in fall alike: each request weighs the more in the whole one.
    const share = (cost * 100) / (100 - othersPct)
    if (counter.value(now()) + share > height) return false
    counter.add(share, now())
    return true
  }

  #counter(perSecond: number): DecayingCounter {
    return new DecayingCounter(perSecond / this.#context.timeScale)
  }
}
