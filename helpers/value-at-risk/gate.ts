import { atMost, binomialChances, noLessThan } from './binomial-chances.ts'
import { countOf, type Hits } from './exceptions.ts'
import { mostPairs } from './exception-pairs.ts'
import { chanceOfSequences, independent, type HitProcess } from './hit-sequences.ts'
import { transitionsOf } from './independence-test.ts'
import { cannotBeMeant, notComputable } from './risk-error.ts'
import { requireCount } from './series.ts'
import { requireTail } from './tail.ts'

/** Fewer days tell a wrong model from luck only by raising false alarms. */
export const fewestGateDays = 500

/** What a value at risk is let through with; drawn up before the days are looked at. */
export interface BacktestGate {
  readonly days: number
  readonly tail: number
  /** The least number of exceptions let through; 0 if so few days cannot show a value at risk that is too large. */
  readonly fewest: number
  /** The largest number of exceptions let through. */
  readonly most: number
  /** For each number of exceptions up to `most`, how often at most one may follow another on the next day. */
  readonly mostPairs: readonly number[]
  /** The exact probability that a correct model is not let through. */
  readonly falseAlarm: number
}

/** Why a value at risk is not let through. */
export type GateFinding = 'too-few-exceptions' | 'too-many-exceptions' | 'clustered-exceptions'

/**
 * The gate for a value at risk with `tail` over `days` days: it stops too few exceptions, too many, and more of them on
 * consecutive days than their number explains. Each of the three has a third of `falseAlarm`, and the probability that
 * any stops a correct model, of which exceptions are independent with probability `tail`, is computed exactly and told.
 * A test of the shortfall beside it adds its own size at most.
 * Throws `RiskError`: RISK_INPUT of a tail outside (0, 0.5) and a false alarm outside (0, 0.5); RISK_NOT_COMPUTABLE of
 * fewer than 500 days.
 * Source: the binomial distribution, and that of runs given their number (see `mostPairs`).
 */
export function backtestGate(days: number, tail: number, falseAlarm = 0.001): BacktestGate {
  requireCount('days', days)
  requireTail(tail)
  if (!(falseAlarm > 0 && falseAlarm < 0.5))
    throw cannotBeMeant(
      `a false alarm must be a probability above 0 and below 0.5, was ${falseAlarm}: give 0.001 for 0.1 %`,
    )
  if (days < fewestGateDays)
    throw notComputable(
      `a gate must look at ${fewestGateDays} days or more, were ${days}: give a longer series`,
    )
  const share = falseAlarm / 3
  const chances = binomialChances(days, tail)
  const expected = Math.round(days * tail)
  let [fewest, most] = [expected, expected]
  while (fewest > 0 && atMost(chances, fewest - 1) > share) fewest--
  while (noLessThan(chances, most + 1) > share) most++
  const pairs = Array.from({ length: most + 1 }, (_, exceptions) =>
    mostPairs(exceptions, days, share),
  )
  const gate = { days, tail, fewest, most, mostPairs: pairs }
  return { ...gate, falseAlarm: gateAlarm(gate, independent(tail)) }
}

/** What stops these days; nothing if they are let through. Throws `RiskError` of another number of days than the gate's. */
export function gateFindings(gate: BacktestGate, hits: Hits): readonly GateFinding[] {
  if (hits.length !== gate.days)
    throw cannotBeMeant(
      `a gate for ${gate.days} days must be shown as many, were ${hits.length}: draw up a gate for them`,
    )
  return findings(gate, countOf(hits), transitionsOf(hits).hitHit)
}

/** The exact probability that the gate stops a process: its power against a wrong model, by `exceptionChance` for one. */
export function gateAlarm(gate: Omit<BacktestGate, 'falseAlarm'>, process: HitProcess): number {
  return chanceOfSequences(
    gate.days,
    process,
    ({ exceptions, hitHit }) => findings(gate, exceptions, hitHit).length > 0,
  )
}

function findings(
  gate: Omit<BacktestGate, 'falseAlarm'>,
  exceptions: number,
  pairs: number,
): readonly GateFinding[] {
  if (exceptions < gate.fewest) return ['too-few-exceptions']
  if (exceptions > gate.most) return ['too-many-exceptions']
  return pairs > gate.mostPairs[exceptions]! ? ['clustered-exceptions'] : []
}
