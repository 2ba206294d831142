import { cholesky } from './cholesky.ts'
import { requireVector, sum, type Matrix } from './matrix.ts'
import { PortfolioError } from './portfolio-error.ts'

/**
 * A fully invested allocation to choose: the least ½ γ w'Σw − μ'w with Σw = 1 and each weight within its bounds.
 * Without `expected` it is the least variance. Covariance and expected returns are per the same period.
 */
export interface Allocation {
  readonly covariance: Matrix
  readonly expected?: readonly number[]
  /** γ, how much variance a unit of return must be worth; 1 unless given. */
  readonly riskAversion?: number
  /** Least weight of each asset; 0, long-only, unless given. */
  readonly lower?: readonly number[]
  /** Largest weight of each asset; 1 unless given. */
  readonly upper?: readonly number[]
}

/** An allocation with nothing left open. */
export interface Problem {
  readonly covariance: Matrix
  readonly expected: readonly number[]
  readonly riskAversion: number
  readonly lower: readonly number[]
  readonly upper: readonly number[]
}

/**
 * Fills in what an allocation leaves open. Throws `PortfolioError` on shapes that differ, a covariance that is not
 * positive definite, a risk aversion that is not above zero, and bounds that no weights adding up to 1 can meet.
 */
export function problemOf({
  covariance,
  expected = covariance.map(() => 0),
  riskAversion = 1,
  lower = covariance.map(() => 0),
  upper = covariance.map(() => 1),
}: Allocation): Problem {
  const size = covariance.length
  if (!cholesky(covariance))
    throw new PortfolioError(
      'not-positive-definite',
      'a covariance must be positive definite for the weights to be unique, was not; shrink it first',
    )
  requireVector('expected returns', expected, size)
  requireVector('lower bounds', lower, size)
  requireVector('upper bounds', upper, size)
  if (!(Number.isFinite(riskAversion) && riskAversion > 0))
    throw new PortfolioError(
      'not-computable',
      `a risk aversion must be above 0, was ${riskAversion}; leave out expected returns for the least variance`,
    )
  requireRoom(lower, upper)
  return { covariance, expected, riskAversion, lower, upper }
}

function requireRoom(lower: readonly number[], upper: readonly number[]): void {
  const crossed = lower.findIndex((bound, at) => bound > upper[at]!)
  if (crossed >= 0)
    throw new PortfolioError(
      'infeasible',
      `a lower bound must be at most the upper one ${upper[crossed]}, was ${lower[crossed]} at ${crossed}; change one`,
    )
  if (sum(lower) > 1 + 1e-12 || sum(upper) < 1 - 1e-12)
    throw new PortfolioError(
      'infeasible',
      `bounds must let weights add up to 1, allowed ${sum(lower)} to ${sum(upper)}; widen them`,
    )
}
