import { times, type Matrix } from './matrix.ts'
import { portfolioVolatility } from './portfolio-risk.ts'
import { PortfolioError } from './portfolio-error.ts'

/** The likeliest of all shocks that cost as much. */
export interface PlausibleShock {
  /** Return of each factor, in the order of the exposures. */
  readonly shocks: readonly number[]
  /** How far out it is, in standard deviations of the book: the Mahalanobis distance sqrt(s'Σ⁻¹s). */
  readonly deviations: number
}

/**
 * The shock of least Mahalanobis distance at which a linear book loses `loss`: s = −loss · Σx / (x'Σx), at a distance
 * of loss / sqrt(x'Σx), with x the exposures. The worst direction, where `reverseStress` needs one to be named. In the
 * period of Σ. Throws `PortfolioError` on a loss that is not above zero, on a book without risk and as
 * `portfolioVolatility` does.
 * Source: Breuer, Jandačka, Rheinberger and Summer, "How to find plausible, severe, and useful stress scenarios",
 * International Journal of Central Banking 5 (2009), for linear portfolios.
 */
export function plausibleShock(
  exposures: readonly number[],
  covariance: Matrix,
  loss: number,
): PlausibleShock {
  const volatility = portfolioVolatility(exposures, covariance)
  if (!(Number.isFinite(loss) && loss > 0 && volatility > 0))
    throw new PortfolioError(
      'not-computable',
      `a loss and the risk of the book must be above 0, were ${loss} and ${volatility}; a book without risk cannot lose`,
    )
  const scale = loss / volatility ** 2
  return {
    shocks: times(covariance, exposures).map(risk => -scale * risk),
    deviations: loss / volatility,
  }
}
