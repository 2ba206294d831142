import { chiSquaredCritical } from './chi-squared.ts'
import type { Accepted } from './coverage-test.ts'
import type { Hits } from './exceptions.ts'
import { deviance, likelihoodRatio, type LikelihoodRatio } from './likelihood-ratio.ts'
import { notComputable } from './risk-error.ts'
import { requireChance, requireTail } from './tail.ts'

/**
 * Kupiec's time until first failure: -2 ln[p (1-p)^(v-1)] + 2 ln[(1/v) (1-1/v)^(v-1)], with the first exception on day
 * v, counted from 1, held against chi-squared with one degree. It reads one number of the whole series and has little
 * power: an early warning, never the proof.
 * Throws `RiskError` of a tail outside (0, 0.5), and RISK_NOT_COMPUTABLE if no day was an exception.
 * Source: Kupiec, Journal of Derivatives 3 (1995).
 */
export function firstFailureTest(hits: Hits, tail: number): LikelihoodRatio {
  requireTail(tail)
  const day = hits.indexOf(true) + 1
  if (day === 0)
    throw notComputable(
      `a first exception must have happened, none did in ${hits.length} days: count exceptions instead`,
    )
  return likelihoodRatio(deviance(1, day, tail), 1)
}

/** The days of the first exception that the test accepts; of 1 % it is 7 to 438. */
export function acceptedFirstFailure(tail: number, size = 0.05): Accepted {
  requireTail(tail)
  const critical = chiSquaredCritical(size, 1)
  const accepts = (day: number) => deviance(1, day, tail) <= critical
  let from = Math.round(1 / tail)
  let to = from
  while (from > 1 && accepts(from - 1)) from--
  while (accepts(to + 1)) to++
  return { from, to }
}

/** The probability that the first exception comes outside `accepted` if each day is one with probability `chance`. */
export function firstFailureOutside({ from, to }: Accepted, chance: number): number {
  requireChance(chance)
  return 1 - (1 - chance) ** (from - 1) + (1 - chance) ** to
}
