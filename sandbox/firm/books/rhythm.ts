const gapsKept = 32
/** Fewer say nothing of a rhythm. */
const fewestGaps = 8
const leastLimitMs = 2000
const mostLimitMs = 60_000
/** Messages that come by chance, at a steady rate, are this many times apart what they usually are once in a thousand times. */
const unusual = 10

/** How often the messages of a book usually come, and from when on their absence is unusual. */
export class Rhythm {
  readonly #gapsMs: number[] = []
  #next = 0
  #heardMs: number

  constructor(startMs: number) {
    this.#heardMs = startMs
  }

  /** When a message came last, by the monotonic clock. */
  get heardMs(): number {
    return this.#heardMs
  }

  heard(atMs: number): void {
    this.#gapsMs[this.#next] = atMs - this.#heardMs
    this.#next = (this.#next + 1) % gapsKept
    this.#heardMs = atMs
  }

  /** Silence up to now is explained, by a snapshot or by the word of the venue that nothing happened. */
  excused(atMs: number): void {
    this.#heardMs = atMs
  }

  /** Whether the silence is longer than two seconds and ten times the median gap; a minute is too long in any case. */
  isBroken(nowMs: number): boolean {
    const silentMs = nowMs - this.#heardMs
    return silentMs > leastLimitMs && silentMs > Math.min(mostLimitMs, unusual * this.#medianMs())
  }

  #medianMs(): number {
    if (this.#gapsMs.length < fewestGaps) return 0
    const sorted = this.#gapsMs.toSorted((a, b) => a - b)
    return sorted[sorted.length >>> 1] ?? 0
  }
}
