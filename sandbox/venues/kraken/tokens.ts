import { randomBytes } from 'node:crypto'
import type { VenueContext } from '../venue.ts'
import { refusals } from './errors.ts'

const lifetimeSeconds = 900
/** However fast the venue's intervals run, a client needs some time to use a token. */
const shortestLifetimeSeconds = 30

/** The tokens that open private channels; one that a connection uses lives as long as the connection. */
export class Tokens {
  readonly #context: VenueContext
  readonly #expiryMs = new Map<string, number>()
  readonly #inUse = new Map<string, number>()

  constructor(context: VenueContext) {
    this.#context = context
  }

  issue(): { readonly token: string; readonly expires: number } {
    const { now, timeScale } = this.#context
    const expires = Math.max(shortestLifetimeSeconds, Math.ceil(lifetimeSeconds * timeScale))
    const token = randomBytes(32).toString('base64url')
    this.#forgetExpired()
    this.#expiryMs.set(token, now() + expires * 1000)
    return { token, expires }
  }

  /** Refuses what was never issued or has expired. */
  check(token: unknown): string {
    const { faults, now } = this.#context
    const expiryMs = typeof token === 'string' ? this.#expiryMs.get(token) : undefined
    if (typeof token !== 'string' || expiryMs === undefined || faults.has('revoked-key')) {
      throw refusals.invalidToken()
    }
    if (expiryMs <= now() && !this.#inUse.has(token)) throw refusals.invalidToken()
    return token
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
    for (const [token, expiryMs] of this.#expiryMs) {
      if (expiryMs <= this.#context.now() && !this.#inUse.has(token)) this.#expiryMs.delete(token)
    }
  }
}
