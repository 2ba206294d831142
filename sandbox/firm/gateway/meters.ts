/** What of a venue's allowance is used, as far as the firm knows. */
export interface Meter {
  /** Milliseconds until so much more may be used; zero: now. */
  waitMs(amount: number): number
  spend(amount: number): void
  /** A request that used so much has been answered, or is given up. */
  answered(amount: number): void
  reset(): void
}

/** A counter within windows that begin when the venue's clock divides by their length. */
export class WindowMeter implements Meter {
  readonly #lengthMs: number
  readonly #venueNow: () => number
  #limit: number
  #window = 0
  #used = 0
  #underway = 0

  constructor(options: {
    readonly lengthMs: number
    readonly limit: number
    readonly venueNow: () => number
  }) {
    this.#lengthMs = options.lengthMs
    this.#limit = options.limit
    this.#venueNow = options.venueNow
  }

  waitMs(amount: number): number {
    this.#turn()
    if (this.#used + this.#underway + amount <= this.#limit) return 0
    return this.#lengthMs - (this.#venueNow() % this.#lengthMs) + 1
  }

  spend(amount: number): void {
    this.#underway += amount
  }

  answered(amount: number): void {
    this.#underway = Math.max(0, this.#underway - amount)
  }

  /** What a request used that was answered; the venue's own count, where it told one, is the truth. */
  settle({ used, told }: { readonly used: number; readonly told: number | undefined }): void {
    this.#turn()
    this.#used = told ?? this.#used + used
  }

  /** The venue publishes its limits. */
  limitTo(limit: number): void {
    this.#limit = limit
  }

  reset(): void {
    this.#used = 0
    this.#underway = 0
  }

  #turn(): void {
    const window = Math.floor(this.#venueNow() / this.#lengthMs)
    if (window !== this.#window) this.#used = 0
    this.#window = window
  }
}

/** The firm's milliseconds are not quite the venue's: a little of a burst is left to spare. */
const usedOfBurst = 0.9

/**
 * So much at once, and so much a second in the long run: a bucket that fills, or a counter that decays. The venue charges a
 * request when it arrives, and fills nothing into a full bucket before: so what is under way is kept out of it here too.
 */
export class BucketMeter implements Meter {
  readonly #burst: number
  readonly #perMs: number
  #left: number
  #underway = 0
  #atMs = performance.now()

  /** `perSecond` on the venue's time scale. */
  constructor(options: {
    readonly burst: number
    readonly perSecond: number
    readonly timeScale: number
  }) {
    this.#burst = options.burst * usedOfBurst
    this.#left = this.#burst
    this.#perMs = options.perSecond / 1000 / options.timeScale
  }

  waitMs(amount: number): number {
    this.#fill()
    return Math.max(0, Math.ceil((amount - this.#left) / this.#perMs))
  }

  spend(amount: number): void {
    this.#fill()
    this.#left -= amount
    this.#underway += amount
  }

  answered(amount: number): void {
    this.#fill()
    this.#underway = Math.max(0, this.#underway - amount)
  }

  /** The venue says that nothing is left: whoever else used it up, or the firm before it was started. */
  useUp(): void {
    this.#fill()
    this.#left = Math.min(this.#left, 0)
  }

  reset(): void {
    this.#left = this.#burst
    this.#underway = 0
    this.#atMs = performance.now()
  }

  #fill(): void {
    const nowMs = performance.now()
    const filled = this.#left + (nowMs - this.#atMs) * this.#perMs
    this.#left = Math.max(this.#left, Math.min(this.#burst - this.#underway, filled))
    this.#atMs = nowMs
  }
}
