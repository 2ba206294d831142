/** A date without a time, as text: `2026-01-31`. It sorts as it reads. */
export type CivilDate = string

/** Days of the week as `weekday` counts them. */
export const weekdays = {
  sunday: 0,
  monday: 1,
  tuesday: 2,
  thursday: 4,
  friday: 5,
  saturday: 6,
} as const

const dayMs = 86_400_000

/** Midnight UTC of a date in milliseconds since 1970. Throws `RangeError` of what is no date of the calendar. */
export function midnightMs(date: CivilDate): number {
  const atMs = Date.parse(`${date}T00:00:00.000Z`)
  if (Number.isNaN(atMs) || dateAt(atMs) !== date)
    throw new RangeError(`a date must be one of the calendar such as 2026-01-31, was ${date}`)
  return atMs
}

/** The date in UTC at a time in milliseconds since 1970. */
export const dateAt = (atMs: number): CivilDate => new Date(atMs).toISOString().slice(0, 10)

/** The date so many days later, or earlier where it is below zero. */
export const plusDays = (date: CivilDate, days: number): CivilDate =>
  dateAt(midnightMs(date) + days * dayMs)

/** Day of the week, 0 for Sunday to 6 for Saturday. */
export const weekday = (date: CivilDate): number => new Date(midnightMs(date)).getUTCDay()

export const isWeekend = (date: CivilDate): boolean => weekday(date) % 6 === 0

/** The date of a year, a month from 1 and a day. */
export const civilDate = (year: number, month: number, day: number): CivilDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4))

/** The n-th such day of a month. */
export function nthWeekday(year: number, month: number, day: number, nth: number): CivilDate {
  const first = civilDate(year, month, 1)
  return plusDays(first, ((day - weekday(first) + 7) % 7) + 7 * (nth - 1))
}

/** The last such day of a month. */
export function lastWeekday(year: number, month: number, day: number): CivilDate {
  const fifth = nthWeekday(year, month, day, 5)
  return Number(fifth.slice(5, 7)) === month ? fifth : plusDays(fifth, -7)
}
