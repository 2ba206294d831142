import { everyDay, targetCalendar, ukCalendar, usCalendar, type Calendar } from './calendar.ts'

/** A market whose days are known here, so that a settlement date can be computed. */
export interface MarketDays {
  readonly calendar: Calendar
  /** Whose date is the trade date. */
  readonly timeZone: string
}

const markets = {
  'us-equities': { calendar: usCalendar, timeZone: 'America/New_York' },
  'eu-equities': { calendar: targetCalendar, timeZone: 'Europe/Paris' },
  'uk-equities': { calendar: ukCalendar, timeZone: 'Europe/London' },
  crypto: { calendar: everyDay, timeZone: 'UTC' },
} as const satisfies Record<string, MarketDays>

/** A market of which a settlement date can be told. */
export type Market = keyof typeof markets

export const isMarket = (name: string): name is Market => Object.hasOwn(markets, name)

export const marketDays = (market: Market): MarketDays => markets[market]
