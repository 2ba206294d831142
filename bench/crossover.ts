import type { OrderDesk, Strategy, StrategyModule, View } from '../engines/backtest/strategy.ts'

/**
 * All in while the fast average of closes is above the slow one, otherwise out. As its peer does, it does not judge the bar in
 * which its order is filled.
 */
class Crossover implements Strategy {
  readonly #fast: number
  readonly #slow: number
  #fastSum = 0
  #slowSum = 0
  #isIn = false
  #waits = false

  constructor(fast: number, slow: number) {
    this.#fast = fast
    this.#slow = slow
  }

  onBar(view: View, orders: OrderDesk): void {
    const fast = this.#fast
    const slow = this.#slow
    const close = view.close()
    this.#fastSum += view.index >= fast ? close - view.close(fast) : close
    this.#slowSum += view.index >= slow ? close - view.close(slow) : close
    const isFilling = this.#waits
    this.#waits = false
    if (isFilling || view.index < slow - 1) return
    const isAbove = this.#fastSum / fast > this.#slowSum / slow
    if (isAbove === this.#isIn) return
    this.#isIn = isAbove
    this.#waits = true
    if (isAbove) orders.targetShare(1)
    else orders.target(0)
  }
}

export const strategy: StrategyModule = {
  name: 'crossover',
  parameters: { fast: 20, slow: 100 },
  create: ({ fast = 0, slow = 0 }) => new Crossover(fast, slow),
}
