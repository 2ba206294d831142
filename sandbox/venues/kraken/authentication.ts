import type { VenueContext } from '../venue.ts'
import { DecayingCounter } from './decaying-counter.ts'
import { refusals, type Refusal } from './errors.ts'
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

/** Knows who may ask: the key, its last nonce, and who failed too often. */
export class KeyRing {
  readonly #context: VenueContext
  #lastNonce = 0n
  #failures = new Map<string, DecayingCounter>()
  #lockedUntilMs = new Map<string, number>()

  constructor(context: VenueContext) {
    this.#context = context
  }

  /** The nonce that was used last, as the key's own description tells it. */
  get lastNonce(): bigint {
    return this.#lastNonce
  }

  /** Refuses a request that is not signed with the account's key and a fresh nonce. */
  authenticate(request: PrivateRequest): void {
    const claimed = request.apiKey ?? ''
    if ((this.#lockedUntilMs.get(claimed) ?? 0) > this.#context.now()) throw refusals.lockedOut()
    const refusal = this.#refusal(request)
    if (!refusal) {
      this.#failures.delete(claimed)
      return
    }
    this.#countFailure(claimed)
    throw refusal
  }

  reset(): void {
    this.#failures = new Map()
    this.#lockedUntilMs = new Map()
  }

  #refusal({ apiKey, signature, nonce = '', ...signed }: PrivateRequest): Refusal | undefined {
    const { credentials, faults } = this.#context
    if (apiKey !== credentials.apiKey || faults.has('revoked-key')) return refusals.invalidKey()
    const isForged =
      signature === undefined || !isSigned(credentials.secret, { ...signed, nonce }, signature)
    if (isForged && !faults.has('unverified-signature')) return refusals.invalidSignature()
    return this.#acceptNonce(nonce) ? undefined : refusals.invalidNonce()
  }

  /** A nonce must be greater than every one before it, over all methods. */
  #acceptNonce(text: string): boolean {
    const isChecked = !this.#context.faults.has('unchecked-timestamp')
    if (!/^\d{1,20}$/.test(text)) return !isChecked
    const nonce = BigInt(text)
    if (isChecked && (nonce <= this.#lastNonce || nonce >= 2n ** 64n)) return false
    if (nonce > this.#lastNonce) this.#lastNonce = nonce
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
