import { periodsOf, type Annualisation } from './annualisation.ts'
import { midnightMs, type CivilDate } from '../settlement/civil-date.ts'
import { badInput } from './series-error.ts'
import { computed, positive, valuesOf, type Series } from './series.ts'

/**
 * What one unit of capital becomes, period by period: start · Π(1 + r), with the start itself first, so n returns give
 * n + 1 values in the unit of `start`. Nothing is added or taken out, every profit is kept invested.
 * Throws `SeriesError` of no returns, of one below −1 (more was lost than there was) and of a start that is not above 0.
 */
export function equityCurve(returns: Series, start = 1): number[] {
  const curve = [positive('the start of an equity curve', start)]
  for (const value of valuesOf('returns', returns)) {
    if (value < -1)
      throw badInput(
        `returns must be at least -1 to be compounded, one was ${value}: measure the profit in money instead`,
      )
    curve.push(computed('an equity curve', curve.at(-1)! * (1 + value)))
  }
  return curve
}

/** Total return as a fraction: Π(1 + r) − 1. Throws as `equityCurve` does. */
export const totalReturn = (returns: Series): number => equityCurve(returns).at(-1)! - 1

/**
 * Compound annual growth rate as a fraction: Π(1 + r)^(A/n) − 1 over n returns and A periods a year. It counts periods,
 * not dates, and every period counts: one row too many, as where the row before the first return is kept, makes 1.91 of
 * 2.33. Of less than a year it is an extrapolation. Throws as `equityCurve` does, and where the result is no number.
 */
export function compoundAnnualGrowth(returns: Series, annualisation: Annualisation): number {
  const years = returns.length / periodsOf(annualisation)
  return annualGrowth(equityCurve(returns).at(-1)!, years)
}

/** Values on two dates, both above 0 but for a last one of 0. */
export interface Span {
  readonly firstValue: number
  readonly lastValue: number
  readonly firstDate: CivilDate
  readonly lastDate: CivilDate
}

/**
 * Compound annual growth rate between two dates as a fraction: (last / first)^(1/years) − 1, a year being 365.25 days,
 * whatever the number of rows between. Throws `SeriesError` where the dates are not in order or the values out of bounds,
 * and `RangeError` of what is no date.
 */
export function growthBetween({ firstValue, lastValue, firstDate, lastDate }: Span): number {
  const days = (midnightMs(lastDate) - midnightMs(firstDate)) / 86_400_000
  if (!(days > 0))
    throw badInput(`the last date must be after ${firstDate}, was ${lastDate}: put them in order`)
  if (!(Number.isFinite(lastValue) && lastValue >= 0))
    throw badInput(`the last value must be a number of at least 0, was ${lastValue}: correct it`)
  return annualGrowth(lastValue / positive('the first value', firstValue), days / 365.25)
}

const annualGrowth = (growth: number, years: number): number =>
  computed('a compound annual growth rate', growth ** (1 / years) - 1)
