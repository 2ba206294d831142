import { settlementDayAfter } from './calendar.ts'
import type { CivilDate } from './civil-date.ts'
import { settlementCycleDays } from './cycle.ts'
import { marketDays, type Market } from './market.ts'

/**
 * When a trade settles: so many settlement days after the trade date as the cycle in force says. A trade on a day that is
 * no settlement day (Columbus Day) settles with those of the day before. `tradeDate` is the market's local date. Throws
 * `RangeError` of a day on which the market does not trade, and as `settlementCycleDays` does.
 */
export function settlementDate(market: Market, tradeDate: CivilDate): CivilDate {
  const { calendar } = marketDays(market)
  if (!calendar.isTradingDay(tradeDate))
    throw new RangeError(`${market} must be traded on a trading day, was on ${tradeDate}`)
  return settlementDayAfter(calendar, tradeDate, settlementCycleDays(market, tradeDate))
}
