import { midnightMs, type CivilDate } from './civil-date.ts'

/** The date in a time zone at a time in milliseconds since 1970. Throws `RangeError` of a zone that is unknown. */
export const localDate = (atMs: number, timeZone: string): CivilDate =>
  localText(atMs, timeZone).slice(0, 10)

/**
 * When the clocks of a time zone show an hour of a date, in milliseconds since 1970; where they skip it, as long after
 * midnight as the hour says, and where they show it twice, one of the two times. Throws `RangeError` of a zone that is unknown.
 */
export function localHourMs(date: CivilDate, hour: number, timeZone: string): number {
  const wanted = midnightMs(date) + hour * 3_600_000
  // The offset at a guess is that at the answer, or else the second guess is on the other side of the change.
  const guess = wanted - offsetMs(wanted, timeZone)
  return wanted - offsetMs(guess, timeZone)
}

const offsetMs = (atMs: number, timeZone: string): number =>
  Date.parse(`${localText(atMs, timeZone)}Z`) - Math.floor(atMs / 1000) * 1000

/** Local date and time as text such as `2026-01-31T09:30:00`. The Swedish locale writes dates as ISO 8601 does. */
const localText = (atMs: number, timeZone: string): string =>
  formatFor(timeZone).format(atMs).replace(' ', 'T')

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  formats.set(timeZone, made)
  return made
}
