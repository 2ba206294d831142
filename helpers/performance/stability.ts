import { sampleCorrelation } from 'simple-statistics'
import { notComputable } from './series-error.ts'
import { isConstant, valuesOf, type Series } from './series.ts'
import { logReturn } from './returns.ts'

/**
 * Stability of growth, from 0 to 1: R² of the straight line through ln(equity) against the number of the period, over the
 * ends of n periods. A steady fall is as stable as a steady rise. Throws `SeriesError` of fewer than three returns, of one
 * that is not above −1 and of equity that does not move.
 */
export function stability(returns: Series): number {
  const values = valuesOf('returns', returns, 3)
  let sum = 0
  const logEquity = values.map(value => (sum += logReturn(value)))
  if (isConstant(logEquity))
    throw notComputable(
      `equity must move for its stability, ${values.length} returns left it where it was: look for a stale series`,
    )
  const periods = values.map((_, index) => index)
  return Math.min(1, sampleCorrelation(periods, logEquity) ** 2)
}
