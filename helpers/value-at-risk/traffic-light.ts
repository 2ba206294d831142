import { atMost, binomialChances, noLessThan } from './binomial-chances.ts'
import { cannotBeMeant, notComputable } from './risk-error.ts'
import { requireCount } from './series.ts'
import { requireTail } from './tail.ts'

export type Zone = 'green' | 'yellow' | 'red'

/** The cumulative probabilities at which the zones begin, of the Basel Committee. */
const yellowFromChance = 0.95
const redFromChance = 0.9999

/** The numbers of exceptions at which the zones begin; green is below yellow. */
export interface ZoneLimits {
  readonly yellowFrom: number
  readonly redFrom: number
}

/** Where a number of exceptions stands. */
export interface TrafficLight extends ZoneLimits {
  readonly zone: Zone
  /** P(X <= exceptions) of a correct model, by which the zone is told. */
  readonly atMost: number
  /** P(X >= exceptions) of a correct model: what Basel's table calls the type I error. Overlaps by P(X = exceptions). */
  readonly atLeast: number
}

/**
 * Basel's zones for any number of days and any tail, by the exact binomial distribution: yellow from the first number of
 * exceptions with P(X <= x) >= 0.95, red from 0.9999. 250 days of 1 % give 5 and 10.
 * Throws `RiskError` of days that are no count, a tail outside (0, 0.5), and RISK_NOT_COMPUTABLE of so few days that one
 * of the zones is empty.
 * Source: Basel Committee, "Supervisory framework for the use of backtesting" (1996), and the Basel Framework, MAR32.
 */
export function zoneLimits(days: number, tail: number): ZoneLimits {
  requireCount('days', days)
  requireTail(tail)
  const chances = binomialChances(days, tail)
  const from = (chance: number) => {
    let count = 0
    while (atMost(chances, count) < chance) count++
    return count
  }
  const limits = { yellowFrom: from(yellowFromChance), redFrom: from(redFromChance) }
  if (limits.yellowFrom === 0 || limits.yellowFrom === limits.redFrom)
    throw notComputable(
      `days must be enough for three zones, ${days} at a tail of ${tail} were not: give a longer series`,
    )
  return limits
}

/** The zone of a number of exceptions. Throws `RiskError` as `zoneLimits` does, and of exceptions beyond the days. */
export function trafficLight(exceptions: number, days: number, tail: number): TrafficLight {
  const limits = zoneLimits(days, tail)
  requireCount('exceptions', exceptions, 0)
  if (exceptions > days)
    throw cannotBeMeant(
      `exceptions must be at most the ${days} days, were ${exceptions}: count again`,
    )
  const chances = binomialChances(days, tail)
  const zone = exceptions < limits.yellowFrom ? 'green' : 'yellow'
  return {
    ...limits,
    zone: exceptions < limits.redFrom ? zone : 'red',
    atMost: atMost(chances, exceptions),
    atLeast: noLessThan(chances, exceptions),
  }
}

/** The probabilities of the zones if each day is an exception with probability `chance`; they sum to one. */
export function zoneChances(
  { yellowFrom, redFrom }: ZoneLimits,
  days: number,
  chance: number,
): Readonly<Record<Zone, number>> {
  const chances = binomialChances(days, chance)
  return {
    green: atMost(chances, yellowFrom - 1),
    yellow: atMost(chances.slice(yellowFrom), redFrom - yellowFrom - 1),
    red: noLessThan(chances, redFrom),
  }
}

const addOns = {
  /** On a multiplier of 3. */
  'basel-1996': [0, 0, 0, 0, 0, 0.4, 0.5, 0.65, 0.75, 0.85, 1],
  /** On a multiplier of 1.5. */
  mar32: [0, 0, 0, 0, 0, 0.2, 0.26, 0.33, 0.38, 0.42, 0.5],
} as const

export type CapitalRegime = keyof typeof addOns

/**
 * What a number of exceptions in 250 days at 99 % adds to the multiplier of the capital requirement. There is no table
 * for any other length or confidence. Throws `RiskError` of exceptions that are no count.
 */
export function multiplierAddOn(exceptions: number, regime: CapitalRegime): number {
  requireCount('exceptions', exceptions, 0)
  return addOns[regime][Math.min(exceptions, 10)]!
}
