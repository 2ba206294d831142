import { kurtosis, skewness } from './moments.ts'
import { badInput, notComputable } from './series-error.ts'
import { finite, wholeNumber, type Series } from './series.ts'
import { sharpePerPeriod } from './sharpe.ts'

/** What a track record says about its Sharpe ratio. */
export interface SharpeEvidence {
  /** Of one period, not annual: an annual one is to be divided by √A first. */
  readonly sharpe: number
  /** Number of returns. */
  readonly observations: number
  /** g3, of the population. */
  readonly skewness: number
  /** g4, raw: 3 for a normal distribution, not 0. */
  readonly kurtosis: number
}

/** Evidence of simple returns, with a riskless return per period. Throws `SeriesError` as `sharpePerPeriod` does. */
export const sharpeEvidence = (returns: Series, riskFree = 0): SharpeEvidence => ({
  sharpe: sharpePerPeriod(returns, riskFree),
  observations: returns.length,
  skewness: skewness(returns),
  kurtosis: kurtosis(returns),
})

/**
 * Variance of an estimated Sharpe ratio times n − 1: 1 − g3 SR + (g4 − 1)/4 SR², for returns of any distribution.
 * Throws `SeriesError` of numbers that are none, of fewer than two observations, of a kurtosis below g3² + 1, which no
 * distribution has (so of an excess kurtosis, as pandas and Excel give it), and where nothing is left of the variance.
 * Source: Mertens, "Comments on variance of the IID estimator in Lo (2002)" (2002); Bailey and López de Prado, "The Sharpe
 * ratio efficient frontier", Journal of Risk 15 (2012).
 */
export function sharpeVariance(evidence: SharpeEvidence): number {
  const sharpe = finite('a Sharpe ratio', evidence.sharpe)
  const g3 = finite('a skewness', evidence.skewness)
  const g4 = finite('a kurtosis', evidence.kurtosis)
  wholeNumber('observations', evidence.observations, 2)
  const least = g3 ** 2 + 1
  if (g4 < least * (1 - 1e-9))
    throw badInput(
      `a raw kurtosis must be at least skewness² + 1 = ${least}, was ${g4}: add 3 if it is an excess kurtosis`,
    )
  const variance = 1 - g3 * sharpe + ((g4 - 1) / 4) * sharpe ** 2
  if (!(variance > 1e-12))
    throw notComputable(
      `the variance of a Sharpe ratio must be above 0, was ${variance}: returns of two values only do not tell it`,
    )
  return variance
}
