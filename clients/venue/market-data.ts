import type { Exchange } from 'ccxt'
import { UnknownToVenue, VenueUnreachable } from './errors.ts'
import type { Candle, Ticker } from './port.ts'

/** A ticker with every price that it promises; what the venue leaves out is an error, never a zero. */
export async function tickerOf(exchange: Exchange, symbol: string): Promise<Ticker> {
  const { bid, ask, last, low, high, timestamp } = await exchange.fetchTicker(symbol)
  const venueMs = timestamp
  const ticker = { bid, ask, last, low, high, venueMs }
  const absent = Object.entries(ticker).find(([, value]) => typeof value !== 'number')
  if (absent)
    throw new VenueUnreachable(`the ticker of ${symbol} must have '${absent[0]}', had not`)
  return ticker as Ticker
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
  return rows.map(row => {
    const [openMs, open, high, low, close, volume] = row.map(Number)
    const candle = { openMs, open, high, low, close, volume }
    return candle as Candle
  })
}
