import { quotient } from '../../matching/scaled.ts'
import type { Scaled } from '../../matching/types.ts'
import type { Candle, VenueContext } from '../venue.ts'
import { decimal, percentChange } from './decimals.ts'
import { candles } from './klines.ts'

/** What trading in a window adds up to. */
export interface WindowStatistics {
  readonly openMs: number
  readonly closeMs: number
  readonly open: Scaled
  readonly high: Scaled
  readonly low: Scaled
  readonly last: Scaled
  readonly volume: Scaled
  readonly quoteVolume: Scaled
  readonly firstTradeId: number
  readonly lastTradeId: number
  readonly trades: number
}

type Quote = readonly [price: Scaled, quantity: Scaled]

/** The best bid and ask; zeros where a side is empty. */
export function bestQuotes({ engine }: VenueContext, symbol: string): { bid: Quote; ask: Quote } {
  return { bid: engine.bestBid(symbol) ?? [0n, 0n], ask: engine.bestAsk(symbol) ?? [0n, 0n] }
}

/** The best quotes as REST tells them, with the fault that crosses them. */
export function quoteFields(context: VenueContext, symbol: string): object {
  const best = bestQuotes(context, symbol)
  const crossed = context.faults.has('crossed-ticker')
  const bid = crossed ? best.ask : best.bid
  const ask = crossed ? best.bid : best.ask
  return {
    bidPrice: decimal(bid[0]),
    bidQty: decimal(bid[1]),
    askPrice: decimal(ask[0]),
    askQty: decimal(ask[1]),
  }
}

/** The statistics of a window that rolls by the minute, from candles of a minute. */
export function rollingStatistics(
  context: VenueContext,
  symbol: string,
  windowMs: number,
): WindowStatistics {
  const closeMs = context.now()
  const count = Math.ceil(windowMs / 60_000)
  const parts = candles(context, { symbol, interval: '1m', count, untilMs: closeMs })
  const sum = (amount: (part: Candle) => Scaled) =>
    parts.reduce((total, part) => total + amount(part), 0n)
  const trades = parts.reduce((total, part) => total + part.trades, 0)
  const { last, lastTradeId } = context.history.day(symbol)
  return {
    openMs: parts[0]?.openMs ?? closeMs,
    closeMs,
    open: parts[0]?.open ?? last,
    high: parts.reduce((high, part) => (part.high > high ? part.high : high), last),
    low: parts.reduce((low, part) => (part.low < low ? part.low : low), last),
    last,
    volume: sum(({ volume }) => volume),
    quoteVolume: sum(({ quoteVolume }) => quoteVolume),
    trades,
    ...tradeIds(lastTradeId, trades),
  }
}

/** Trade ids of a symbol count up by one: the first follows from the last and their number. */
export const tradeIds = (
  lastTradeId: number,
  trades: number,
): { readonly firstTradeId: number; readonly lastTradeId: number } =>
  trades === 0
    ? { firstTradeId: -1, lastTradeId: -1 }
    : { firstTradeId: lastTradeId - trades + 1, lastTradeId }

/** The average price of a window, weighted by quantity; the last price when nothing was traded. */
export const weightedAverage = ({ volume, quoteVolume, last }: WindowStatistics): Scaled =>
  volume === 0n ? last : quotient(quoteVolume, volume)

/** Trading in a window, in the words of REST; `MINI` leaves out what can be derived. */
export function windowShape(
  symbol: string,
  statistics: WindowStatistics,
  type: 'FULL' | 'MINI',
): object {
  const { open, last } = statistics
  const change =
    type === 'MINI'
      ? {}
      : {
          priceChange: decimal(last - open),
          priceChangePercent: percentChange(open, last),
          weightedAvgPrice: decimal(weightedAverage(statistics)),
        }
  return {
    symbol,
    ...change,
    openPrice: decimal(open),
    highPrice: decimal(statistics.high),
    lowPrice: decimal(statistics.low),
    lastPrice: decimal(last),
    volume: decimal(statistics.volume),
    quoteVolume: decimal(statistics.quoteVolume),
    openTime: statistics.openMs,
    closeTime: statistics.closeMs,
    firstId: statistics.firstTradeId,
    lastId: statistics.lastTradeId,
    count: statistics.trades,
  }
}
