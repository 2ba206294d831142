import { solved } from './cholesky.ts'
import { dot, requireFinite, requireVector, sum, type Matrix } from './matrix.ts'
import { PortfolioError } from './portfolio-error.ts'

/** Below this share of their scale, two numbers that should differ do so by rounding only. */
const rounding = 1e-12

/** Expected returns and their covariance, both per the same period; simple returns. */
export interface Market {
  readonly covariance: Matrix
  readonly expected: readonly number[]
}

/** The four numbers that the frontier is drawn with. */
export interface FrontierConstants {
  /** 1' Σ⁻¹ μ. */
  readonly a: number
  /** μ' Σ⁻¹ μ. */
  readonly b: number
  /** 1' Σ⁻¹ 1. */
  readonly c: number
  /** b c − a². */
  readonly d: number
}

/**
 * Weights of the fully invested portfolio of least variance: Σ⁻¹1 / (1'Σ⁻¹1). They add up to 1; short ones are
 * negative. Throws `PortfolioError` on a covariance that is not positive definite.
 * Source: Markowitz, "Portfolio selection", Journal of Finance 7 (1952); Merton (1972) for the closed form.
 */
export function minimumVariance(covariance: Matrix): readonly number[] {
  return normalised(solved(covariance, ones(covariance)))
}

/**
 * Weights of the fully invested portfolio with the highest Sharpe ratio: Σ⁻¹(μ − r) / (1'Σ⁻¹(μ − r)), with `riskFree`
 * per the same period as μ. The ratio is sqrt((μ − r)'Σ⁻¹(μ − r)). Throws `PortfolioError` where 1'Σ⁻¹(μ − r) is not
 * above zero: the formula then gives the portfolio with the lowest ratio, or none; and on a covariance that is not
 * positive definite.
 * Source: Tobin, Review of Economic Studies 25 (1958); Merton, Journal of Financial and Quantitative Analysis 7 (1972).
 */
export function tangency(market: Market, riskFree: number): readonly number[] {
  requireMarket(market)
  requireFinite('the riskless return', riskFree)
  const direction = solved(
    market.covariance,
    market.expected.map(value => value - riskFree),
  )
  const size = sum(direction.map(Math.abs))
  if (!(sum(direction) > rounding * size))
    throw new PortfolioError(
      'not-computable',
      `a tangency portfolio needs a riskless return below that of the minimum variance portfolio, was ${riskFree}; lower it or constrain the weights`,
    )
  return normalised(direction)
}

/**
 * The constants of the frontier of fully invested portfolios. Its variance at a mean m is (c m² − 2 a m + b) / d.
 * Throws `PortfolioError` on a covariance that is not positive definite.
 * Source: Merton, "An analytic derivation of the efficient portfolio frontier", Journal of Financial and Quantitative
 * Analysis 7 (1972), who calls them A, B, C and D.
 */
export function frontierConstants(market: Market): FrontierConstants {
  requireMarket(market)
  const { covariance, expected } = market
  const fromExpected = solved(covariance, expected)
  const a = sum(fromExpected)
  const b = dot(expected, fromExpected)
  const c = sum(solved(covariance, ones(covariance)))
  return { a, b, c, d: b * c - a * a }
}

/**
 * Weights of the fully invested portfolio of least variance among those with an expected return of `target`, in the
 * unit of μ. Throws `PortfolioError` where all expected returns are the same, so that there is no frontier, and as
 * `frontierConstants` does.
 * Source: Merton (1972).
 */
export function frontierPortfolio(market: Market, target: number): readonly number[] {
  requireFinite('the target return', target)
  const { a, b, c, d } = frontierConstants(market)
  if (!(d > rounding * b * c))
    throw new PortfolioError(
      'not-computable',
      `a frontier needs expected returns that differ, were ${market.expected.join(', ')}; take the minimum variance portfolio`,
    )
  const ofOnes = (b - a * target) / d
  const ofExpected = (c * target - a) / d
  return solved(
    market.covariance,
    market.expected.map(value => ofOnes + ofExpected * value),
  )
}

function requireMarket({ covariance, expected }: Market): void {
  requireVector('expected returns', expected, covariance.length)
}

const ones = (covariance: Matrix): readonly number[] => covariance.map(() => 1)

const normalised = (direction: readonly number[]): readonly number[] => {
  const total = sum(direction)
  return direction.map(value => value / total)
}
