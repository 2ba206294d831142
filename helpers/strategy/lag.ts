import { notComputable } from '../performance/series-error.ts'
import { sharpeRatio } from '../performance/sharpe.ts'
import type { StrategyRecord } from './strategy.ts'
import { toldRecord } from './told-record.ts'

/** What later fills leave of a Sharpe ratio. */
export interface LagCost {
  readonly base: number
  readonly lagged: number
  /** lagged / base, in percent; below 0 where the lagged one loses. */
  readonly keptPct: number
}

/**
 * Annual Sharpe ratio with fills one bar later, of that of the backtest as it is. Throws `SeriesError` as `sharpeRatio` and
 * `toldRecord` do, where the two are not of the same periods, where every return is the same (whoever does not fill later
 * loses nothing by it), and where the backtest itself has no ratio above 0.
 */
export function lagCost(
  periodsPerYear: number,
  base: StrategyRecord,
  lagged: StrategyRecord,
): LagCost {
  const ratio = (record: StrategyRecord) =>
    sharpeRatio(toldRecord(record).returns, { periodsPerYear })
  if (base.periods.length !== lagged.periods.length)
    throw notComputable(
      `both backtests must have the same periods, had ${base.periods.length} and ${lagged.periods.length}: run them over the same data`,
    )
  const isSame = base.periods.every(
    ({ returnFraction }, at) => returnFraction === lagged.periods[at]!.returnFraction,
  )
  if (isSame)
    throw notComputable(
      'fills that come one bar later must change something, changed no return: let the replay heed lagBars',
    )
  const [own, late] = [ratio(base), ratio(lagged)]
  if (!(own > 0))
    throw notComputable(`a backtest must have a Sharpe ratio above 0 to lose some, had ${own}`)
  return { base: own, lagged: late, keptPct: (late / own) * 100 }
}
