import { nearestRank, upperRank } from './quantile-rank.ts'

/** One quantile of a sample, in the unit of its values. */
export interface Quantile {
  /** The sample's own quantile, by nearest rank: the smallest value that this share of the sample does not exceed. */
  readonly sample: number
  /** What the quantile of the population stays below, with 95 % confidence; infinite when the sample is too small to say. */
  readonly upper: number
}

/**
 * A quantile of a sample, for any distribution, with its upper bound: the k-th smallest of n values, with the smallest k
 * for which P(Bin(n, share) >= k) <= 5 %. The 95th percentile needs 59 values.
 * Throws `RangeError` on an empty sample, on a value that is no number and on a share outside (0, 1).
 * Source: Conover, Practical Nonparametric Statistics, confidence intervals for a quantile.
 */
export function quantile(values: readonly number[], share: number): Quantile {
  if (values.some(Number.isNaN)) throw new RangeError('a value must be a number, one was NaN')
  if (values.length === 0) throw new RangeError('a sample must have a value, had none')
  if (!(share > 0 && share < 1))
    throw new RangeError(`a share must be between 0 and 1, was ${share}`)
  const sorted = [...values].sort((a, b) => a - b)
  return {
    sample: ranked(sorted, nearestRank(sorted.length, share)),
    upper: ranked(sorted, upperRank(sorted.length, share)),
  }
}

/** The k-th smallest of `sorted`; there is none beyond its end. */
export const ranked = (sorted: readonly number[], rank: number): number =>
  sorted[rank - 1] ?? Number.POSITIVE_INFINITY
