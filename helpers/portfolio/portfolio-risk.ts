import {
  diagonalOf,
  dot,
  requireSymmetric,
  requireVector,
  sum,
  times,
  type Matrix,
} from './matrix.ts'
import { PortfolioError } from './portfolio-error.ts'

/** How far below zero rounding may carry a variance, as a share of its terms. */
const rounding = 1e-12

/**
 * Volatility sqrt(w'Σw) of a portfolio, per the period of Σ. Exactly zero for a portfolio without risk. Throws
 * `PortfolioError` on a negative variance, which no true covariance gives (see `definiteness`), and on shapes that
 * differ.
 */
export function portfolioVolatility(weights: readonly number[], covariance: Matrix): number {
  requireSymmetric(covariance)
  requireVector('weights', weights, covariance.length)
  const sizes = weights.map(
    (weight, at) => Math.abs(weight) * Math.sqrt(Math.abs(covariance[at]![at]!)),
  )
  const variance = dot(weights, times(covariance, weights))
  if (variance < -rounding * sum(sizes) ** 2)
    throw new PortfolioError(
      'not-positive-definite',
      `a variance must be at least 0, was ${variance}; repair the correlation matrix first`,
    )
  return Math.sqrt(Math.max(0, variance))
}

/**
 * Risk contribution of each asset, w_i (Σw)_i / sqrt(w'Σw): Euler's split of the volatility, to which they add up. In
 * the unit of volatility; below zero for what hedges the rest. Throws `PortfolioError` on a portfolio without risk,
 * which nothing contributes to.
 * Source: Litterman, "Hot spots and hedges", Journal of Portfolio Management (1996).
 */
export function riskContributions(
  weights: readonly number[],
  covariance: Matrix,
): readonly number[] {
  const volatility = riskyVolatility(weights, covariance)
  return times(covariance, weights).map((risk, at) => (weights[at]! * risk) / volatility)
}

/** Value at risk of a portfolio by the normal distribution. */
export interface NormalRisk {
  /** In the currency of `value`; positive for a loss. */
  readonly total: number
  /** Of each asset; they add up to `total`. */
  readonly components: readonly number[]
}

/**
 * Normal value at risk with zero mean, and what each asset adds: value · z · volatility / sqrt(periods). `deviations`
 * is z, the standard normal quantile (2.326347874041 at 99 %); `periods` is how many holding periods the period of Σ
 * has: 252 from annual to a day. Scaling by the square root of time takes returns as independent. Throws
 * `PortfolioError` as `riskContributions` does, and on a value, z or number of periods that is not above zero.
 * Source: J.P. Morgan and Reuters, RiskMetrics Technical Document, 4th edition (1996); Litterman (1996) for the split.
 */
export function normalRisk(
  weights: readonly number[],
  covariance: Matrix,
  holding: { readonly value: number; readonly deviations: number; readonly periods: number },
): NormalRisk {
  for (const [name, number] of Object.entries(holding))
    if (!(Number.isFinite(number) && number > 0))
      throw new PortfolioError('not-computable', `${name} must be above 0, was ${number}; state it`)
  const scale = (holding.value * holding.deviations) / Math.sqrt(holding.periods)
  const components = riskContributions(weights, covariance).map(risk => risk * scale)
  return { total: sum(components), components }
}

/**
 * Diversification ratio Σ w_i σ_i / sqrt(w'Σw): 1 for one asset or perfect correlation, more the more is diversified
 * away; of long-only portfolios. Throws `PortfolioError` on negative weights, on which it is no such measure, and as
 * `riskContributions` does.
 * Source: Choueifaty and Coignard, "Toward maximum diversification", Journal of Portfolio Management 35 (2008).
 */
export function diversificationRatio(weights: readonly number[], covariance: Matrix): number {
  const short = weights.findIndex(weight => weight < 0)
  if (short >= 0)
    throw new PortfolioError(
      'not-computable',
      `weights must be at least 0 for a diversification ratio, was ${weights[short]} at ${short}; use risk contributions`,
    )
  const volatility = riskyVolatility(weights, covariance)
  return dot(weights, diagonalOf(covariance).map(Math.sqrt)) / volatility
}

function riskyVolatility(weights: readonly number[], covariance: Matrix): number {
  const volatility = portfolioVolatility(weights, covariance)
  const size = dot(weights.map(Math.abs), diagonalOf(covariance).map(Math.sqrt))
  if (volatility > 1e-8 * size) return volatility
  throw new PortfolioError(
    'not-computable',
    `a portfolio must have risk for it to be split, had a volatility of ${volatility}; leave it out`,
  )
}
