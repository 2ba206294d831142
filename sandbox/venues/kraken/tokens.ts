import { randomBytes } from 'node:crypto'
import type { VenueKey } from '../keys.ts'
import type { VenueContext } from '../venue.ts'
import { refusals } from './errors.ts'

const lifetimeSeconds = 900
/** However fast the venue's intervals run, a client needs some time to use a token. */
const shortestLifetimeSeconds = 30

/** The tokens that open private channels, and do what their keys may; one that a connection uses lives as long as it. */
export class Tokens {
  readonly #context: VenueContext
  readonly #issued = new Map<string, { readonly key: VenueKey; readonly expiryMs: number }>()
  readonly #inUse = new Map<string, number>()

  constructor(context: VenueContext) {
    this.#context = context
  }

  issue(key: VenueKey): { readonly token: string; readonly expires: number } {
    const { now, timeScale } = this.#context
    const expires = Math.max(shortestLifetimeSeconds, Math.ceil(lifetimeSeconds * timeScale))
    const token = randomBytes(32).toString('base64url')
    this.#forgetExpired()
    this.#issued.set(token, { key, expiryMs: now() + expires * 1000 })
    return { token, expires }
  }

  /** Refuses what was never issued or has expired. */
  check(token: unknown): string {
    const { faults, now } = this.#context
    const issued = typeof token === 'string' ? this.#issued.get(token) : undefined
    if (typeof token !== 'string' || !issued || faults.has('revoked-key')) {
      throw refusals.invalidToken()
    }
    if (issued.expiryMs <= now() && !this.#inUse.has(token)) throw refusals.invalidToken()
    return token
  }

  /** Refuses besides what was issued to a key that may not trade. */
  checkTrading(token: unknown): void {
    if (this.#issued.get(this.check(token))?.key.mayTrade !== true) throw refusals.permission()
  }

  /** Keeps a token alive until the returned function is called. */
  hold(token: string): () => void {
    this.#inUse.set(token, (this.#inUse.get(token) ?? 0) + 1)
    return () => {
      const left = (this.#inUse.get(token) ?? 1) - 1
      if (left > 0) this.#inUse.set(token, left)
      else this.#inUse.delete(token)
    }
  }

  #forgetExpired(): void {
    for (const [token, { expiryMs }] of this.#issued) {
      if (expiryMs <= this.#context.now() && !this.#inUse.has(token)) this.#issued.delete(token)
    }
  }
}
