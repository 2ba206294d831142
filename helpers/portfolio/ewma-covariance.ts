import { PortfolioError } from './portfolio-error.ts'
import { requireReturns, symmetricOf, type Matrix } from './matrix.ts'

/** What the recursion starts from. */
export type EwmaStart =
  /** The products of the first period, which is then updated with as well, so it counts twice. */
  | 'first-period'
  /** The mean of the products over all periods. */
  | 'all-periods'
  /** Nothing: weights λ^k over the periods there are, divided by their sum. */
  | 'normalised'

/** How quickly the past is forgotten, and what stands for the time before it. */
export interface Ewma {
  /** 0.94 for daily returns, 0.97 for monthly ones. */
  readonly decay: number
  readonly start?: EwmaStart
}

/**
 * Exponentially weighted covariance: S_t = λ S_(t−1) + (1 − λ) r_t r_t', over returns whose mean is taken as zero;
 * oldest period first, per period, not annualised. The start matters on short samples and is therefore named:
 * 'first-period' by default. Weights that are not divided by their sum leave out 29 % of the weight of 20 periods at
 * 0.94, so there is no such choice. Throws `PortfolioError` on a decay outside (0, 1), no period, ragged rows and
 * values that are not finite.
 * Source: J.P. Morgan and Reuters, RiskMetrics Technical Document, 4th edition (1996), section 5.2.
 */
export function ewmaCovariance(
  returns: Matrix,
  { decay, start = 'first-period' }: Ewma = { decay: 0.94 },
): Matrix {
  requireDecay(decay)
  requireReturns(returns, 1)
  const periods = returns.length
  return symmetricOf(returns[0]!.length, (one, other) => {
    const products = returns.map(row => row[one]! * row[other]!)
    const mean = products.reduce((total, value) => total + value, 0) / periods
    const first = { 'first-period': products[0]!, 'all-periods': mean, normalised: 0 }[start]
    const last = products.reduce((state, value) => decay * state + (1 - decay) * value, first)
    return start === 'normalised' ? last / (1 - decay ** periods) : last
  })
}

/**
 * Periods after which an observation has half its weight: ln 0.5 / ln λ; 11.2 at 0.94. Throws as `ewmaCovariance` does.
 */
export const ewmaHalfLife = (decay: number): number => ewmaWindow(decay, 0.5)

/**
 * Periods after which no more than `share` of all weight is left: ln share / ln λ; 74.4 for 1 % at 0.94. Throws as
 * `ewmaCovariance` does, and on a share outside (0, 1).
 */
export function ewmaWindow(decay: number, share: number): number {
  requireDecay(decay)
  if (!(share > 0 && share < 1))
    throw new PortfolioError(
      'not-computable',
      `a share of weight must be between 0 and 1, was ${share}; 0.01 is usual`,
    )
  return Math.log(share) / Math.log(decay)
}

function requireDecay(decay: number): void {
  if (!(decay > 0 && decay < 1))
    throw new PortfolioError(
      'not-computable',
      `a decay must be between 0 and 1, was ${decay}; 0.94 is usual for daily returns`,
    )
}
