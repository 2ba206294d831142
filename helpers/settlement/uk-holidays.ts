import {
  civilDate,
  isWeekend,
  lastWeekday,
  nthWeekday,
  plusDays,
  weekdays,
  type CivilDate,
} from './civil-date.ts'
import { easterMonday, goodFriday } from './easter.ts'

const { monday } = weekdays

/** Days moved or added by proclamation, by year. */
const moved: Readonly<
  Record<number, { early?: string; spring?: string; added?: readonly string[] }>
> = {
  2011: { added: ['2011-04-29'] }, // royal wedding
  2012: { spring: '2012-06-04', added: ['2012-06-05'] }, // Diamond Jubilee
  2020: { early: '2020-05-08' }, // 75 years of VE Day
  2022: { spring: '2022-06-02', added: ['2022-06-03', '2022-09-19'] }, // Platinum Jubilee, state funeral
  2023: { added: ['2023-05-08'] }, // coronation
}

/**
 * Bank holidays of England and Wales, other than weekends: London neither trades nor settles. One on a weekend is kept on
 * the next weekday that is none itself. One-off holidays are known up to 2026; a later one must be added here.
 * Source: Banking and Financial Dealings Act 1971, schedule 1, with the proclamations that gov.uk/bank-holidays lists.
 */
export function ukHolidays(year: number): readonly CivilDate[] {
  const { early, spring, added = [] } = moved[year] ?? {}
  const christmas = nextWeekday(civilDate(year, 12, 25))
  const afterChristmas = nextWeekday(civilDate(year, 12, 26))
  return [
    nextWeekday(civilDate(year, 1, 1)),
    goodFriday(year),
    easterMonday(year),
    early ?? nthWeekday(year, 5, monday, 1),
    spring ?? lastWeekday(year, 5, monday),
    lastWeekday(year, 8, monday),
    christmas,
    afterChristmas === christmas ? plusDays(afterChristmas, 1) : afterChristmas,
    ...added,
  ]
}

const nextWeekday = (date: CivilDate): CivilDate =>
  isWeekend(date) ? nextWeekday(plusDays(date, 1)) : date
