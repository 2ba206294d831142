import type { Exchange } from 'ccxt'
import { UnknownToVenue, VenueUnreachable } from './errors.ts'
import type { Candle, Ticker } from './port.ts'

/** What a venue gave of a ticker, as numbers or as decimal text. */
export type GivenTicker = Readonly<Record<keyof Ticker, unknown>>

/** A ticker with every price that it promises; what the venue leaves out is an error, never a zero. */
export function tickerFrom(symbol: string, given: GivenTicker): Ticker {
  const numberIn = (name: keyof Ticker): number => {
    const value = given[name]
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    if (typeof number === 'number' && Number.isFinite(number)) return number
    throw new VenueUnreachable(`the ticker of ${symbol} must have '${name}', had not`)
  }
  return {
    bid: numberIn('bid'),
    ask: numberIn('ask'),
    last: numberIn('last'),
    low: numberIn('low'),
    high: numberIn('high'),
    venueMs: numberIn('venueMs'),
  }
}

/** A ticker as ccxt reads it. */
export async function tickerOf(exchange: Exchange, symbol: string): Promise<Ticker> {
  const { bid, ask, last, low, high, timestamp } = await exchange.fetchTicker(symbol)
  return tickerFrom(symbol, { bid, ask, last, low, high, venueMs: timestamp })
}

/** Asked for beyond those that are wanted: the running one, the one before the first, and one for a clock that is behind. */
const spareCandles = 3

/** The newest candles, as the venue orders them, the running one among them. */
export async function candlesOf(
  exchange: Exchange,
  symbol: string,
  { intervalMs, count }: { readonly intervalMs: number; readonly count: number },
): Promise<readonly Candle[]> {
  const timeframe = timeframeOf(exchange, intervalMs)
  // Without a start Coinbase answers out of a cache that is minutes old.
  const sinceMs = (Math.floor(Date.now() / intervalMs) - count - 1) * intervalMs
  const rows = await exchange.fetchOHLCV(symbol, timeframe, sinceMs, count + spareCandles)
  return rows.slice(-count).map(([openMs, open, high, low, close, volume]) => ({
    openMs: Number(openMs),
    open: Number(open),
    high: Number(high),
    low: Number(low),
    close: Number(close),
    volume: Number(volume),
  }))
}

/** ccxt's name of an interval. Throws `UnknownToVenue` of one that the venue has not. */
export function timeframeOf(exchange: Exchange, intervalMs: number): string {
  const timeframe = Object.keys(exchange.timeframes).find(
    name => exchange.parseTimeframe(name) * 1000 === intervalMs,
  )
  if (timeframe) return timeframe
  throw new UnknownToVenue(
    `candles must be of an interval that the venue has, ${intervalMs} ms was asked for`,
  )
}
