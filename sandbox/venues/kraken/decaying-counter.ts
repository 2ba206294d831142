/** Rises with what is asked and falls with time: Kraken's way of rate limits. */
export class DecayingCounter {
  readonly #perSecond: number
  #value = 0
  #atMs = 0

  constructor(perSecond: number) {
    this.#perSecond = perSecond
  }

  value(nowMs: number): number {
    const fallen = (Math.max(0, nowMs - this.#atMs) / 1000) * this.#perSecond
    this.#value = Math.max(0, this.#value - fallen)
    this.#atMs = nowMs
    return this.#value
  }

  add(amount: number, nowMs: number): void {
    this.#value = this.value(nowMs) + amount
  }
}
