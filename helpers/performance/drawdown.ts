import { midnightMs, type CivilDate } from '../settlement/civil-date.ts'
import { badInput } from './series-error.ts'
import { valuesOf, type Series } from './series.ts'

/** The deepest fall of an equity curve from its highest value so far; places count from 0. */
export interface MaximumDrawdown {
  /** E[trough] / E[peak] − 1, a fraction from −1 to 0. */
  readonly depth: number
  readonly peakAt: number
  /** The first of the deepest values. */
  readonly troughAt: number
  /** Where the curve first is as high as at the peak again; undefined where it has not been. */
  readonly recoveryAt: number | undefined
  /** From the peak to the recovery, or to the end of the curve where it has not recovered. */
  readonly underwaterPeriods: number
}

/** The same, by the dates of the values. */
export interface DatedDrawdown extends MaximumDrawdown {
  readonly peakDate: CivilDate
  readonly troughDate: CivilDate
  readonly recoveryDate: CivilDate | undefined
  /** Days of the calendar from the peak to the recovery, or to the end of the curve. */
  readonly underwaterDays: number
}

/**
 * Falls of an equity curve from its highest value so far, as fractions from −1 to 0, one for each value: E[i] / max(E[0…i])
 * − 1. The capital at the start is to be the first value (`equityCurve` puts it there), or a loss of the first period is
 * not seen. Throws `SeriesError` of fewer than two values, of one below 0 and of a first one that is not above 0.
 */
export function drawdowns(equity: Series): number[] {
  const values = valuesOf('equity', equity, 2)
  let peak = values[0]!
  return values.map((value, index) => {
    if (value < 0 || peak === 0)
      throw badInput(
        `equity must be above 0 at its start and never below 0, number ${index + 1} was ${value}: measure the loss in money instead`,
      )
    peak = Math.max(peak, value)
    return value / peak - 1
  })
}

/**
 * The maximum drawdown, min(E[i] / max(E[0…i]) − 1), with its places. Of a curve that never falls it is 0, with peak, trough
 * and recovery at the first value. It grows with the length of the record: compare like with like. Throws as `drawdowns` does.
 */
export function maximumDrawdown(equity: Series): MaximumDrawdown {
  const falls = drawdowns(equity)
  const depth = falls.reduce((least, fall) => Math.min(least, fall), 0)
  const troughAt = falls.indexOf(depth)
  const peakAt = falls.lastIndexOf(0, troughAt)
  const recovery = falls.indexOf(0, troughAt)
  return {
    depth,
    peakAt,
    troughAt,
    recoveryAt: recovery < 0 ? undefined : recovery,
    underwaterPeriods: (recovery < 0 ? falls.length - 1 : recovery) - peakAt,
  }
}

/**
 * The maximum drawdown of an equity curve with a date for each value. Throws as `maximumDrawdown` does, `SeriesError` where
 * the dates are not as many as the values and in order, and `RangeError` of what is no date.
 */
export function datedDrawdown(equity: Series, dates: readonly CivilDate[]): DatedDrawdown {
  const timesMs = dates.map(midnightMs)
  const unordered = timesMs.findIndex((time, index) => index > 0 && time <= timesMs[index - 1]!)
  if (unordered > 0 || dates.length !== equity.length)
    throw badInput(
      `dates must be one for each of ${equity.length} values and in order, were ${dates.length}${unordered > 0 ? ` with ${dates[unordered]} after ${dates[unordered - 1]}` : ''}: sort and align them`,
    )
  const drawdown = maximumDrawdown(equity)
  const { peakAt, troughAt, recoveryAt, underwaterPeriods } = drawdown
  const endMs = timesMs[peakAt + underwaterPeriods]!
  return {
    ...drawdown,
    peakDate: dates[peakAt]!,
    troughDate: dates[troughAt]!,
    recoveryDate: recoveryAt === undefined ? undefined : dates[recoveryAt],
    underwaterDays: (endMs - timesMs[peakAt]!) / 86_400_000,
  }
}
