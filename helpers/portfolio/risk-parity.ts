import { cholesky, solved } from './cholesky.ts'
import { diagonalOf, requireVector, sum, symmetricOf, times, type Matrix } from './matrix.ts'
import { PortfolioError } from './portfolio-error.ts'

const steps = 200
/**
 * Largest difference of a risk share from its budget at which the search ends, beside the largest term it is made of.
 */
const exact = 1e-13

/**
 * Long-only weights at which every asset contributes its budget of the risk, w_i (Σw)_i = b_i w'Σw; equal budgets
 * unless given. Minimises ½x'Σx − Σ b_i ln x_i by damped Newton steps and scales x to add up to 1: convex, so the
 * answer is the only one. It is inverse volatility only where all correlations are the same. Weights add up to 1 and
 * are above zero. Throws `PortfolioError` on a covariance that is not positive definite, on budgets that are not above
 * zero or do not add up to 1, and where the steps run out.
 * Source: Maillard, Roncalli and Teïletche, Journal of Portfolio Management 36 (2010); Spinu, "An algorithm for
 * computing risk parity weights" (2013) for the convex form and the damping.
 */
export function riskParity(covariance: Matrix, budgets?: readonly number[]): readonly number[] {
  const size = covariance.length
  const wanted = budgets ?? covariance.map(() => 1 / size)
  if (!cholesky(covariance))
    throw new PortfolioError(
      'not-positive-definite',
      'a covariance must be positive definite for risk parity, was not; shrink it or leave out what the other assets add up to',
    )
  requireBudgets(wanted, size)
  const deviations = diagonalOf(covariance).map(Math.sqrt)
  const correlation = symmetricOf(
    size,
    (row, column) => covariance[row]![column]! / (deviations[row]! * deviations[column]!),
  )

  let current: readonly number[] = wanted.map(Math.sqrt)
  for (let step = 0; step < steps; step++) {
    const risks = times(correlation, current)
    const gradient = risks.map((risk, at) => risk - wanted[at]! / current[at]!)
    const gap = Math.max(...gradient.map((slope, at) => Math.abs(slope * current[at]!)))
    if (gap <= exact * Math.max(1, ...current.map(value => value * value)))
      return scaled(current.map((value, at) => value / deviations[at]!))
    current = newton(current, { correlation, gradient, wanted })
  }
  throw new PortfolioError(
    'no-convergence',
    `risk parity must be found in ${steps} steps, was not; look at the condition of the covariance`,
  )
}

/** One Newton step, cut so far that every weight stays above zero and the self-concordant objective falls. */
function newton(
  current: readonly number[],
  state: {
    readonly correlation: Matrix
    readonly gradient: readonly number[]
    readonly wanted: readonly number[]
  },
): readonly number[] {
  const { correlation, gradient, wanted } = state
  const hessian = symmetricOf(
    current.length,
    (row, column) =>
      correlation[row]![column]! + (row === column ? wanted[row]! / current[row]! ** 2 : 0),
  )
  const direction = solved(hessian, gradient)
  const reach = Math.max(...direction.map((value, at) => Math.abs(value / current[at]!)))
  const length = reach > 0.1 ? 1 / (1 + reach) : 1
  return current.map((value, at) => value - length * direction[at]!)
}

/**
 * Weights in inverse proportion to volatility: risk parity as if all correlations were the same. They add up to 1.
 * Throws `PortfolioError` on a variance that is not above zero.
 */
export function inverseVolatility(covariance: Matrix): readonly number[] {
  const variances = diagonalOf(covariance)
  requireVector('variances', variances, covariance.length)
  const still = variances.findIndex(variance => variance <= 0)
  if (variances.length === 0 || still >= 0)
    throw new PortfolioError(
      'not-computable',
      `inverse volatility needs assets with variances above 0, was ${variances[still] ?? 'none'}; leave out what never moves`,
    )
  return scaled(variances.map(variance => 1 / Math.sqrt(variance)))
}

function requireBudgets(budgets: readonly number[], size: number): void {
  requireVector('risk budgets', budgets, size)
  if (budgets.some(budget => budget <= 0) || Math.abs(sum(budgets) - 1) > 1e-9)
    throw new PortfolioError(
      'not-computable',
      `risk budgets must be above 0 and add up to 1, were ${budgets.join(', ')}; leave out an asset without a budget`,
    )
}

const scaled = (values: readonly number[]): readonly number[] => {
  const total = sum(values)
  return values.map(value => value / total)
}
