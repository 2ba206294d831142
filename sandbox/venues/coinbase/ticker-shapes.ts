import { formatDecimal } from '../../decimal.ts'
import type { Instrument, Scaled } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import { eight, inStepsOf } from './decimals.ts'
import { isoText } from './instants.ts'

const dayMs = 86_400_000
const monthDays = 30

type Quote = readonly [price: Scaled, quantity: Scaled]

/** The best prices as tickers tell them, with the fault that crosses them. */
export function bestQuotes(
  { engine, faults }: VenueContext,
  { symbol }: Instrument,
): { readonly bid: Quote; readonly ask: Quote } {
  const bid = engine.bestBid(symbol) ?? [0n, 0n]
  const ask = engine.bestAsk(symbol) ?? [0n, 0n]
  return faults.has('crossed-ticker') ? { bid: ask, ask: bid } : { bid, ask }
}

/** The time of a ticker: that of its trade, unless a fault makes it old. */
export function tickerTime({ faults, now }: VenueContext, tradeMs: number): string {
  const ageMs = faults.magnitude('stale-ticker', 'stale-ticker-twin')
  return isoText(ageMs === undefined ? tradeMs : now() - ageMs)
}

/** The ticker over REST. */
export function tickerShape(context: VenueContext, instrument: Instrument): object {
  const { symbol, tickSize } = instrument
  const { bid, ask } = bestQuotes(context, instrument)
  const day = context.history.day(symbol)
  const [trade] = context.engine.recentTrades(symbol, 1)
  return {
    ask: inStepsOf(tickSize, ask[0]),
    bid: inStepsOf(tickSize, bid[0]),
    volume: eight(day.volume),
    trade_id: day.lastTradeId,
    price: formatDecimal(day.last),
    size: formatDecimal(day.lastQuantity),
    time: tickerTime(context, trade?.timeMs ?? day.closeMs),
    rfq_volume: '0',
  }
}

/** What the last day and the last month add up to. */
export function statsShape(context: VenueContext, { symbol }: Instrument): object {
  const day = context.history.day(symbol)
  return {
    open: formatDecimal(day.open),
    high: formatDecimal(day.high),
    low: formatDecimal(day.low),
    last: formatDecimal(day.last),
    volume: eight(day.volume),
    volume_30day: eight(monthVolume(context, symbol)),
    rfq_volume_24hour: '0',
    rfq_volume_30day: '0',
  }
}

/** What was traded in the last month, by days. */
export const monthVolume = ({ history }: VenueContext, symbol: string): Scaled =>
  history.candles(symbol, dayMs, monthDays).reduce((sum, { volume }) => sum + volume, 0n)
