import { cannotBeMeant } from './risk-error.ts'
import { readSeries, requireSameLength, type Series } from './series.ts'

/** Which of consecutive days were exceptions, the oldest first. */
export type Hits = readonly boolean[]

/**
 * Exceptions: the days on which the loss was larger than the value at risk told for them the day before, r < -VaR.
 * A loss of just the value at risk is none. Both series cover the same days, in the same unit.
 * Throws `RiskError` of series of different length, none at all, a value that is not finite, and a value at risk that is
 * not above zero: it would have the sign of a return.
 */
export function exceptionsOf(returns: Series, valuesAtRisk: Series): Hits {
  const earned = readSeries('returns', returns)
  const told = readSeries('values at risk', valuesAtRisk)
  requireSameLength(earned, told)
  requireLosses('values at risk', told)
  return earned.map((value, day) => value < -told[day]!)
}

/** Throws `RiskError` unless all are above zero. */
export function requireLosses(what: string, losses: readonly number[]): void {
  const flawed = losses.findIndex(loss => loss <= 0)
  if (flawed >= 0)
    throw cannotBeMeant(
      `${what} must be above 0, number ${flawed + 1} was ${losses[flawed]}: give losses as positive numbers`,
    )
}

export const countOf = (hits: Hits): number => hits.filter(Boolean).length
