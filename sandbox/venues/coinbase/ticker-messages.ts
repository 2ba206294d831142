import { formatDecimal } from '../../decimal.ts'
import type { Scaled } from '../../matching/types.ts'
import { eight, inStepsOf } from './decimals.ts'
import type { CoinbaseState } from './state.ts'
import { bestQuotes, monthVolume, tickerTime } from './ticker-shapes.ts'

const monthFreshMs = 60_000

/** Tickers as the feed tells them: the last match, the best prices and the last day. */
export class TickerMessages {
  readonly #state: CoinbaseState
  /** A month is added up once a minute, not for each ticker. */
  readonly #months = new Map<string, { readonly volume: Scaled; readonly sinceMs: number }>()

  constructor(state: CoinbaseState) {
    this.#state = state
  }

  /** Undefined as long as nothing has traded. The side is the taker's. */
  message(productId: string): string | undefined {
    const { context, feed } = this.#state
    const instrument = context.engine.instruments.get(productId)
    const last = feed.of(productId).lastMatch
    if (!instrument || !last) return undefined
    const { trade, sequence } = last
    const { bid, ask } = bestQuotes(context, instrument)
    const day = context.history.day(productId)
    return JSON.stringify({
      type: 'ticker',
      sequence,
      product_id: productId,
      price: formatDecimal(trade.price),
      open_24h: formatDecimal(day.open),
      volume_24h: eight(day.volume),
      low_24h: formatDecimal(day.low),
      high_24h: formatDecimal(day.high),
      volume_30d: eight(this.#monthVolume(productId)),
      best_bid: inStepsOf(instrument.tickSize, bid[0]),
      best_bid_size: eight(bid[1]),
      best_ask: inStepsOf(instrument.tickSize, ask[0]),
      best_ask_size: eight(ask[1]),
      side: trade.takerSide,
      time: tickerTime(context, trade.timeMs),
      trade_id: trade.id,
      last_size: formatDecimal(trade.quantity),
    })
  }

  #monthVolume(productId: string): Scaled {
    const { context } = this.#state
    const known = this.#months.get(productId)
    const nowMs = context.now()
    if (known && Math.abs(nowMs - known.sinceMs) < monthFreshMs) return known.volume
    const volume = monthVolume(context, productId)
    this.#months.set(productId, { volume, sinceMs: nowMs })
    return volume
  }
}
