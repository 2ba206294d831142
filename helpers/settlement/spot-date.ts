import { federalReserveCalendar, targetCalendar, ukCalendar, type Calendar } from './calendar.ts'
import { isWeekend, plusDays, type CivilDate } from './civil-date.ts'

/** Days after the trade after which spot foreign exchange settles: two, and one for US against Canadian dollars. */
export const spotCycleDays = (pair: readonly [base: string, quote: string]): 1 | 2 =>
  pair.toSorted().join() === 'CAD,USD' ? 1 : 2

const calendars: Readonly<Record<string, Calendar>> = {
  USD: federalReserveCalendar,
  EUR: targetCalendar,
  GBP: ukCalendar,
}

/**
 * When spot foreign exchange of a pair settles, by convention: the second day after the trade on which payments can be
 * made. The first of the two must be a day of the currencies other than the dollar, the second one of both currencies and
 * of New York.  Calendars are known of
 * USD, EUR and GBP. Throws `RangeError` of another currency, of a pair of one, and of a trade on a weekend.
 * Source: ACI Financial Markets Association, Model Code, spot transactions.
 */
export function spotSettlementDate(
  pair: readonly [base: string, quote: string],
  tradeDate: CivilDate,
): CivilDate {
  if (pair[0] === pair[1])
    throw new RangeError(`a pair must be of two currencies, was of ${pair[0]}`)
  if (isWeekend(tradeDate))
    throw new RangeError(`spot must be traded on a weekday, was on ${tradeDate}`)
  const foreign = pair.filter(currency => currency !== 'USD').map(calendarOf)
  const first = nextOpen(tradeDate, foreign)
  return nextOpen(first, [...pair.map(calendarOf), federalReserveCalendar])
}

function nextOpen(after: CivilDate, wanted: readonly Calendar[]): CivilDate {
  const day = plusDays(after, 1)
  return wanted.every(calendar => calendar.isSettlementDay(day)) ? day : nextOpen(day, wanted)
}

function calendarOf(currency: string): Calendar {
  const calendar = calendars[currency]
  if (calendar) return calendar
  const known = Object.keys(calendars).join(', ')
  throw new RangeError(`a currency must be one of ${known}, was ${currency}`)
}
