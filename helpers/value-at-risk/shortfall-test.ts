import { exceptionsOf, requireLosses } from './exceptions.ts'
import { cannotBeMeant, notComputable } from './risk-error.ts'
import { readSeries, requireSameLength, type Series } from './series.ts'
import { requireTail } from './tail.ts'

/** What was told for each day and what came: series of the same days, losses above zero, one unit. */
export interface ShortfallRecord {
  readonly returns: Series
  readonly valuesAtRisk: Series
  readonly shortfalls: Series
}

/**
 * Acerbi and Székely's first statistic, Z1 = Σ(r I / ES) / ΣI + 1 over the exceptions I: the mean of the losses beyond
 * the value at risk beside the expected shortfall. 0 is expected of a correct model, below 0 the shortfall was too small.
 * Blind to how many exceptions there were. Throws `RiskError` as `exceptionsOf` does, of a shortfall below its value at
 * risk, and RISK_NOT_COMPUTABLE without any exception.
 * Source: Acerbi and Székely, "Backtesting expected shortfall", Risk 27 (2014).
 */
export function conditionalShortfall(record: ShortfallRecord): number {
  const { count, sum } = beyond(record)
  if (count === 0)
    throw notComputable(
      'a mean loss beyond the value at risk must be of an exception, there was none: give a longer series',
    )
  return sum / count + 1
}

/**
 * Acerbi and Székely's second statistic, Z2 = Σ(r I / (T q ES)) + 1: both how many exceptions there were and how large.
 * 0 is expected, below 0 the risk was told too small; 1 without any exception. `shortfallCritical` tells from where on
 * it is too far below. Throws `RiskError` as `conditionalShortfall` does but for no exception.
 */
export function unconditionalShortfall(record: ShortfallRecord, tail: number): number {
  requireTail(tail)
  const { days, sum } = beyond(record)
  return sum / (days * tail) + 1
}

/** The exceptions of a record and the sum of their returns, each over the shortfall that was told for its day. */
function beyond({ returns, valuesAtRisk, shortfalls }: ShortfallRecord) {
  const hits = exceptionsOf(returns, valuesAtRisk)
  const earned = readSeries('returns', returns)
  const told = readSeries('values at risk', valuesAtRisk)
  const expected = readSeries('shortfalls', shortfalls)
  requireSameLength(earned, expected)
  requireLosses('shortfalls', expected)
  const flawed = expected.findIndex((shortfall, day) => shortfall < told[day]!)
  if (flawed >= 0)
    throw cannotBeMeant(
      `a shortfall must be at least its value at risk ${told[flawed]}, number ${flawed + 1} was ${expected[flawed]}: check that both are of one tail`,
    )
  const ratios = earned.flatMap((value, day) => (hits[day] ? [value / expected[day]!] : []))
  return {
    days: hits.length,
    count: ratios.length,
    sum: ratios.reduce((total, ratio) => total + ratio, 0),
  }
}
