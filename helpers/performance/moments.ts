import { mean, sampleStandardDeviation } from 'simple-statistics'
import { notComputable } from './series-error.ts'
import { computed, isConstant, valuesOf, type Series } from './series.ts'

/** Mean and spread of a series, in its unit. */
export interface Spread {
  readonly count: number
  readonly mean: number
  /** √(Σ(x − mean)² / (n − 1)). */
  readonly standardDeviation: number
}

/**
 * Mean and sample standard deviation, with n − 1. Throws `SeriesError` of fewer than two values and of a constant series:
 * its deviation is zero but for rounding, and what is divided by it would be a number that looks fine.
 */
export function spreadOf(what: string, series: Series): Spread {
  const values = valuesOf(what, series, 2)
  if (isConstant(values))
    throw notComputable(
      `${what} must vary for this measure, all ${values.length} were ${values[0]}: look for a stale or filled series`,
    )
  return {
    count: values.length,
    mean: computed('a mean', mean(values)),
    standardDeviation: computed('a standard deviation', sampleStandardDeviation(values)),
  }
}

/**
 * Skewness of the population, dimensionless: g3 = m3 / m2^1.5 with the central moments m_k = Σ(x − mean)^k / n.
 * `sampleSkewness` of simple-statistics, like pandas and Excel, is the bias-corrected G1 = g3 √(n(n−1)) / (n−2); the
 * formulas of Bailey and López de Prado take g3. Throws as `spreadOf` does.
 */
export const skewness = (series: Series): number => standardisedMoment('a skewness', series, 3)

/**
 * Raw kurtosis of the population, dimensionless: g4 = m4 / m2², which is 3 for a normal distribution. `sampleKurtosis` of
 * simple-statistics, like pandas and Excel, is bias-corrected and in excess of 3: taken for g4 it makes fat tails thin.
 * Throws as `spreadOf` does.
 */
export const kurtosis = (series: Series): number => standardisedMoment('a kurtosis', series, 4)

function standardisedMoment(what: string, series: Series, order: number): number {
  const { count, mean, standardDeviation } = spreadOf('values', series)
  const deviation = standardDeviation * Math.sqrt((count - 1) / count)
  let sum = 0
  for (const value of series) sum += ((value - mean) / deviation) ** order
  return computed(what, sum / count)
}
