import { quantile } from 'simple-statistics'
import { badInput, notComputable } from './series-error.ts'
import { computed, valuesOf, type Series } from './series.ts'

/**
 * A quantile of a sample by linear interpolation between order statistics, at 1 + (n − 1) · share: type 7 of Hyndman and
 * Fan, "Sample quantiles in statistical packages", American Statistician 50 (1996), the default of numpy, R, d3 and, in
 * the version that is pinned here, simple-statistics (older ones take an order statistic). In the unit of the values.
 * Throws `SeriesError` of no values and of a share outside 0 to 1.
 */
export function linearQuantile(series: Series, share: number): number {
  if (!(share >= 0 && share <= 1))
    throw badInput(`a share must be between 0 and 1, was ${share}: state it as a fraction`)
  return quantile(valuesOf('values', series), share)
}

/**
 * Tail ratio: |95th percentile| / |5th percentile| of returns, both by linear interpolation (type 7). Dimensionless.
 * Throws `SeriesError` of no returns and where the 5th percentile is not below 0, as there is no losing tail then.
 */
export function tailRatio(returns: Series): number {
  const worst = linearQuantile(returns, 0.05)
  if (!(worst < 0))
    throw notComputable(
      `the 5th percentile of returns must be below 0 for a tail ratio, was ${worst}: give a longer record`,
    )
  return computed('a tail ratio', Math.abs(linearQuantile(returns, 0.95)) / -worst)
}
