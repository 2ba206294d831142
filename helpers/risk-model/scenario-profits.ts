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
  const exposures = factors.map(factor => exposureTo(factor, positions))
  const known = new Set(factors)
  return {
    profits: scenarios.map(({ returns }, at) => profitOf(returns, exposures, at)),
    uncovered: positions.filter(({ factor }) => !known.has(factor)).map(one => one.instrument),
  }
}

const exposureTo = (wanted: string, positions: readonly ToldPosition[]): number =>
  positions.reduce(
    (sum, { factor, notional }) => (factor === wanted ? sum + Number(notional) : sum),
    0,
  )

function profitOf(returns: readonly number[], exposures: readonly number[], at: number): number {
  if (returns.length !== exposures.length || !returns.every(Number.isFinite))
    throw cannotBeMeant(
      `a scenario must have a finite return for each of ${exposures.length} factors, number ${at + 1} had ${returns.join(', ')}: complete it`,
    )
  return returns.reduce((sum, value, factor) => sum + value * exposures[factor]!, 0)
}
