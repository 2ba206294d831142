import type { Trade } from '../../../matching/types.ts'
import { fixed } from '../amounts.ts'
import { Refusal } from '../errors.ts'
import { bookDepths } from '../market/book-feeds.ts'
import { averagePrice, intervals, minuteMs } from '../market/candles.ts'
import { readTicker } from '../market/ticker-reading.ts'
import { tickerShape } from '../market/ticker-shape.ts'
import type { Pair } from '../pairs.ts'
import type { ConnectionOptions } from '../sockets/connection-options.ts'
import type { Socket } from '../sockets/socket.ts'
import { microseconds } from '../times.ts'
import { openBook } from './book.ts'
import { channelId } from './channel-ids.ts'
import { notV1 } from './words.ts'

/** A market channel as a request asks for it. */
export interface MarketChannel {
  readonly channelName: string
  /** What the status repeats. */
  readonly subscription: object
  /** Sends what the channel has to say; returns what ends it. */
  open(pair: Pair, socket: Socket): () => void
}

type Subscription = Readonly<Record<string, unknown>>
type Publish = (pair: Pair, socket: Socket, ...payload: readonly unknown[]) => void

/** Reads which market channel a subscription asks for. */
export function marketChannelOf(
  options: ConnectionOptions,
  subscription: Subscription,
): MarketChannel {
  const name = subscription['name']
  if (name === 'book') return bookChannel(options, subscription)
  if (name === 'ohlc') return candleChannel(options, subscription)
  if (name === 'trade' || name === 'ticker' || name === 'spread') {
    const publish = publisher(name)
    return { channelName: name, subscription: { name }, open: openers[name](options, publish) }
  }
  throw new Refusal(notV1.named)
}

const publisher =
  (channelName: string): Publish =>
  (pair, socket, ...payload) =>
    socket.publish(
      JSON.stringify([channelId(pair, channelName), ...payload, channelName, pair.wsname]),
    )

const openers = {
  trade:
    ({ market }: ConnectionOptions, publish: Publish): MarketChannel['open'] =>
    (pair, socket) =>
      market.onTrades(pair.symbol, trades => publish(pair, socket, trades.map(tradeRow))),
  ticker:
    ({ state, market }: ConnectionOptions, publish: Publish): MarketChannel['open'] =>
    (pair, socket) => {
      const tell = () =>
        publish(pair, socket, tickerShape(readTicker(state.context, pair.symbol), 'v1'))
      tell()
      return market.onTrades(pair.symbol, tell)
    },
  spread:
    ({ state }: ConnectionOptions, publish: Publish): MarketChannel['open'] =>
    (pair, socket) =>
      state.spreads.subscribe((symbol, spread) => {
        if (symbol !== pair.symbol) return
        publish(pair, socket, [
          fixed(spread.bid, 5),
          fixed(spread.ask, 5),
          microseconds(spread.timeMs),
          fixed(spread.bidQuantity, 8),
          fixed(spread.askQuantity, 8),
        ])
      }),
} as const

function bookChannel({ market, state }: ConnectionOptions, asked: Subscription): MarketChannel {
  const depth = bookDepths.find(each => each === (asked['depth'] ?? 10))
  if (depth === undefined) throw new Refusal(notV1.depth)
  const channelName = `book-${depth}`
  const publish = publisher(channelName)
  return {
    channelName,
    subscription: { depth, name: 'book' },
    open: (pair, socket) =>
      openBook({ market, now: state.context.now }, { symbol: pair.symbol, depth }, (...payload) =>
        publish(pair, socket, ...payload),
      ),
  }
}

function candleChannel({ market, state }: ConnectionOptions, asked: Subscription): MarketChannel {
  const interval = intervals.find(each => each === (asked['interval'] ?? 1))
  if (interval === undefined) throw new Refusal(notV1.interval)
  const channelName = `ohlc-${interval}`
  const publish = publisher(channelName)
  const { history, now } = state.context
  return {
    channelName,
    subscription: { interval, name: 'ohlc' },
    open: (pair, socket) =>
      market.onTrades(pair.symbol, () => {
        const [candle] = history.candles(pair.symbol, interval * minuteMs, 1)
        if (!candle) return
        publish(pair, socket, [
          microseconds(now()),
          microseconds(candle.openMs + interval * minuteMs),
          ...[candle.open, candle.high, candle.low, candle.close].map(price => fixed(price, 5)),
          fixed(averagePrice(candle), 5),
          fixed(candle.volume, 8),
          candle.trades,
        ])
      }),
  }
}

const tradeRow = ({ price, quantity, timeMs, takerSide }: Trade): readonly string[] => [
  fixed(price, 5),
  fixed(quantity, 8),
  microseconds(timeMs),
  takerSide === 'buy' ? 'b' : 's',
  'l',
  '',
]
