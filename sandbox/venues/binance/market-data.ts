import { quotient } from '../../matching/scaled.ts'
import type { BookView, Scaled, Trade } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import type { AggregateTrade, AggregateTrades } from './aggregate-trades.ts'
import { decimal } from './decimals.ts'
import type { Endpoint } from './endpoint.ts'
import { refusals } from './errors.ts'
import { readInstrument } from './instruments.ts'
import type { Parameters } from './parameters.ts'

/** How many minutes the average price looks back. */
const averageMinutes = 5

/** Time, books and trades over REST and the WebSocket API. */
export const marketData = (
  context: VenueContext,
  aggregates: AggregateTrades,
): readonly Endpoint[] => [
  {
    rest: 'GET /api/v3/ping',
    socket: 'ping',
    signed: false,
    weight: 1,
    read: () => () => ({}),
  },
  {
    rest: 'GET /api/v3/time',
    socket: 'time',
    signed: false,
    weight: 1,
    read: () => () => ({ serverTime: context.now() }),
  },
  {
    rest: 'GET /api/v3/depth',
    socket: 'depth',
    signed: false,
    weight: parameters => depthWeight(Number(parameters.peek('limit') ?? 100)),
    read: parameters => {
      const { symbol } = readInstrument(context, parameters)
      const limit = parameters.limit(100, 5000)
      return () => depthShape(context.engine.book(symbol, limit))
    },
  },
  {
    rest: 'GET /api/v3/trades',
    socket: 'trades.recent',
    signed: false,
    weight: 25,
    read: parameters => {
      const { symbol } = readInstrument(context, parameters)
      const limit = parameters.limit(500, 1000)
      return () => context.engine.recentTrades(symbol, limit).map(tradeShape)
    },
  },
  {
    rest: 'GET /api/v3/historicalTrades',
    socket: 'trades.historical',
    signed: false,
    weight: 25,
    read: parameters => {
      const { symbol } = readInstrument(context, parameters)
      const from = parameters.integer('fromId')
      const limit = parameters.limit(500, 1000)
      const { engine } = context
      return () =>
        from === undefined
          ? engine.recentTrades(symbol, limit).map(tradeShape)
          : engine
              .recentTrades(symbol, Number.MAX_SAFE_INTEGER)
              .filter(({ id }) => id >= from)
              .slice(0, limit)
              .map(tradeShape)
    },
  },
  {
    rest: 'GET /api/v3/aggTrades',
    socket: 'trades.aggregate',
    signed: false,
    weight: 4,
    read: parameters => {
      const { symbol } = readInstrument(context, parameters)
      const wanted = readAggregates(parameters)
      return () => wanted(aggregates.of(symbol)).map(aggregateShape)
    },
  },
  {
    rest: 'GET /api/v3/avgPrice',
    socket: 'avgPrice',
    signed: false,
    weight: 2,
    read: parameters => {
      const { symbol } = readInstrument(context, parameters)
      return () => {
        const { price, closeMs } = averagePrice(context, symbol)
        return { mins: averageMinutes, price: decimal(price), closeTime: closeMs }
      }
    },
  },
]

/** A book as REST and the partial depth streams tell it. */
export const depthShape = ({ updateId, bids, asks }: BookView): object => ({
  lastUpdateId: updateId,
  bids: bids.map(level),
  asks: asks.map(level),
})

const level = ([price, quantity]: readonly [Scaled, Scaled]): readonly string[] => [
  decimal(price),
  decimal(quantity),
]

const depthWeight = (limit: number): number =>
  limit <= 100 ? 5 : limit <= 500 ? 25 : limit <= 1000 ? 50 : 250

const tradeShape = (trade: Trade): object => ({
  id: trade.id,
  price: decimal(trade.price),
  qty: decimal(trade.quantity),
  quoteQty: decimal(trade.quote),
  time: trade.timeMs,
  isBuyerMaker: trade.takerSide === 'sell',
  isBestMatch: true,
})

/** An aggregate trade as REST tells it; the stream adds what and where. */
export const aggregateShape = ({ id, trade, quantity, lastId }: AggregateTrade): object => ({
  a: id,
  p: decimal(trade.price),
  q: decimal(quantity),
  f: trade.id,
  l: lastId,
  T: trade.timeMs,
  m: trade.takerSide === 'sell',
  M: true,
})

type Chooser = (rows: readonly AggregateTrade[]) => readonly AggregateTrade[]

function readAggregates(parameters: Parameters): Chooser {
  const from = parameters.integer('fromId')
  const startMs = parameters.time('startTime')
  const endMs = parameters.time('endTime') ?? Number.POSITIVE_INFINITY
  const limit = parameters.limit(500, 1000)
  if (from !== undefined && (startMs !== undefined || endMs < Number.POSITIVE_INFINITY)) {
    throw refusals.combination()
  }
  const fromOldest = from !== undefined || startMs !== undefined
  return rows => {
    const fitting = rows.filter(
      ({ id, trade }) =>
        id >= (from ?? 0) && trade.timeMs >= (startMs ?? 0) && trade.timeMs <= endMs,
    )
    return fromOldest ? fitting.slice(0, limit) : fitting.slice(-limit)
  }
}

/** The average price of the last minutes, weighted by quantity; the last price when nothing was traded. */
export function averagePrice(
  { history, now, engine }: VenueContext,
  symbol: string,
): { readonly price: Scaled; readonly closeMs: number } {
  const parts = history.candles(symbol, 60_000, averageMinutes, now())
  const volume = parts.reduce((sum, part) => sum + part.volume, 0n)
  const quote = parts.reduce((sum, part) => sum + part.quoteVolume, 0n)
  return {
    price: volume === 0n ? history.day(symbol).last : quotient(quote, volume),
    closeMs: engine.recentTrades(symbol, 1)[0]?.timeMs ?? now(),
  }
}
