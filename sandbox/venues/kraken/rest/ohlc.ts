import { fixed } from '../amounts.ts'
import { refusals } from '../errors.ts'
import { averagePrice, intervals, minuteMs, publishedCandles } from '../market/candles.ts'
import type { KrakenState } from '../state.ts'
import { onePair } from './market.ts'
import type { PublicMethods } from './method.ts'

const mostCandles = 720

/** Candles over REST: the newest 720 at most, the last of them still running. */
export const candleMethods = (state: KrakenState): PublicMethods => ({
  OHLC: parameters => {
    const pair = onePair(state, parameters)
    const minutes = parameters.integer('interval') ?? 1
    if (!intervals.some(each => each === minutes)) throw refusals.argument('interval')
    const since = parameters.text('since')
    if (since !== undefined && !/^\d{1,20}$/.test(since)) throw refusals.argument('since')
    const candles = publishedCandles(state.context, pair.symbol, { minutes, count: mostCandles })
    const rows = candles
      .filter(({ openMs }) => openMs / 1000 > Number(since ?? -1))
      .map(candle => [
        candle.openMs / 1000,
        price(candle.open),
        price(candle.high),
        price(candle.low),
        price(candle.close),
        price(averagePrice(candle)),
        fixed(candle.volume, 8),
        candle.trades,
      ])
    const running = candles.at(-1)
    const lastMs = (running?.openMs ?? 0) - minutes * minuteMs
    return { [pair.id]: rows, last: lastMs / 1000 }
  },
})

const price = (amount: bigint): string => fixed(amount, 5)
