import { normalQuantile, normalTail } from '../normal.ts'
import { cannotBeMeant } from './risk-error.ts'

/** Degrees of freedom that the tests of a value at risk need; for these the distribution is elementary. */
export type Degrees = 1 | 2

/**
 * P(X > statistic) of chi-squared: 2 P(Z > sqrt(x)) for one degree, exp(-x / 2) for two.
 * Throws `RiskError` of a statistic below zero or NaN.
 */
export function chiSquaredTail(statistic: number, degrees: Degrees): number {
  if (!(statistic >= 0))
    throw cannotBeMeant(`a statistic must be at least 0, was ${statistic}: check its origin`)
  return degrees === 1 ? 2 * normalTail(Math.sqrt(statistic)) : Math.exp(-statistic / 2)
}

/**
 * What chi-squared exceeds with the probability `size`: 3.8414588 for 5 % and one degree.
 * Throws `RiskError` of a size outside (0, 1).
 */
export function chiSquaredCritical(size: number, degrees: Degrees): number {
  if (!(size > 0 && size < 1))
    throw cannotBeMeant(`a size must be above 0 and below 1, was ${size}: give 0.05 for 5 %`)
  return degrees === 1 ? normalQuantile(size / 2) ** 2 : -2 * Math.log(size)
}
