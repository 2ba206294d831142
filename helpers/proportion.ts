import { atLeast } from './binomial.ts'

const confidence = 0.95

/** How many of a sample are of some kind, and what that says of all there might be. */
export interface Proportion {
  readonly count: number
  readonly of: number
  /** In percent, like the bounds. */
  readonly pct: number
  /** What the true share exceeds with 95 % confidence. */
  readonly lowerPct: number
  /** What the true share stays below with 95 % confidence: of none in 60 still 4.9 %. */
  readonly upperPct: number
}

/**
 * Share of a sample in percent, with its one-sided Clopper-Pearson bounds, each of 95 % confidence by itself.
 * Source: Clopper and Pearson, Biometrika 26 (1934). Throws `RangeError` of an empty sample.
 */
export function proportion(are: readonly boolean[]): Proportion {
  const of = are.length
  if (of === 0) throw new RangeError('a proportion must be of a sample, was of nothing')
  const count = are.filter(Boolean).length
  return {
    count,
    of,
    pct: (100 * count) / of,
    lowerPct: 100 * lowerChance(count, of),
    upperPct: 100 * (1 - lowerChance(of - count, of)),
  }
}

/**
 * The chance of success that is exceeded with 95 % confidence, from 0 to 1: the one at which so many successes or more
 * are seen in 5 % of such samples.
 */
export function lowerChance(successes: number, attempts: number): number {
  let low = 0
  let high = successes / attempts
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (atLeast(successes, attempts, middle) < 1 - confidence) low = middle
    else high = middle
  }
  return low
}
