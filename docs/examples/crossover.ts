import type { OrderDesk, Strategy, StrategyModule, View } from '../../engines/backtest/strategy.ts'

/**
 * A strategy module: long while the fast average of closes is above the slow one, otherwise out. Copy this file and import the
 * types from 'market-readiness-sentinel/strategy'.
 */
class Crossover implements Strategy {
  readonly #fast: number
  readonly #slow: number
  readonly #share: number
  #fastSum = 0
  #slowSum = 0
  #isLong = false

  constructor(fast: number, slow: number, share: number) {
    this.#fast = fast
    this.#slow = slow
    this.#share = share
  }

  onBar(view: View, orders: OrderDesk): void {
    const fast = this.#fast
    const slow = this.#slow
    const close = view.close()
    this.#fastSum += view.index >= fast ? close - view.close(fast) : close
    this.#slowSum += view.index >= slow ? close - view.close(slow) : close
    if (view.index < slow - 1) return
    const isAbove = this.#fastSum / fast > this.#slowSum / slow
    if (isAbove === this.#isLong) return
    this.#isLong = isAbove
    if (isAbove) orders.targetShare(this.#share)
    else orders.target(0)
  }

  indicators(): Readonly<Record<string, number>> {
    return { fast: this.#fastSum / this.#fast, slow: this.#slowSum / this.#slow }
  }
}

export const strategy: StrategyModule = {
  name: 'crossover',
  parameters: { fast: 10, slow: 50, share: 1 },
  create: ({ fast = 0, slow = 0, share = 0 }) => new Crossover(fast, slow, share),
}
