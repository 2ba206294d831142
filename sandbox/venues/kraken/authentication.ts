import { keyNamed, type VenueKey } from '../keys.ts'
import type { VenueContext } from '../venue.ts'
import { DecayingCounter } from './decaying-counter.ts'
import { Refusal, refusals } from './errors.ts'
import { isSigned } from './signing.ts'

const patience = 15
/** How many failures are forgiven each second. */
const forgivenPerSecond = 0.2
const lockoutMs = 15 * 60_000

/** A request to a private method, as far as its authentication goes. */
export interface PrivateRequest {
  readonly apiKey: string | undefined
  readonly signature: string | undefined
  readonly nonce: string | undefined
  readonly path: string
  readonly body: string
}

/** Knows who may ask: the keys, the last nonce of each, and who failed too often. */
export class KeyRing {
  readonly #context: VenueContext
  readonly #lastNonces = new Map<string, bigint>()
  #failures = new Map<string, DecayingCounter>()
  #lockedUntilMs = new Map<string, number>()

  constructor(context: VenueContext) {
    this.#context = context
  }

  /** The nonce that a key used last, as the key's own description tells it. */
  lastNonce({ apiKey }: VenueKey): bigint {
    return this.#lastNonces.get(apiKey) ?? 0n
  }

  /** Refuses a request that is not signed with a key of the account and a fresh nonce; returns the key. */
  authenticate(request: PrivateRequest): VenueKey {
    const claimed = request.apiKey ?? ''
    if ((this.#lockedUntilMs.get(claimed) ?? 0) > this.#context.now()) throw refusals.lockedOut()
    const found = this.#find(request)
    if (!(found instanceof Refusal)) {
      this.#failures.delete(claimed)
      return found
    }
    this.#countFailure(claimed)
    throw found
  }

  reset(): void {
    this.#failures = new Map()
    this.#lockedUntilMs = new Map()
  }

  #find({ apiKey, signature, nonce = '', ...signed }: PrivateRequest): VenueKey | Refusal {
    const { keys, faults } = this.#context
    const key = keyNamed(keys, apiKey)
    if (!key || faults.has('revoked-key')) return refusals.invalidKey()
    const isForged =
      signature === undefined || !isSigned(key.secret, { ...signed, nonce }, signature)
    if (isForged && !faults.has('unverified-signature')) return refusals.invalidSignature()
    return this.#acceptNonce(key, nonce) ? key : refusals.invalidNonce()
  }

  /** A nonce must be greater than every one before it that came with its key, over all methods. */
  #acceptNonce(key: VenueKey, text: string): boolean {
    const isChecked = !this.#context.faults.has('unchecked-timestamp')
    if (!/^\d{1,20}$/.test(text)) return !isChecked
    const nonce = BigInt(text)
    const last = this.lastNonce(key)
    if (isChecked && (nonce <= last || nonce >= 2n ** 64n)) return false
    if (nonce > last) this.#lastNonces.set(key.apiKey, nonce)
    return true
  }

  #countFailure(claimed: string): void {
    const { now, timeScale } = this.#context
    const failures =
      this.#failures.get(claimed) ?? new DecayingCounter(forgivenPerSecond / timeScale)
    this.#failures.set(claimed, failures)
    failures.add(1, now())
    if (failures.value(now()) > patience) {
      this.#lockedUntilMs.set(claimed, now() + lockoutMs * timeScale)
      this.#failures.delete(claimed)
    }
  }
}
