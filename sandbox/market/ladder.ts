/** The price levels of one side of a generated book, in whole ticks, sorted upwards. */
export class Ladder {
  readonly #ticks: number[] = []

  get size(): number {
    return this.#ticks.length
  }

  get lowest(): number | undefined {
    return this.#ticks[0]
  }

  get highest(): number | undefined {
    return this.#ticks.at(-1)
  }

  [Symbol.iterator](): Iterator<number> {
    return this.#ticks.values()
  }

  has(tick: number): boolean {
    return this.#ticks[this.#indexOf(tick)] === tick
  }

  add(tick: number): void {
    if (!this.has(tick)) this.#ticks.splice(this.#indexOf(tick), 0, tick)
  }

  remove(tick: number): void {
    if (this.has(tick)) this.#ticks.splice(this.#indexOf(tick), 1)
  }

  /** Removes the levels above (or below) a tick and returns them. */
  cut(tick: number, part: 'above' | 'below'): number[] {
    return part === 'below'
      ? this.#ticks.splice(0, this.#indexOf(tick))
      : this.#ticks.splice(this.#indexOf(tick + 1))
  }

  /** The level nearest to a tick, and the distance between the levels on both sides of that tick. */
  around(tick: number): { readonly nearest: number | undefined; readonly gap: number } {
    const index = this.#indexOf(tick)
    const here = this.#ticks[index]
    const below = this.#ticks[index - 1]
    const above = here === tick ? this.#ticks[index + 1] : here
    const gap = (above ?? Infinity) - (below ?? -Infinity)
    if (here === tick) return { nearest: tick, gap }
    if (below === undefined || here === undefined) return { nearest: below ?? here, gap }
    return { nearest: tick - below <= here - tick ? below : here, gap }
  }

  /** The index of the first level at or above a tick. */
  #indexOf(tick: number): number {
    let low = 0
    let high = this.#ticks.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#ticks[middle] ?? Infinity) < tick) low = middle + 1
      else high = middle
    }
    return low
  }
}
