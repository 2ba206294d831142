import { chiSquaredTail, type Degrees } from './chi-squared.ts'

/** A likelihood ratio, -2 ln(L0 / L1), with what chi-squared says of it. */
export interface LikelihoodRatio {
  readonly statistic: number
  readonly degrees: Degrees
  /** P(chi-squared > statistic): the large-sample value. The exact sizes are told beside each test. */
  readonly pValue: number
}

/** A likelihood ratio and its p-value; rounding below zero is zero. */
export function likelihoodRatio(statistic: number, degrees: Degrees): LikelihoodRatio {
  const held = Math.max(statistic, 0)
  return { statistic: held, degrees, pValue: chiSquaredTail(held, degrees) }
}

/**
 * -2 ln of the likelihood of so many successes at `chance`, over that at their own share:
 * 2 [x ln(x / (Tp)) + (T - x) ln((T - x) / (T (1 - p)))], with 0 ln 0 = 0. Zero of no trials.
 */
export function deviance(successes: number, trials: number, chance: number): number {
  const failures = trials - successes
  return (
    2 *
    (weighed(successes, successes / (trials * chance)) +
      weighed(failures, failures / (trials * (1 - chance))))
  )
}

const weighed = (count: number, ratio: number): number =>
  count === 0 ? 0 : count * Math.log(ratio)
