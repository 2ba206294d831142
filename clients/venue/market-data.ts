import type { Exchange } from 'ccxt'
import { UnknownToVenue, VenueUnreachable } from './errors.ts'
import type { Candle, Ticker } from './port.ts'

/** A ticker with every price that it promises; what the venue leaves out is an error, never a zero. */
export async function tickerOf(exchange: Exchange, symbol: string): Promise<Ticker> {
  const { bid, ask, last, low, high, timestamp } = await exchange.fetchTicker(symbol)
  const given = (name: string, value: unknown): number => {
    if (typeof value === 'number') return value
    throw new VenueUnreachable(`the ticker of ${symbol} must have '${name}', had not`)
  }
  return {
    bid: given('bid', bid),
    ask: given('ask', ask),
    last: given('last', last),
    low: given('low', low),
    high: given('high', high),
    venueMs: given('timestamp', timestamp),
  }
}

/** The newest candles, as the venue orders them, the running one among them. */
export async function candlesOf(
  exchange: Exchange,
  symbol: string,
  { intervalMs, count }: { readonly intervalMs: number; readonly count: number },
): Promise<readonly Candle[]> {
  const timeframe = Object.keys(exchange.timeframes).find(
    name => exchange.parseTimeframe(name) * 1000 === intervalMs,
  )
  if (!timeframe)
    throw new UnknownToVenue(
      `candles must be of an interval that the venue has, ${intervalMs} ms was asked for`,
    )
  const rows = await exchange.fetchOHLCV(symbol, timeframe, undefined, count)
  return rows.map(([openMs, open, high, low, close, volume]) => ({
    openMs: Number(openMs),
    open: Number(open),
    high: Number(high),
    low: Number(low),
    close: Number(close),
    volume: Number(volume),
  }))
}
