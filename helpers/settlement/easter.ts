import { civilDate, plusDays, type CivilDate } from './civil-date.ts'

/**
 * Easter Sunday of the western churches in a year of the Gregorian calendar: the Sunday after the ecclesiastical full
 * moon on or after 21 March. Source: the anonymous algorithm of 1876, in Meeus, Astronomical Algorithms, chapter 8.
 */
export function easterSunday(year: number): CivilDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const leapCenturies = Math.floor(century / 4)
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - leapCenturies - moonShift + 15) % 30
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const days = epact + toSunday - 7 * late + 114
  return civilDate(year, Math.floor(days / 31), (days % 31) + 1)
}

export const goodFriday = (year: number): CivilDate => plusDays(easterSunday(year), -2)

export const easterMonday = (year: number): CivilDate => plusDays(easterSunday(year), 1)
