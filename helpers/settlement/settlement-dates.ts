import { dateOf, instantMs, type Settlement } from './settlement.ts'
import { isMarket, marketDays, type Market } from './market.ts'
import { settlementDate } from './settlement-date.ts'

/** What a comparison of settlement dates with the calendars found. */
export interface DatedSettlements {
  /** Settlements of markets whose calendar is known. */
  readonly judged: number
  /** Markets that could not be judged, sorted. */
  readonly unknownMarkets: readonly string[]
  /** Settlements with a wrong date, in words. */
  readonly flaws: readonly string[]
}

/**
 * Holds the dates of settlements against the calendars: each trade date is the market's own date of the execution and a
 * trading day, each settlement date the one that `settlementDate` computes. Of none, none is judged: that is no evidence.
 * Throws `RangeError` of what is no date or instant.
 */
export function datedSettlements(settlements: readonly Settlement[]): DatedSettlements {
  const unknown = settlements.filter(({ market }) => !isMarket(market))
  const known = settlements.filter(isOfKnownMarket)
  return {
    judged: known.length,
    unknownMarkets: [...new Set(unknown.map(({ market }) => market))].toSorted(),
    flaws: known.flatMap(one => flawOf(one) ?? []),
  }
}

const isOfKnownMarket = (one: Settlement): one is Settlement & { readonly market: Market } =>
  isMarket(one.market)

function flawOf(one: Settlement & { readonly market: Market }): string | undefined {
  const { market, tradeDate } = one
  const told = `${one.settlementId} of ${market}, traded ${tradeDate},`
  const executed = dateOf(market, instantMs(one.executedAt))
  if (executed !== tradeDate) return `${told} must be of ${executed}, when it was executed`
  if (!marketDays(market).calendar.isTradingDay(tradeDate))
    return `${told} must be of a trading day, was of none`
  const expected = settlementDate(market, tradeDate)
  if (expected === one.settlementDate) return undefined
  return `${told} must settle on ${expected}, was to settle on ${one.settlementDate}`
}
