import { normalQuantile } from '../normal.ts'
import { probabilisticSharpe } from './probabilistic-sharpe.ts'
import { badInput } from './series-error.ts'
import { computed, positive, wholeNumber } from './series.ts'
import type { SharpeEvidence } from './sharpe-evidence.ts'

const eulerGamma = 0.5772156649015329

/** How a strategy was found, declared before the search and not after it. */
export interface Search {
  /** Independent trials, at least 1; correlated ones count for fewer. */
  readonly trials: number
  /** Variance between the Sharpe ratios of the trials, each of one period; an annual one is to be divided by A. */
  readonly variance: number
}

/** What a Sharpe ratio is worth as the best of many. */
export interface DeflatedSharpe {
  /** Deflated Sharpe ratio, from 0 to 1: the probability that the true ratio is above `benchmark`. */
  readonly probability: number
  /** Sharpe ratio of one period that the best of so many trials without skill is expected to have. */
  readonly benchmark: number
}

/**
 * Expected maximum of so many independent standard normal variables, in their standard deviations, by the approximation
 * (1 − γ) Φ⁻¹(1 − 1/N) + γ Φ⁻¹(1 − 1/(N e)): 2.53 of 100, where the exact value is 2.51, and 0.52 of 2 for 0.56. Of one
 * it is 0, where the approximation has no value. Throws `SeriesError` of what is no whole number of at least 1.
 * Source: Bailey, Borwein, López de Prado and Zhu, "Pseudo-mathematics and financial charlatanism", Notices of the AMS 61
 * (2014).
 */
export function expectedMaximum(trials: number): number {
  wholeNumber('trials', trials, 1)
  if (trials === 1) return 0
  return (
    -(1 - eulerGamma) * normalQuantile(1 / trials) -
    eulerGamma * normalQuantile(1 / trials / Math.E)
  )
}

/**
 * Deflated Sharpe ratio: the probabilistic Sharpe ratio against the benchmark √V · `expectedMaximum`(N), which is what
 * luck alone gives the best of N trials whose ratios have the variance V. All ratios are of one period, the kurtosis raw.
 * Throws `SeriesError` as `probabilisticSharpe` and `expectedMaximum` do, and of a variance below 0.
 * Source: Bailey and López de Prado, "The deflated Sharpe ratio", Journal of Portfolio Management 40 (2014).
 */
export function deflatedSharpe(
  evidence: SharpeEvidence,
  { trials, variance }: Search,
): DeflatedSharpe {
  if (!(Number.isFinite(variance) && variance >= 0))
    throw badInput(
      `the variance between trials must be a number of at least 0, was ${variance}: state that of their Sharpe ratios per period`,
    )
  const benchmark = Math.sqrt(variance) * expectedMaximum(trials)
  return { probability: probabilisticSharpe(evidence, benchmark), benchmark }
}

/**
 * Minimum backtest length in years, about (`expectedMaximum`(N) / SR)²: over less, the best of N trials without skill is
 * expected to show an annual Sharpe ratio of `annualSharpe`. It stays below 2 ln(N) / SR².
 * Throws `SeriesError` as `expectedMaximum` does and of a ratio that is not above 0. Source: as there.
 */
export const minimumBacktestYears = (trials: number, annualSharpe: number): number =>
  computed(
    'a minimum backtest length',
    (expectedMaximum(trials) / positive('the annual Sharpe ratio', annualSharpe)) ** 2,
  )
