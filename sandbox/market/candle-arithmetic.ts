import type { Scaled, Trade } from '../matching/types.ts'
import type { Candle } from '../venues/venue.ts'

/** An interval in which nothing has traded: it repeats the close before it. */
export const quietCandle = (openMs: number, close: Scaled): Candle => ({
  openMs,
  open: close,
  high: close,
  low: close,
  close,
  volume: 0n,
  quoteVolume: 0n,
  takerBuyVolume: 0n,
  takerBuyQuoteVolume: 0n,
  trades: 0,
})

/** A candle after one more trade; the first trade of a quiet one sets its open. */
export function withTrade(candle: Candle, { price, quantity, quote, takerSide }: Trade): Candle {
  return joined(candle, {
    openMs: candle.openMs,
    open: price,
    high: price,
    low: price,
    close: price,
    volume: quantity,
    quoteVolume: quote,
    takerBuyVolume: takerSide === 'buy' ? quantity : 0n,
    takerBuyQuoteVolume: takerSide === 'buy' ? quote : 0n,
    trades: 1,
  })
}

/** Two candles in a row as one; where one is quiet, the other alone says what the prices were. */
export function joined(earlier: Candle, later: Candle): Candle {
  if (later.trades === 0) return earlier
  if (earlier.trades === 0) return { ...later, openMs: earlier.openMs }
  return {
    openMs: earlier.openMs,
    open: earlier.open,
    high: earlier.high > later.high ? earlier.high : later.high,
    low: earlier.low < later.low ? earlier.low : later.low,
    close: later.close,
    volume: earlier.volume + later.volume,
    quoteVolume: earlier.quoteVolume + later.quoteVolume,
    takerBuyVolume: earlier.takerBuyVolume + later.takerBuyVolume,
    takerBuyQuoteVolume: earlier.takerBuyQuoteVolume + later.takerBuyQuoteVolume,
    trades: earlier.trades + later.trades,
  }
}
