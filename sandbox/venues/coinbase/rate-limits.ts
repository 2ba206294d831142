import type { VenueContext } from '../venue.ts'
import { refusals } from './refusal.ts'
import { TokenBucket, type Allowance } from './token-bucket.ts'

const allowances = {
  public: { perSecond: 10, burst: 15 },
  private: { perSecond: 15, burst: 30 },
  fills: { perSecond: 10, burst: 20 },
  connections: { perSecond: 8, burst: 20 },
  messages: { perSecond: 100, burst: 1000 },
} as const satisfies Record<string, Allowance>

type AllowanceName = keyof typeof allowances

/** Counts requests: public ones and connections for each address, private ones for the profile. */
export class RateLimits {
  readonly #context: VenueContext
  readonly #buckets = new Map<string, TokenBucket>()

  constructor(context: VenueContext) {
    this.#context = context
  }

  chargePublic(address: string): void {
    if (!this.#take('public', address, this.#share())) throw refusals.publicLimit()
  }

  chargePrivate(kind: 'private' | 'fills'): void {
    if (!this.#take(kind, 'profile', this.#share())) throw refusals.privateLimit()
  }

  /** Whether one more connection from an address is allowed. */
  connect(address: string): boolean {
    return this.#take('connections', address)
  }

  /** Whether one more message over a WebSocket from an address is allowed. */
  message(address: string): boolean {
    return this.#take('messages', address)
  }

  reset(): void {
    this.#buckets.clear()
  }

  #take(name: AllowanceName, whose: string, share?: number): boolean {
    const { now, timeScale } = this.#context
    const key = `${name} ${whose}`
    const { perSecond, burst } = allowances[name]
    let bucket = this.#buckets.get(key)
    if (!bucket) {
      bucket = new TokenBucket({ perSecond: perSecond / timeScale, burst }, now())
      this.#buckets.set(key, bucket)
    }
    return bucket.take(now(), share)
  }

  /** The part of an allowance that others have not used. */
  #share(): number {
    const usedPct = this.#context.faults.magnitude('shared-allowance', 'shared-allowance-twin') ?? 0
    return (100 - usedPct) / 100
  }
}
