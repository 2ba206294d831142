const baseMs = 5000
const leastBaseMs = 200
const mostMs = 60_000
const leastMostMs = 2000
const triesInARow = 10
/** After a row of tries in vain, the pause is this many times the longest one. */
const restFactor = 5
/** With the pauses switched off: as fast as a loop without any thought would be, and no faster than two cores bear. */
const pauselessMs = 10

/**
 * How long to wait before each try to connect again: from 5 s on, twice as long each time, at most 60 s; after ten tries
 * in vain five minutes. All of it times the time scale, but at least 200 ms and at most 2 s where that is more. Up to half
 * of a wait is left to chance, so that those who were cut off together do not come back together.
 */
export class BackOff {
  readonly #baseMs: number
  readonly #mostMs: number
  readonly #random: () => number
  readonly #withoutPause: () => boolean
  #tries = 0

  constructor(
    timeScale: number,
    { random = Math.random, withoutPause = () => false }: BackOffOptions = {},
  ) {
    this.#baseMs = Math.max(leastBaseMs, baseMs * timeScale)
    this.#mostMs = Math.max(leastMostMs, mostMs * timeScale)
    this.#random = random
    this.#withoutPause = withoutPause
  }

  /** A connection that was open for this long was well: the next waits begin with the shortest again. */
  get steadyMs(): number {
    return this.#mostMs
  }

  /** Milliseconds to wait before the next try. */
  next(): number {
    if (this.#withoutPause()) return pauselessMs
    if (this.#tries === triesInARow) {
      this.#tries = 0
      return this.#mostMs * restFactor
    }
    const wholeMs = Math.min(this.#mostMs, this.#baseMs * 2 ** this.#tries)
    this.#tries += 1
    return Math.max(leastBaseMs, wholeMs * (1 - this.#random() / 2))
  }

  reset(): void {
    this.#tries = 0
  }
}

interface BackOffOptions {
  /** From 0 to 1. */
  readonly random?: () => number
  /** Whether the pauses are left out now. */
  readonly withoutPause?: () => boolean
}
