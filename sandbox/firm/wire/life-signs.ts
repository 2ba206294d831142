const silentIntervals = 2
/** However fast the venue's intervals run: less silence than this says nothing on a busy machine. */
const leastSilenceMs = 1000
const looksPerSilence = 4
/** However long the silence: whoever was asked only once may have answered, and is not read yet. */
const leastAsked = 2

interface LifeSignOptions {
  /** How often the venue gives a sign of life when it has nothing else to say, as it publishes. */
  readonly intervalMs: number
  readonly timeScale: number
  /** Called after half of the silence, at each look: asks the other side for a sign. */
  readonly ask: () => void
  /** Called once, after so many milliseconds without any sign. */
  readonly dead: (silentMs: number) => void
}

/** Watches over one connection: twice the venue's interval without a sign of life, and it is dead. */
export class LifeSigns {
  readonly #limitMs: number
  readonly #lookMs: number
  readonly #timer: NodeJS.Timeout
  #heardMs = performance.now()
  #lookedMs = this.#heardMs
  #asked = 0

  constructor({ intervalMs, timeScale, ask, dead }: LifeSignOptions) {
    this.#limitMs = Math.max(leastSilenceMs, silentIntervals * intervalMs * timeScale)
    this.#lookMs = this.#limitMs / looksPerSilence
    this.#timer = setInterval(() => {
      if (this.#wasHeldUp()) return
      const silentMs = performance.now() - this.#heardMs
      if (silentMs > this.#limitMs && this.#asked >= leastAsked) {
        this.stop()
        dead(silentMs)
      } else if (silentMs > this.#limitMs / 2) {
        this.#asked += 1
        ask()
      }
    }, this.#lookMs)
  }

  heard(atMs: number): void {
    this.#heardMs = atMs
    this.#asked = 0
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Whether this process did not come to look in time: what has arrived meanwhile is not read yet, so nothing is judged. */
  #wasHeldUp(): boolean {
    const now = performance.now()
    const sinceMs = now - this.#lookedMs
    this.#lookedMs = now
    return sinceMs > 2 * this.#lookMs
  }
}
