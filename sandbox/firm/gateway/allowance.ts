import type { Virtues } from '../virtues.ts'
import type { Meter } from './meters.ts'

/** What a request uses of which allowance. */
export interface Charge {
  readonly meter: Meter
  readonly amount: number
  /** What must be left before it is sent, where that is less than what it uses. */
  readonly needed?: number
}

const firstPauseMs = 1000
const shortestPauseMs = 200
const longestPauseMs = 60_000
const jitterMs = 30

/**
 * Lets requests pass as the venue allows: none while it said to wait, and none beyond what it publishes. Where a refusal
 * names no time, each one in a row doubles the wait. After a wait one request goes ahead, and the others follow once the
 * venue has taken it.
 */
export class Allowance {
  readonly #virtues: Virtues
  readonly #timeScale: number
  readonly #wakes = new Set<() => void>()
  readonly #meters = new Set<Meter>()
  #pausedUntilMs = 0
  #refusals = 0
  #isTrying = false
  #life = 0

  constructor(options: { readonly virtues: Virtues; readonly timeScale: number }) {
    this.#virtues = options.virtues
    this.#timeScale = options.timeScale
  }

  /**
   * Resolves true once the request may be sent, false when that is not within the time; a zero time asks for now. What was
   * let through must be reported by `done`.
   */
  async admit(charges: readonly Charge[], withinMs: number): Promise<boolean> {
    const deadlineMs = performance.now() + withinMs
    const life = this.#life
    for (const { meter } of charges) this.#meters.add(meter)
    while (life === this.#life) {
      const waitMs = this.#waitMs(charges)
      if (waitMs <= 0) {
        for (const { meter, amount } of charges) meter.spend(amount)
        this.#isTrying = this.#refusals > 0
        return true
      }
      const leftMs = deadlineMs - performance.now()
      const isOtherwiseFree = waitMs === Number.POSITIVE_INFINITY
      if (leftMs <= 0 || (waitMs > leftMs && !isOtherwiseFree)) return false
      await this.#sleep(Math.min(waitMs, leftMs))
    }
    return false
  }

  /** The venue refused because of too many requests; `waitMs` where it told how long to wait. */
  slowDown(waitMs: number | undefined): void {
    // What was under way together is refused together, and counts once.
    if (performance.now() >= this.#pausedUntilMs) this.#refusals += 1
    const ownMs =
      Math.max(firstPauseMs * this.#timeScale, shortestPauseMs) * 2 ** (this.#refusals - 1)
    const pauseMs = (waitMs ?? Math.min(ownMs, longestPauseMs)) + Math.random() * jitterMs
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, performance.now() + pauseMs)
  }

  /** The venue took a request, whatever it said to what was asked. */
  answered(): void {
    this.#refusals = 0
  }

  /** A request has been answered, or is given up; whether the venue took it was said before. */
  done(charges: readonly Charge[]): void {
    for (const { meter, amount } of charges) meter.answered(amount)
    if (!this.#isTrying) return
    this.#isTrying = false
    this.#wakeAll()
  }

  /** Forgets waits and counts; whatever waits is told that it may not be sent. */
  reset(): void {
    this.#life += 1
    this.#pausedUntilMs = 0
    this.#refusals = 0
    this.#isTrying = false
    for (const meter of this.#meters) meter.reset()
    this.#wakeAll()
  }

  /** Infinite while another request goes ahead: how long that takes is not known. */
  #waitMs(charges: readonly Charge[]): number {
    if (this.#virtues.has('firm-ignores-slow-down')) return 0
    const pauseMs = this.#pausedUntilMs - performance.now()
    const ahead = this.#isTrying && pauseMs <= 0 ? Number.POSITIVE_INFINITY : 0
    const waits = charges.map(({ meter, amount, needed = amount }) => meter.waitMs(needed))
    return Math.max(pauseMs, ahead, ...waits)
  }

  #wakeAll(): void {
    for (const wake of this.#wakes) wake()
  }

  #sleep(waitMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const wake = () => {
      clearTimeout(timer)
      this.#wakes.delete(wake)
      resolve()
    }
    const timer = setTimeout(wake, Math.ceil(waitMs))
    this.#wakes.add(wake)
    return promise
  }
}

/** The seconds of a `Retry-After` header as milliseconds. */
export function retryAfterMs(header: string | undefined): number | undefined {
  const seconds = Number(header)
  return header === undefined || !Number.isFinite(seconds) ? undefined : Math.max(0, seconds * 1000)
}
