import { ranked } from './quantile.ts'
import { nearestRank, upperRank } from './quantile-rank.ts'

/** One percentile of a sample, in milliseconds. */
export interface LatencyPercentile {
  /** The sample's own percentile, by nearest rank: the smallest value that this share of the sample does not exceed. */
  readonly sampleMs: number
  /**
   * What the percentile of the population stays below, with 95 % confidence and for any distribution. Infinite when
   * the sample cannot say: it is too small (a 99th percentile needs 299 values), or the bound falls on a lost value.
   */
  readonly upperMs: number
}

/** A sample of latencies in milliseconds. */
export interface LatencySummary {
  readonly count: number
  /** Values that never came: they count as infinite, slower than any. */
  readonly lost: number
  readonly minMs: number
  readonly p50: LatencyPercentile
  readonly p95: LatencyPercentile
  readonly p99: LatencyPercentile
  readonly maxMs: number
}

/**
 * Percentiles of latencies in milliseconds; `Infinity` stands for a request that was never answered, and is not dropped.
 *
 * Ranks are those of `quantile-rank.ts`. Throws `RangeError` on an empty sample and on a value that is negative or no number.
 */
export function latencySummary(valuesMs: readonly number[]): LatencySummary {
  const flawed = valuesMs.find(value => Number.isNaN(value) || value < 0)
  if (flawed !== undefined)
    throw new RangeError(`a latency must be at least 0 ms, one was ${flawed}`)
  if (valuesMs.length === 0) throw new RangeError('a sample must have a value, had none')

  const sorted = [...valuesMs].sort((a, b) => a - b)
  const percentile = (share: number): LatencyPercentile => ({
    sampleMs: ranked(sorted, nearestRank(sorted.length, share)),
    upperMs: ranked(sorted, upperRank(sorted.length, share)),
  })
  return {
    count: sorted.length,
    lost: sorted.filter(value => value === Number.POSITIVE_INFINITY).length,
    minMs: ranked(sorted, 1),
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
    maxMs: ranked(sorted, sorted.length),
  }
}
