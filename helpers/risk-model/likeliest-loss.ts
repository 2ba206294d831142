import type { Matrix } from '../portfolio/matrix.ts'
import { covarianceFrom } from '../portfolio/covariance.ts'
import { plausibleShock } from '../portfolio/plausible-shock.ts'
import { cannotBeMeant } from '../value-at-risk/risk-error.ts'
import type { ToldPosition } from './scenario-profits.ts'

/** Deviations and correlations of factors, in the words of the trading-system contract. */
export interface ToldComovement {
  readonly factors: readonly string[]
  readonly volatilities: readonly number[]
  readonly correlation: Matrix
}

/** The likeliest day that costs so much. */
export interface LikeliestLoss {
  /** How far it is away, in standard deviations. */
  readonly deviations: number
  /** What it does to each factor, as simple returns. */
  readonly shock: readonly { readonly factor: string; readonly simpleReturn: number }[]
}

/**
 * The likeliest shock at which a book loses `loss` in its currency: the reverse of a stress test (see `plausibleShock`).
 * Throws `RiskError` of a position whose factor has no volatility, and `PortfolioError` as `covarianceFrom` and
 * `plausibleShock` do.
 */
export function likeliestLoss(
  positions: readonly ToldPosition[],
  { factors, volatilities, correlation }: ToldComovement,
  loss: number,
): LikeliestLoss {
  const unknown = positions.find(({ factor }) => !factors.includes(factor))
  if (unknown)
    throw cannotBeMeant(
      `a factor that is held must have a volatility, ${unknown.factor} has none: add it to the correlations`,
    )
  const exposures = factors.map(wanted =>
    positions.reduce(
      (sum, { factor, notional }) => (factor === wanted ? sum + Number(notional) : sum),
      0,
    ),
  )
  const { shocks, deviations } = plausibleShock(
    exposures,
    covarianceFrom(volatilities, correlation),
    loss,
  )
  return {
    deviations,
    shock: factors.map((factor, at) => ({ factor, simpleReturn: shocks[at]! })),
  }
}
