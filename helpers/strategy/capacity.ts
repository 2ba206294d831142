import { notComputable } from '../performance/series-error.ts'
import type { DescribedStrategy, StrategyRecord } from './strategy.ts'
import { toldTrades } from './told-record.ts'

/** How large orders are beside the market. */
export interface Capacity {
  /** The largest order, of what changes hands in a day, in percent. */
  readonly dailyVolumePct: number
  /** The largest order, of what is at the best price, in percent. */
  readonly topPct: number
  readonly orders: number
}

/**
 * The largest shares that orders of a record take, were the strategy started with `initialCapital` in place of what it was
 * tested with: orders grow with it. Throws `SeriesError` where a trade does not say what volume and depth it met, where one
 * of them is not above 0, and as `toldTrades` does.
 */
export function capacity(
  strategy: DescribedStrategy,
  record: StrategyRecord,
  initialCapital: number,
): Capacity {
  const trades = toldTrades(record)
  const tested = Number(strategy.initialCapital)
  if (!(tested > 0))
    throw notComputable(`the capital of a backtest must be above 0, was ${strategy.initialCapital}`)
  const growth = initialCapital / tested
  const shares = trades.map(({ symbol, at, quantity, dailyVolume, topQuantity }) => {
    const [volume, top] = [Number(dailyVolume), Number(topQuantity)]
    if (!(volume > 0 && top > 0))
      throw notComputable(
        `a trade must say what volume and what quantity at the best price it met, one of ${symbol} at ${at} did not: give dailyVolume and topQuantity`,
      )
    return [(Number(quantity) * growth) / volume, (Number(quantity) * growth) / top] as const
  })
  return {
    dailyVolumePct: Math.max(...shares.map(([share]) => share)) * 100,
    topPct: Math.max(...shares.map(([, share]) => share)) * 100,
    orders: trades.length,
  }
}
