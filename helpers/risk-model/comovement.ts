import { correlationOf, sampleCovariance } from '../portfolio/covariance.ts'
import { ewmaCovariance } from '../portfolio/ewma-covariance.ts'
import { diagonalOf, type Matrix } from '../portfolio/matrix.ts'
import { cannotBeMeant } from '../value-at-risk/risk-error.ts'

/** Correlations and volatilities with the returns that they come from, in the words of the trading-system contract. */
export interface ToldCorrelations {
  readonly factors: readonly string[]
  readonly correlation: Matrix
  readonly volatilities: readonly number[]
  readonly estimator: 'sample' | 'ewma'
  readonly decay?: number | undefined
}

/** How far what was told is from what its own returns come to. */
export interface ComovementDifference {
  /** Largest difference of a correlation, and the factors that it is between. */
  readonly correlation: number
  readonly between: string
  /** Largest difference of a volatility, in percent of our own, and the factor that it is of. */
  readonly volatilityPct: number
  readonly of: string
}

/**
 * Correlations and volatilities recomputed from `returns`, periods by factors: by the sample covariance with n - 1, or the
 * exponentially weighted one from its first period on. Throws `RiskError`, RISK_INPUT, of shapes that do not fit the
 * factors, and `PortfolioError` as `sampleCovariance`, `ewmaCovariance` and `correlationOf` do.
 */
export function comovementDifference(
  { factors, correlation, volatilities, estimator, decay }: ToldCorrelations,
  returns: Matrix,
): ComovementDifference {
  const size = factors.length
  const rows = [...returns, ...correlation, volatilities]
  if (size === 0 || correlation.length !== size || rows.some(row => row.length !== size))
    throw cannotBeMeant(
      `returns, correlations and volatilities must be of ${size} factors, were of ${rows.map(row => row.length).find(length => length !== size) ?? correlation.length}: tell one of each`,
    )
  const covariance =
    estimator === 'sample' ? sampleCovariance(returns) : ewmaCovariance(returns, { decay: decay! })
  const own = correlationOf(covariance)
  const correlations = factors.flatMap((one, row) =>
    factors.map((other, column) => ({
      difference: Math.abs(correlation[row]![column]! - own[row]![column]!),
      where: `${one} and ${other}`,
    })),
  )
  const deviations = diagonalOf(covariance).map((variance, at) => ({
    difference: 100 * Math.abs(volatilities[at]! / Math.sqrt(variance) - 1),
    where: factors[at]!,
  }))
  const [worst, worstVolatility] = [largest(correlations), largest(deviations)]
  return {
    correlation: worst.difference,
    between: worst.where,
    volatilityPct: worstVolatility.difference,
    of: worstVolatility.where,
  }
}

interface Difference {
  readonly difference: number
  readonly where: string
}

const largest = (all: readonly Difference[]): Difference =>
  all.reduce((one, other) => (other.difference > one.difference ? other : one))
