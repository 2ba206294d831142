import { notComputable } from './risk-error.ts'
import { readSeries, requireVariety, type Series } from './series.ts'

/** Mean and spread of a series, in its unit. */
export interface Spread {
  readonly mean: number
  /** Over n - 1. */
  readonly deviation: number
}

/** Shape of a series; skewness and kurtosis have no unit and are 0 for a normal distribution. */
export interface Moments extends Spread {
  readonly count: number
  /** Standard deviation over n. */
  readonly populationDeviation: number
  /** g1 = m3 / m2^1.5, with the central moments over n. */
  readonly skewness: number
  /** g2 = m4 / m2² - 3. */
  readonly excessKurtosis: number
  /** G1 of Joanes and Gill, what spreadsheets and pandas call skewness. */
  readonly adjustedSkewness: number
  /** G2 of Joanes and Gill, what spreadsheets and pandas call kurtosis. */
  readonly adjustedExcessKurtosis: number
}

/**
 * Mean and sample standard deviation, sqrt(Σ(x - mean)² / (n - 1)), of at least two values that are not all the same.
 * Throws `RiskError` of a value that is not finite, of fewer than two, and of values that are all the same.
 */
export function spreadOf(values: Series): Spread {
  const list = readSeries('values', values, 2)
  const mean = meanOf(list)
  const deviation = Math.sqrt(sumOfPowers(list, mean, 2) / (list.length - 1))
  requireSpread(list, deviation)
  return { mean, deviation }
}

/**
 * The first four moments of at least four values. Throws `RiskError` as `spreadOf` does.
 * Source: Joanes and Gill, "Comparing measures of sample skewness and kurtosis", The Statistician 47 (1998).
 */
export function momentsOf(values: Series): Moments {
  const list = readSeries('values', values, 4)
  const { mean, deviation } = spreadOf(list)
  const count = list.length
  const variance = sumOfPowers(list, mean, 2) / count
  const skewness = sumOfPowers(list, mean, 3) / count / variance ** 1.5
  const excessKurtosis = sumOfPowers(list, mean, 4) / count / variance ** 2 - 3
  if (!Number.isFinite(skewness) || !Number.isFinite(excessKurtosis))
    throw notComputable('values must have moments within the range of numbers: rescale the series')
  return {
    count,
    mean,
    deviation,
    populationDeviation: Math.sqrt(variance),
    skewness,
    excessKurtosis,
    adjustedSkewness: (skewness * Math.sqrt(count * (count - 1))) / (count - 2),
    adjustedExcessKurtosis:
      ((count - 1) / ((count - 2) * (count - 3))) * ((count + 1) * excessKurtosis + 6),
  }
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const sumOfPowers = (values: readonly number[], centre: number, power: number): number =>
  values.reduce((sum, value) => sum + (value - centre) ** power, 0)

/** By the values themselves first, since rounding gives a constant series a tiny deviation. */
function requireSpread(values: readonly number[], deviation: number): void {
  requireVariety('values', values)
  if (!(deviation > 0 && deviation < Infinity))
    throw notComputable(
      `a deviation must be within the range of numbers, was ${deviation}: rescale the series`,
    )
}
