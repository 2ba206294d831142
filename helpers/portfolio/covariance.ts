import { PortfolioError } from './portfolio-error.ts'
import {
  diagonalOf,
  dot,
  requireReturns,
  requireSymmetric,
  requireVector,
  sum,
  symmetricOf,
  type Matrix,
} from './matrix.ts'

/** What sums of products are divided by: `n-1` is unbiased, `n` is the likelihood's, which shrinkage is defined on. */
export type Divisor = 'n-1' | 'n'

/** Rounding may carry a correlation this far past one. */
const rounding = 1e-9

/**
 * Sample covariance S_ij = Σ(r_i − mean_i)(r_j − mean_j) / (n − 1), or / n, of simple returns; rows are periods,
 * columns assets. In squared units of the returns, per period: not annualised. An asset that never moves but for
 * rounding has a covariance of exactly zero. Throws `PortfolioError` on fewer than two periods, ragged rows and values
 * that are not finite: a gap is not zero.
 * Source: the definition; numpy.cov divides by n − 1 by default, scikit-learn's empirical_covariance by n.
 */
export function sampleCovariance(returns: Matrix, divisor: Divisor = 'n-1'): Matrix {
  const columns = centredColumns(returns)
  const count = divisor === 'n' ? returns.length : returns.length - 1
  return symmetricOf(columns.length, (one, other) => dot(columns[one]!, columns[other]!) / count)
}

/**
 * The series of each asset less its mean; exactly zero where a series is constant but for rounding. Throws as
 * `sampleCovariance` does.
 */
export function centredColumns(returns: Matrix): Matrix {
  requireReturns(returns, 2)
  return returns[0]!.map((first, asset) => {
    const series = returns.map(row => row[asset]!)
    const mean = sum(series) / series.length
    const size = Math.max(...series.map(Math.abs))
    const isStill = series.every(value => Math.abs(value - first) <= 8 * Number.EPSILON * size)
    return series.map(value => (isStill ? 0 : value - mean))
  })
}

/**
 * Correlation ρ_ij = S_ij / sqrt(S_ii S_jj) of a covariance: dimensionless, with ones on the diagonal and within [−1,
 * 1]. Throws `PortfolioError` on a variance that is not above zero, of which there is no correlation (simple-statistics
 * divides all the same, and answers NaN), on a matrix that is not symmetric, and on entries that no covariance can
 * have.
 */
export function correlationOf(covariance: Matrix): Matrix {
  requireSymmetric(covariance)
  const variances = diagonalOf(covariance)
  const still = variances.findIndex(variance => variance <= 0)
  if (still >= 0)
    throw new PortfolioError(
      'not-computable',
      `a correlation needs variances above 0, was ${variances[still]} at ${still}; leave out what never moves`,
    )
  return symmetricOf(covariance.length, (one, other) => {
    if (one === other) return 1
    const scale = Math.sqrt(variances[one]!) * Math.sqrt(variances[other]!)
    return withinOne(covariance[one]![other]! / scale, `${one}, ${other}`)
  })
}

function withinOne(correlation: number, where: string): number {
  if (Math.abs(correlation) > 1 + rounding)
    throw new PortfolioError(
      'not-positive-definite',
      `a correlation must be within -1 and 1, was ${correlation} at ${where}; estimate the covariance from one set of periods`,
    )
  return Math.min(1, Math.max(-1, correlation))
}

/**
 * Covariance σ_i σ_j ρ_ij from volatilities and correlations, in squared units of the volatilities. Throws
 * `PortfolioError` on a negative volatility and on what is no correlation by its entries: whether it is semidefinite is
 * for `definiteness`.
 */
export function covarianceFrom(volatilities: readonly number[], correlation: Matrix): Matrix {
  requireSymmetric(correlation)
  requireVector('volatilities', volatilities, correlation.length)
  const negative = volatilities.findIndex(volatility => volatility < 0)
  if (negative >= 0)
    throw new PortfolioError(
      'not-computable',
      `a volatility must be at least 0, was ${volatilities[negative]} at ${negative}; check its sign`,
    )
  return symmetricOf(correlation.length, (one, other) => {
    const entry = correlation[one]![other]!
    if (one === other ? Math.abs(entry - 1) > rounding : Math.abs(entry) > 1 + rounding)
      throw new PortfolioError(
        'not-computable',
        `a correlation must be 1 on the diagonal and within -1 and 1 beside it, was ${entry} at ${one}, ${other}; repair it first`,
      )
    return volatilities[one]! * volatilities[other]! * entry
  })
}
