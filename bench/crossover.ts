import type { StrategyModule } from '../engines/backtest/strategy.ts'

/**
 * All in while the fast average of closes is above the slow one, otherwise out. As its peer does, it does not judge the bar in
 * which its order is filled.
 */
export const strategy: StrategyModule = {
  name: 'crossover',
  parameters: { fast: 20, slow: 100 },
  create({ fast = 0, slow = 0 }) {
    let [fastSum, slowSum, isIn, waits] = [0, 0, false, false]
    return {
      onBar(view, orders) {
        const close = view.close()
        fastSum += close
        slowSum += close
        if (view.index >= fast) fastSum -= view.close(fast)
        if (view.index >= slow) slowSum -= view.close(slow)
        const isFilling = waits
        waits = false
        if (isFilling || view.index < slow - 1) return
        const isAbove = fastSum / fast > slowSum / slow
        if (isAbove === isIn) return
        isIn = isAbove
        waits = true
        if (isAbove) orders.targetShare(1)
        else orders.target(0)
      },
    }
  },
}
