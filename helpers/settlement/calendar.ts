import { isWeekend, plusDays, yearOf, type CivilDate } from './civil-date.ts'
import { targetHolidays } from './target-holidays.ts'
import { ukHolidays } from './uk-holidays.ts'
import { federalReserveHolidays, usExchangeHolidays, usUnscheduledClosings } from './us-holidays.ts'

/** On which days a market trades, and on which its trades settle. */
export interface Calendar {
  isTradingDay(date: CivilDate): boolean
  isSettlementDay(date: CivilDate): boolean
}

type Holidays = (year: number) => readonly CivilDate[]

/** Calendars from the lists of what is closed; a weekday that no list names is open. */
function calendarOf(closed: {
  readonly trading: readonly Holidays[]
  readonly settlement: readonly Holidays[]
}): Calendar {
  return {
    isTradingDay: openBut(closed.trading),
    isSettlementDay: openBut(closed.settlement),
  }
}

function openBut(lists: readonly Holidays[]): (date: CivilDate) => boolean {
  const closedIn = new Map<number, ReadonlySet<CivilDate>>()
  return date => {
    const year = yearOf(date)
    const closed = closedIn.get(year) ?? new Set(lists.flatMap(list => list(year)))
    closedIn.set(year, closed)
    return !isWeekend(date) && !closed.has(date)
  }
}

/** Every day is one like another. */
export const everyDay: Calendar = { isTradingDay: () => true, isSettlementDay: () => true }

export const usCalendar = calendarOf({
  trading: [usExchangeHolidays, usUnscheduledClosings],
  settlement: [usExchangeHolidays, federalReserveHolidays],
})

/** Banks in New York; for payments, not for stocks. */
export const federalReserveCalendar = calendarOf({
  trading: [federalReserveHolidays],
  settlement: [federalReserveHolidays],
})

export const targetCalendar = calendarOf({
  trading: [targetHolidays],
  settlement: [targetHolidays],
})

export const ukCalendar = calendarOf({ trading: [ukHolidays], settlement: [ukHolidays] })

/**
 * The settlement day so many settlement days after a date, the date itself not counted: of 0, the date itself where it is
 * one, or else the next. Throws `RangeError` on days that are no count and on what is no date.
 */
export function settlementDayAfter(calendar: Calendar, date: CivilDate, days: number): CivilDate {
  if (!Number.isInteger(days) || days < 0)
    throw new RangeError(`settlement days must be a whole number of at least 0, was ${days}`)
  let [day, left] = [date, days]
  while (left > 0 || !calendar.isSettlementDay(day)) {
    day = plusDays(day, 1)
    if (left > 0 && calendar.isSettlementDay(day)) left--
  }
  return day
}
