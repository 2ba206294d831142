import { rootOfYear, type Annualisation } from './annualisation.ts'
import { spreadOf } from './moments.ts'
import { computed, finite, pairsOf, type Series } from './series.ts'

/** How a ratio to risk is annualised, and what is subtracted first. */
export interface RatioConvention extends Annualisation {
  /** Return per period, as a fraction, that is had without risk or that is the target; 0 where it is not stated. */
  readonly perPeriod?: number
}

/**
 * Sharpe ratio of one period: mean(r − f) / sd(r), with the sample deviation (n − 1), simple returns r and f the riskless
 * return of a period. It is what the probabilistic and the deflated Sharpe ratio take. Dimensionless.
 * Throws `SeriesError` of fewer than two returns and of constant ones, which would have an infinite ratio.
 * Source: Sharpe, "The Sharpe ratio", Journal of Portfolio Management 21 (1994).
 */
export function sharpePerPeriod(returns: Series, riskFree = 0): number {
  const { mean, standardDeviation } = spreadOf('returns', returns)
  return computed(
    'a Sharpe ratio',
    (mean - finite('the riskless return', riskFree)) / standardDeviation,
  )
}

/**
 * Annual Sharpe ratio: that of one period times √A, A being the periods of a year. Independent periods are assumed:
 * autocorrelated returns, as of marked or smoothed prices, make it too large. Throws as `sharpePerPeriod` does.
 */
export const sharpeRatio = (returns: Series, convention: RatioConvention): number =>
  sharpePerPeriod(returns, convention.perPeriod) * rootOfYear(convention)

/** Returns less those of a benchmark over the same periods. Throws `SeriesError` where the lengths differ. */
export function activeReturns(returns: Series, benchmark: Series): number[] {
  const [own, others] = pairsOf(['returns', returns], ['returns of the benchmark', benchmark])
  return own.map((value, index) => value - others[index]!)
}

/**
 * Annual information ratio: mean(r − b) / sd(r − b) · √A, with the sample deviation (n − 1) of the active returns; the
 * benchmark b may be a riskless rate that changes. Libraries that do not annualise it give this over √A.
 * Throws `SeriesError` of fewer than two returns and where r follows b at a constant distance.
 */
export function informationRatio(
  returns: Series,
  benchmark: Series,
  annualisation: Annualisation,
): number {
  const { mean, standardDeviation } = spreadOf('active returns', activeReturns(returns, benchmark))
  return computed('an information ratio', (mean / standardDeviation) * rootOfYear(annualisation))
}
