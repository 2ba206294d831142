import { atMost, binomialChances, noLessThan } from './binomial-chances.ts'
import { chiSquaredCritical } from './chi-squared.ts'
import { countOf, type Hits } from './exceptions.ts'
import { deviance, likelihoodRatio, type LikelihoodRatio } from './likelihood-ratio.ts'
import { notComputable } from './risk-error.ts'
import { requireCount } from './series.ts'
import { requireTail } from './tail.ts'

/** Counts from the first to the last that a test does not reject, both included. */
export interface Accepted {
  readonly from: number
  readonly to: number
}

/**
 * Kupiec's proportion of failures: -2 ln[(1-p)^(T-x) p^x] + 2 ln[(1-x/T)^(T-x) (x/T)^x] with x exceptions in T days and
 * p = `tail`, held against chi-squared with one degree. Two-sided: a value at risk that is too large is rejected, too.
 * Throws `RiskError` of no days and of a tail outside (0, 0.5).
 * Source: Kupiec, "Techniques for verifying the accuracy of risk measurement models", Journal of Derivatives 3 (1995).
 */
export function coverageTest(hits: Hits, tail: number): LikelihoodRatio {
  requireTail(tail)
  if (hits.length === 0)
    throw notComputable('a backtest must cover at least 1 day, covered none: give a longer series')
  return likelihoodRatio(deviance(countOf(hits), hits.length, tail), 1)
}

/**
 * The numbers of exceptions that the test accepts, by its own statistic and not by the printed table, which says "below
 * 7" for 255 days and 1 % although no exception at all has a ratio of 5.126 and is rejected: 1 to 6.
 * Throws `RiskError` of days that are no count, a tail or size outside its range, and a size so large that nothing passes.
 */
export function acceptedExceptions(days: number, tail: number, size = 0.05): Accepted {
  requireCount('days', days)
  requireTail(tail)
  const critical = chiSquaredCritical(size, 1)
  const accepts = (count: number) => deviance(count, days, tail) <= critical
  const expected = Math.round(days * tail)
  if (!accepts(expected))
    throw notComputable(
      `a size must let some number of exceptions pass, ${size} let none: give a smaller size`,
    )
  let [from, to] = [expected, expected]
  while (from > 0 && accepts(from - 1)) from--
  while (to < days && accepts(to + 1)) to++
  return { from, to }
}

/**
 * The probability that a number of exceptions lies outside `accepted`, if each day is one with probability `chance`:
 * the exact size of the test if that is the tail it tests, its power if it is another.
 * Throws `RiskError` of days that are no count and of a chance outside [0, 1].
 */
export function chanceOutside(accepted: Accepted, days: number, chance: number): number {
  const chances = binomialChances(days, chance)
  return atMost(chances, accepted.from - 1) + noLessThan(chances, accepted.to + 1)
}
