import type { Candle, VenueContext } from '../venue.ts'
import { decimal } from './decimals.ts'
import { endOf, type Interval } from './intervals.ts'
import { candles } from './klines.ts'
import { tradeIds } from './ticker-shapes.ts'
import type { Topic, Topics } from './topics.ts'

/** Publishes the running candle again and again, and once more when it has closed. */
export class KlineStreams {
  readonly #context: VenueContext
  readonly #topics: Topics
  readonly #running = new WeakMap<Topic, number>()

  constructor(context: VenueContext, topics: Topics) {
    this.#context = context
    this.#topics = topics
  }

  /** Candles of a second come each second, all others every two. */
  publish(which: 'seconds' | 'longer'): void {
    for (const topic of this.#topics.ofKind('kline')) {
      const { symbol, interval } = topic.stream
      if ((interval === '1s') !== (which === 'seconds')) continue
      const untilMs = this.#context.now()
      const [before, running] = candles(this.#context, { symbol, interval, count: 2, untilMs })
      if (!before || !running) continue
      const told = this.#running.get(topic)
      if (told !== undefined && told < running.openMs) {
        topic.publish(this.#event(symbol, interval, { candle: before, closed: true }))
      }
      this.#running.set(topic, running.openMs)
      topic.publish(this.#event(symbol, interval, { candle: running, closed: false }))
    }
  }

  #event(
    symbol: string,
    interval: Interval,
    { candle, closed }: { candle: Candle; closed: boolean },
  ): object {
    const endMs = endOf(interval, candle.openMs)
    const last = this.#lastTradeId(symbol, closed ? endMs : Number.POSITIVE_INFINITY)
    const { firstTradeId, lastTradeId } = tradeIds(last, candle.trades)
    return {
      e: 'kline',
      E: this.#context.now(),
      s: symbol,
      k: {
        t: candle.openMs,
        T: endMs - 1,
        s: symbol,
        i: interval,
        f: firstTradeId,
        L: lastTradeId,
        o: decimal(candle.open),
        c: decimal(candle.close),
        h: decimal(candle.high),
        l: decimal(candle.low),
        v: decimal(candle.volume),
        n: candle.trades,
        x: closed,
        q: decimal(candle.quoteVolume),
        V: decimal(candle.takerBuyVolume),
        Q: decimal(candle.takerBuyQuoteVolume),
        B: '0',
      },
    }
  }

  #lastTradeId(symbol: string, beforeMs: number): number {
    const last = this.#context.engine
      .recentTrades(symbol, 1000)
      .findLast(({ timeMs }) => timeMs < beforeMs)
    return last?.id ?? -1
  }
}
