import { cannotBeMeant, notComputable } from '../value-at-risk/risk-error.ts'

/** A position, in the words of the trading-system contract. */
export interface ToldPosition {
  readonly instrument: string
  readonly factor: string
  readonly notional: string
}

/** A book and what its factors did, in the words of the trading-system contract. */
export interface ToldScenarios {
  readonly positions: readonly ToldPosition[]
  readonly factors: readonly string[]
  readonly scenarios: readonly { readonly returns: readonly number[] }[]
}

/** What each scenario would bring. */
export interface ScenarioProfits {
  /** In the currency of the notionals, in the order of the scenarios; a loss is below zero. */
  readonly profits: readonly number[]
  /** Positions of which no scenario knows the factor; they add nothing. */
  readonly uncovered: readonly string[]
}

/**
 * The profit of a book in each scenario: Σ notional · return, full amounts, linear. Throws `RiskError`: RISK_NOT_COMPUTABLE
 * of no positions and of no scenarios; RISK_INPUT of factors that are named twice, of a scenario with another number of
 * returns, and of a return that is not a finite number.
 */
export function scenarioProfits({ positions, factors, scenarios }: ToldScenarios): ScenarioProfits {
  if (positions.length === 0 || scenarios.length === 0)
    throw notComputable(
      `a risk must be of positions in scenarios, were ${positions.length} in ${scenarios.length}: tell both`,
    )
  if (new Set(factors).size !== factors.length)
    throw cannotBeMeant(`factors must be named once, were ${factors.join(', ')}: name each once`)
  const byFactor = new Map<string, number>()
  for (const { factor, notional } of positions)
    byFactor.set(factor, (byFactor.get(factor) ?? 0) + Number(notional))
  const exposures = Float64Array.from(factors, factor => byFactor.get(factor) ?? 0)
  const known = new Set(factors)
  return {
    profits: scenarios.map(({ returns }, at) => profitOf(returns, exposures, at)),
    uncovered: positions.filter(({ factor }) => !known.has(factor)).map(one => one.instrument),
  }
}

function profitOf(returns: readonly number[], exposures: Float64Array, at: number): number {
  let profit = 0
  for (let factor = 0; factor < exposures.length; factor++)
    profit += returns[factor]! * exposures[factor]!
  if (returns.length !== exposures.length || !Number.isFinite(profit))
    throw cannotBeMeant(
      `a scenario must have a finite return for each of ${exposures.length} factors, number ${at + 1} had ${returns.join(', ')}: complete it`,
    )
  return profit
}
