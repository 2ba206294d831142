import { badInput } from './series-error.ts'
import { positive } from './series.ts'

/**
 * Periods in a year, by what the series counts. Which one holds is the asset's business and is always stated: a market
 * that never closes has 365 days, an exchange about 252, and Sharpe ratios by the one and the other differ by
 * √(365/252) = 1.2035.
 */
export const periodsPerYear = {
  calendarDays: 365,
  tradingDays: 252,
  weeks: 52,
  months: 12,
  quarters: 4,
  years: 1,
} as const

/** How a series is annualised. */
export interface Annualisation {
  /** Periods of the series in a year, above 0: 365 or 252 for daily returns, 24 times that for hourly ones. */
  readonly periodsPerYear: number
}

/** √A, by which a mean over a deviation grows from a period to a year of A periods, if the periods are independent. */
export const rootOfYear = (annualisation: Annualisation): number =>
  Math.sqrt(periodsOf(annualisation))

/** A. Throws `SeriesError` where it is not above 0. */
export const periodsOf = (annualisation: Annualisation): number =>
  positive('the periods of a year', annualisation.periodsPerYear)

/**
 * What an annual return is in each period, as a fraction: (1 + annual)^(1/A) − 1, which compounds to it over a year of A
 * periods. Throws `SeriesError` of an annual return that is not above −1.
 */
export function perPeriodReturn(annual: number, annualisation: Annualisation): number {
  if (!(Number.isFinite(annual) && annual > -1))
    throw badInput(`an annual return must be above -1, was ${annual}: state it as a fraction`)
  return (1 + annual) ** (1 / periodsOf(annualisation)) - 1
}
