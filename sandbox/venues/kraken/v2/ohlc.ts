import type { Candle } from '../../venue.ts'
import { Refusal } from '../errors.ts'
import { averagePrice, intervals, minuteMs } from '../market/candles.ts'
import type { ConnectionOptions } from '../sockets/connection-options.ts'
import { timestamp } from '../times.ts'
import { wireNumber } from '../wire-number.ts'
import { forEachSymbol, wantsSnapshot, type Channel } from './channel.ts'
import { not } from './words.ts'

const snapshotCandles = 720

/** The running candle after each trade. */
export const candleChannel = ({ state, market }: ConnectionOptions): Channel => ({
  read: params => {
    const interval = intervals.find(each => each === (params['interval'] ?? 1))
    if (interval === undefined) throw new Refusal(not.interval)
    const snapshot = wantsSnapshot(params, true)
    return forEachSymbol(state, params, symbol => ({
      key: `ohlc ${symbol} ${interval}`,
      result: {
        channel: 'ohlc',
        interval,
        snapshot,
        symbol,
        warnings: ['timestamp is deprecated, use interval_begin'],
      },
    }))
  },
  open: ({ result }, socket) => {
    const pair = state.pairs.of(String(result['symbol']))
    const interval = Number(result['interval'])
    const { history, now } = state.context
    const publish = (type: 'snapshot' | 'update', count: number) => {
      const price = (amount: bigint) => wireNumber(amount, pair.priceDecimals)
      const shape = (candle: Candle) => ({
        symbol: pair.symbol,
        open: price(candle.open),
        high: price(candle.high),
        low: price(candle.low),
        close: price(candle.close),
        trades: candle.trades,
        volume: wireNumber(candle.volume, pair.lotDecimals),
        vwap: price(averagePrice(candle)),
        interval_begin: nanoseconds(candle.openMs),
        interval,
        timestamp: timestamp(candle.openMs + interval * minuteMs),
      })
      const data = history.candles(pair.symbol, interval * minuteMs, count).map(shape)
      socket.publish(JSON.stringify({ channel: 'ohlc', type, timestamp: nanoseconds(now()), data }))
    }
    if (result['snapshot'] === true) publish('snapshot', snapshotCandles)
    return market.onTrades(pair.symbol, () => publish('update', 1))
  },
})

const nanoseconds = (ms: number): string => timestamp(ms).replace('Z', '000Z')
