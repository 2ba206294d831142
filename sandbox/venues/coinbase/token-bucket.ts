/** How much may be asked: so many at once, and so many a second in the long run. */
export interface Allowance {
  readonly perSecond: number
  readonly burst: number
}

/** A bucket that starts full and fills lazily, when it is asked. */
export class TokenBucket {
  readonly #allowance: Allowance
  #tokens: number
  #filledMs: number

  constructor(allowance: Allowance, nowMs: number) {
    this.#allowance = allowance
    this.#tokens = allowance.burst
    this.#filledMs = nowMs
  }

  /** Takes one token, or says that there is none; `share` is the part of the allowance that others leave. */
  take(nowMs: number, share = 1): boolean {
    const { perSecond, burst } = this.#allowance
    const elapsedSeconds = Math.max(0, nowMs - this.#filledMs) / 1000
    this.#filledMs = nowMs
    this.#tokens = Math.min(burst * share, this.#tokens + elapsedSeconds * perSecond * share)
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}
