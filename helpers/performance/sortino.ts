import { mean } from 'simple-statistics'
import { rootOfYear } from './annualisation.ts'
import { notComputable } from './series-error.ts'
import { computed, rounding, valuesOf, type Series } from './series.ts'
import type { RatioConvention } from './sharpe.ts'
import { downsideDeviation } from './volatility.ts'

/**
 * Annual Sortino ratio: mean(r − target) / √(Σ min(r − target, 0)² / n) · √A. The denominator is divided by the number n
 * of all periods; by the number of losing ones, or with their standard deviation, the same returns give other ratios.
 * `perPeriod` is the target. Dimensionless. Throws `SeriesError` of no returns and where none is below the target.
 * Source: Sortino and Price, "Performance measurement in a downside risk framework", Journal of Investing 3 (1994).
 */
export function sortinoRatio(returns: Series, convention: RatioConvention): number {
  const { perPeriod: target = 0 } = convention
  const downside = downsideDeviation(returns, target)
  if (downside <= rounding)
    throw notComputable(
      `returns must fall below the target ${target} at least once for a Sortino ratio, none did: give a longer record`,
    )
  const excess = mean(valuesOf('returns', returns)) - target
  return computed('a Sortino ratio', (excess / downside) * rootOfYear(convention))
}
