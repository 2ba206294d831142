import * as fc from 'fast-check'
import type { Bars } from '../../../core/market-history.ts'
import type { BacktestOptions } from '../../../engines/backtest/backtest.ts'
import type { OrderDesk, StrategyModule, View } from '../../../engines/backtest/strategy.ts'

export const dayMs = 86_400_000

/** Bars from rows of open, high, low, close and volume, a day each. */
export function barsOf(rows: readonly (readonly number[])[]): Bars {
  const column = (index: number) => Float64Array.from(rows, row => row[index]!)
  return {
    symbol: 'TEST',
    stepMs: dayMs,
    time: Float64Array.from(rows, (_, index) => index * dayMs),
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume: column(4),
  }
}

/** Bars that open where the last one closed, and are no wider than that. */
export const barsOfCloses = (closes: readonly number[]): Bars =>
  barsOf(
    closes.map((close, index) => {
      const open = closes[index - 1] ?? close
      return [open, Math.max(open, close), Math.min(open, close), close, 100]
    }),
  )

/** A market without costs. */
export const free: BacktestOptions = {
  costs: { commissionRate: 0, slippageRate: 0 },
  latencyBars: 1,
  initialCapital: 1_000,
  seed: 1,
}

export const costly: BacktestOptions = {
  ...free,
  costs: { commissionRate: 0.001, slippageRate: 0.0005 },
}

/** A strategy of one function. */
export const strategyOf = (
  onBar: (view: View, orders: OrderDesk) => void,
  more: Partial<StrategyModule> = {},
): StrategyModule => ({ name: 'test', parameters: {}, create: () => ({ onBar }), ...more })

/** Orders as they are planned, by the number of the bar. */
export const planned = (plan: Readonly<Record<number, (orders: OrderDesk) => void>>) =>
  strategyOf((view, orders) => plan[view.index]?.(orders))

/** Possible bars with prices around a hundred. */
export const arbitraryBars = (min: number, max: number): fc.Arbitrary<Bars> =>
  fc
    .array(fc.tuple(someMove, someMove, fc.nat(200), fc.nat(200), fc.nat(50)), {
      minLength: min,
      maxLength: max,
    })
    .map(moves => {
      let last = 100
      return barsOf(
        moves.map(([gap, move, above, below, volume]) => {
          const open = last * (1 + gap / 1_000)
          const close = open * (1 + move / 1_000)
          last = close
          const high = Math.max(open, close) * (1 + above / 1e4)
          return [open, high, Math.min(open, close) * (1 - below / 1e4), close, volume]
        }),
      )
    })

const someMove = fc.integer({ min: -40, max: 40 })

/** One that orders of every kind, from what it sees and the past bar alone, with numbers of its own. */
export const busy = (seed: number): StrategyModule =>
  strategyOf((view, orders) => {
    const choice = Math.floor(Math.abs(view.close() * 1e4 + view.index * 7 + seed)) % 9
    const quantity = choice % 2 === 0 ? 1.5 : -2.25
    if (choice < 2) orders.market(quantity)
    else if (choice < 4) orders.limit(quantity, view.close() * (1 - Math.sign(quantity) * 0.01))
    else if (choice < 6) orders.stop(quantity, view.close() * (1 + Math.sign(quantity) * 0.01))
    else if (choice === 6) orders.target(-view.position / 2)
    else if (choice === 7) orders.targetShare(0.7)
    else
      for (let order = 1; order <= view.index / 2; order++)
        if (orders.isOpen(order)) orders.cancel(order)
  })
