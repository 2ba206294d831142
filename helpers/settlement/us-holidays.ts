import {
  civilDate,
  lastWeekday,
  nthWeekday,
  plusDays,
  weekday,
  weekdays,
  type CivilDate,
} from './civil-date.ts'
import { goodFriday } from './easter.ts'

const { monday, thursday, saturday, sunday } = weekdays

/** Days on which the exchanges were closed beside the rule, and clearing was not. */
const unscheduledClosings: readonly CivilDate[] = [
  '2018-12-05', // day of mourning for George H. W. Bush
  '2025-01-09', // day of mourning for Jimmy Carter
]

/**
 * Days other than weekends on which US stock exchanges do not trade, and which are no settlement days either. A holiday on a
 * Saturday is kept on the Friday before, one on a Sunday on the Monday after; New Year's Day on a Saturday is not kept at
 * all, because the Friday ends a year's accounts. Valid from 1998; Juneteenth from 2022.
 *
 * Sources: NYSE Rule 7.2 and NYSE's announcements of holidays; that Good Friday and a Friday kept for Christmas are no
 * settlement days: NASD Notices to Members 97-93 and 99-94.
 */
export const usExchangeHolidays = (year: number): readonly CivilDate[] => [
  ...fixed(year, 1, 1),
  nthWeekday(year, 1, monday, 3), // Martin Luther King Jr. Day
  nthWeekday(year, 2, monday, 3), // Washington's Birthday
  goodFriday(year),
  lastWeekday(year, 5, monday), // Memorial Day
  ...(year >= 2022 ? [kept(civilDate(year, 6, 19))] : []), // Juneteenth
  kept(civilDate(year, 7, 4)),
  nthWeekday(year, 9, monday, 1), // Labor Day
  nthWeekday(year, 11, thursday, 4), // Thanksgiving Day
  kept(civilDate(year, 12, 25)),
]

/**
 * Days on which US stock exchanges were closed all day for a reason of that day, from 2018 on; settlement went on. One that
 * is not listed here does no harm: nobody trades on it, and it stays a settlement day.
 * Source: SIFMA, Unscheduled Close Market Matrix.
 */
export const usUnscheduledClosings = (year: number): readonly CivilDate[] =>
  unscheduledClosings.filter(date => date.startsWith(`${year}-`))

/**
 * Days other than weekends on which the Federal Reserve Banks are closed, so that nothing settles in dollars: no Good
 * Friday, and nothing on the Friday where a holiday falls on a Saturday. On Columbus Day and Veterans Day stock exchanges trade
 * all the same, and a trade settles with those of the day before. Juneteenth from 2022.
 *
 * Sources: Federal Reserve Bank Services, holiday schedules; that these are no settlement days of stocks: NASD Notices
 * to Members 99-83 and 95-77 (Columbus Day), 92-54 and 88-82 (Veterans Day), former NYSE Rule 12.
 */
export const federalReserveHolidays = (year: number): readonly CivilDate[] => [
  ...fixed(year, 1, 1),
  nthWeekday(year, 1, monday, 3),
  nthWeekday(year, 2, monday, 3),
  lastWeekday(year, 5, monday),
  ...(year >= 2022 ? fixed(year, 6, 19) : []),
  ...fixed(year, 7, 4),
  nthWeekday(year, 9, monday, 1),
  nthWeekday(year, 10, monday, 2), // Columbus Day
  ...fixed(year, 11, 11), // Veterans Day
  nthWeekday(year, 11, thursday, 4),
  ...fixed(year, 12, 25),
]

/** A holiday that is not kept where it falls on a Saturday. */
function fixed(year: number, month: number, day: number): readonly CivilDate[] {
  const date = civilDate(year, month, day)
  return weekday(date) === saturday ? [] : [kept(date)]
}

function kept(day: CivilDate): CivilDate {
  if (weekday(day) === saturday) return plusDays(day, -1)
  return weekday(day) === sunday ? plusDays(day, 1) : day
}
