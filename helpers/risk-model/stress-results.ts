import type { BarChart } from '../../core/chart.ts'
import { cannotBeMeant, notComputable } from '../value-at-risk/risk-error.ts'
import type { ToldPosition } from './scenario-profits.ts'

/** A stress test, in the words of the trading-system contract. */
export interface ToldStress {
  readonly name: string
  readonly shocks: readonly { readonly factor: string; readonly simpleReturn: number }[]
  readonly loss: string
}

/** What a stress test costs, told and recomputed, in the currency of the notionals; a gain is below zero. */
export interface StressResult {
  readonly name: string
  readonly told: number
  readonly own: number
  /** 100 |told - own|, beside |own| or a hundredth of all that moves, whichever is larger. */
  readonly differencePct: number
  /** Told as a gain where it is a loss, or the other way round. */
  readonly isOfWrongSign: boolean
  /** A test of its own: it moves something that is held, and no other one before it moves everything alike. */
  readonly counts: boolean
  /** Positions whose factor has no shock; they add nothing. */
  readonly unshocked: readonly string[]
}

/** Where gains and losses net out to less, a difference is held against this share of both. */
const nettedShare = 0.01

/**
 * Stress tests recomputed: Σ notional · return with its sign turned, full amounts, linear. Throws `RiskError`:
 * RISK_NOT_COMPUTABLE of no positions, of no stress tests and of one that moves nothing that is held and does not say that it
 * stays; RISK_INPUT of a factor that is shocked twice and of a name that is given twice.
 */
export function stressResults(
  positions: readonly ToldPosition[],
  scenarios: readonly ToldStress[],
): readonly StressResult[] {
  if (positions.length === 0 || scenarios.length === 0)
    throw notComputable(
      `stress must be of positions in stress tests, were ${positions.length} in ${scenarios.length}: tell both`,
    )
  const names = scenarios.map(({ name }) => name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined)
    throw cannotBeMeant(`a stress test must have a name of its own, ${twice} was twice: name each`)
  const seen = new Set<string>()
  return scenarios.map(scenario => {
    const effects = effectsOf(scenario, positions)
    const key = effects.join(' ')
    const counts = effects.some(effect => effect !== 0) && !seen.has(key)
    seen.add(key)
    return { ...resultOf(scenario, positions, effects), counts }
  })
}

/** What a stress test brings each position. */
function effectsOf({ name, shocks }: ToldStress, positions: readonly ToldPosition[]) {
  const byFactor = new Map(shocks.map(({ factor, simpleReturn }) => [factor, simpleReturn]))
  if (byFactor.size !== shocks.length)
    throw cannotBeMeant(`a stress test must shock a factor once, ${name} did twice: name each once`)
  return positions.map(({ factor, notional }) => Number(notional) * (byFactor.get(factor) ?? 0))
}

function resultOf(
  { name, shocks, loss }: ToldStress,
  positions: readonly ToldPosition[],
  effects: readonly number[],
): Omit<StressResult, 'counts'> {
  const shocked = new Set(shocks.map(({ factor }) => factor))
  const unshocked = positions.filter(({ factor }) => !shocked.has(factor))
  const moved = effects.reduce((sum, effect) => sum + Math.abs(effect), 0)
  if (moved === 0 && unshocked.length > 0)
    throw notComputable(
      `a stress test must move something that is held, ${name} moved nothing: give its shocks`,
    )
  const told = Number(loss)
  const own = effects.reduce((sum, effect) => sum - effect, 0)
  // Of a test that moves nothing, whatever is told is all of the difference.
  const scale = Math.max(Math.abs(own), nettedShare * moved) || Math.abs(told) || 1
  return {
    name,
    told,
    own,
    differencePct: (100 * Math.abs(told - own)) / scale,
    isOfWrongSign: told * own < 0,
    unshocked: unshocked.map(one => one.instrument),
  }
}

/** How many of them are tests of their own. */
export const countedTests = (results: readonly StressResult[]): number =>
  results.filter(({ counts }) => counts).length

/** The largest of the differences. */
export const largestStressDifferencePct = (results: readonly StressResult[]): number =>
  Math.max(...results.map(({ differencePct }) => differencePct))

/** Such as `crash: 450 told, 454.5 recomputed`. */
export const describeStress = ({ name, told, own }: StressResult): string =>
  `${name}: ${told} told, ${Number(own.toFixed(2))} recomputed`

/** The result that costs most, by what was told or by what we make of it. */
export const worstOf = (results: readonly StressResult[]): StressResult =>
  results.reduce((one, other) => (costOf(other) > costOf(one) ? other : one))

/** What a stress test costs, by whoever says more. */
export const costOf = ({ told, own }: StressResult): number => Math.max(told, own)

/** Profits as bars, a loss below zero; those of a loss beyond `limit` are marked. */
export const stressChart = (
  results: readonly StressResult[],
  currency: string,
  limit: number,
): BarChart => ({
  kind: 'bars',
  unit: currency,
  bars: results.map(result => ({
    name: result.name,
    value: -costOf(result),
    isMarked: costOf(result) > limit,
  })),
})
