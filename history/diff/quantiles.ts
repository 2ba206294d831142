import { rankedValuesOf } from '../../core/stored-histogram.ts'
import type { StoredDistribution } from './measures.ts'

/** Shares of a sample that are compared: the middle, the slow tenth, the tail. */
export const comparedShares = [0.5, 0.9, 0.99] as const
export type ComparedShare = (typeof comparedShares)[number]

/** A share of a sample is compared if at least so many values lie beyond it. */
const fewestBeyond = 3

export const isTold = ({ count }: StoredDistribution, share: number): boolean =>
  count * (1 - share) >= fewestBeyond - 1e-9

/** The smallest value that a share of the sample does not exceed; `Infinity` where that value never came. */
export const quantileOf = ({ quantiles }: StoredDistribution, share: number): number =>
  quantiles.find(point => point.share >= share - 1e-9)?.value ?? Number.POSITIVE_INFINITY

/** A quantile with what it could as well have been: one standard error to either side. */
export interface QuantileEstimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * How well a sample tells its quantile, for any distribution: the number of values below the true quantile is binomial, so
 * its standard error is sqrt(p (1 - p) / n) in shares, with as many values as the sample is worth. Without the whole sample
 * its points are used. Source: David and Nagaraja, Order Statistics, 7.1.
 */
export function estimateOf(distribution: StoredDistribution, share: number): QuantileEstimate {
  const { count, lost, histogram, independent = count } = distribution
  const error = Math.sqrt((share * (1 - share)) / independent)
  const value = quantileOf(distribution, share)
  const at = (other: number) => {
    const rank = Math.min(Math.max(Math.ceil(count * other - 1e-9), 1), count)
    if (rank > count - lost) return Number.POSITIVE_INFINITY
    return histogram ? rankedValuesOf(histogram).at(rank) : quantileOf(distribution, rank / count)
  }
  return {
    value,
    low: Math.min(value, at(share - error)),
    high: Math.max(value, at(share + error)),
  }
}
