import { civilDate, type CivilDate } from './civil-date.ts'
import { easterMonday, goodFriday } from './easter.ts'

/**
 * Days other than weekends on which TARGET, and with it settlement in euro, is closed. Nothing is moved when it falls on
 * a weekend. Euronext and Xetra keep the same days (Xetra two more: 24 and 31 December, on which settlement goes on).
 * Source: European Central Bank, "Long-term calendar for TARGET closing days", 14 December 2000.
 */
export const targetHolidays = (year: number): readonly CivilDate[] => [
  civilDate(year, 1, 1),
  goodFriday(year),
  easterMonday(year),
  civilDate(year, 5, 1),
  civilDate(year, 12, 25),
  civilDate(year, 12, 26),
]
