/** So many steps can be looked back at: the slowest venue follows a few behind. */
const remembered = 64

/** A value that takes a step in each interval of time, worked out when it is asked for; the newest steps are remembered. */
export class SteppedPath {
  readonly #stepMs: number
  readonly #next: (value: number) => number
  readonly #values: number[]
  #latest = 0

  constructor(stepMs: number, first: number, next: (value: number) => number) {
    this.#stepMs = stepMs
    this.#next = next
    this.#values = [first]
  }

  /** The value at a time since the beginning; of what is forgotten, the oldest that is not. */
  at(atMs: number): number {
    const step = Math.max(0, Math.floor(atMs / this.#stepMs))
    while (this.#latest < step) {
      const next = this.#next(this.#value(this.#latest))
      this.#latest += 1
      this.#values[this.#latest % remembered] = next
    }
    return this.#value(Math.max(step, this.#latest - remembered + 1))
  }

  #value(step: number): number {
    return this.#values[step % remembered] ?? 0
  }
}
