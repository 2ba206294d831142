import { atLeast } from './binomial.ts'

const confidence = 0.95

/** Rank of the percentile of a sample: the smallest value that this share of the sample does not exceed, 1 for the smallest. */
// 0.95 * 20 is 19.000000000000004 in floats, whose ceiling would be one rank too high.
export const nearestRank = (count: number, share: number): number =>
  Math.max(1, Math.ceil(count * share - 1e-9))

/**
 * Rank of the value that the percentile of the population stays below, with 95 % confidence and for any distribution: the
 * smallest k for which P(Bin(n, p) >= k) <= 5 %. Beyond `count` when the sample is too small to say; a 99th percentile needs
 * 299 values. Source: Conover, Practical Nonparametric Statistics, confidence intervals for a quantile.
 */
export function upperRank(count: number, share: number): number {
  let rank = nearestRank(count, share)
  while (rank <= count && atLeast(rank, count, share) > 1 - confidence) rank++
  return rank
}
