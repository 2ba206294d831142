import type { StrategyModule } from '../../engines/backtest/strategy.ts'

/**
 * A strategy module: long while the fast average of closes is above the slow one, otherwise out. Copy this file and import the
 * type from 'market-readiness-sentinel/strategy'.
 */
export const strategy: StrategyModule = {
  name: 'crossover',
  parameters: { fast: 10, slow: 50, share: 1 },
  create({ fast = 0, slow = 0, share = 0 }) {
    let [fastSum, slowSum, isLong] = [0, 0, false]
    return {
      onBar(view, orders) {
        const close = view.close()
        fastSum += close
        slowSum += close
        if (view.index >= fast) fastSum -= view.close(fast)
        if (view.index >= slow) slowSum -= view.close(slow)
        if (view.index < slow - 1) return
        const isAbove = fastSum / fast > slowSum / slow
        if (isAbove === isLong) return
        isLong = isAbove
        if (isAbove) orders.targetShare(share)
        else orders.target(0)
      },
    }
  },
}
