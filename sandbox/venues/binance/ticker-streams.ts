import type { VenueContext } from '../venue.ts'
import { decimal, percentChange } from './decimals.ts'
import { averagePrice } from './market-data.ts'
import type { RollingWindow } from './stream-name.ts'
import {
  bestQuotes,
  rollingStatistics,
  weightedAverage,
  type WindowStatistics,
} from './ticker-shapes.ts'
import type { Topics } from './topics.ts'

const windowsMs = { '1h': 3_600_000, '4h': 14_400_000, '1d': 86_400_000 } as const

/** Publishes once a second what the last day, hours or minutes add up to. */
export class TickerStreams {
  readonly #context: VenueContext
  readonly #topics: Topics
  /** What was last told of each symbol in the streams of all symbols. */
  readonly #told = new Map<string, string>()

  constructor(context: VenueContext, topics: Topics) {
    this.#context = context
    this.#topics = topics
  }

  publish(): void {
    const topics = this.#topics
    for (const topic of topics.ofKind('miniTicker')) {
      topic.publish(this.#miniTicker(topic.stream.symbol))
    }
    for (const topic of topics.ofKind('ticker')) topic.publish(this.#ticker(topic.stream.symbol))
    for (const topic of topics.ofKind('avgPrice')) topic.publish(this.#average(topic.stream.symbol))
    for (const topic of topics.ofKind('rolling')) {
      topic.publish(this.#rolling(topic.stream.symbol, topic.stream.window))
    }
    for (const topic of topics.ofKind('allMiniTickers')) {
      this.#publishChanged(topic, symbol => this.#miniTicker(symbol))
    }
    for (const topic of topics.ofKind('allRolling')) {
      const { window } = topic.stream
      this.#publishChanged(topic, symbol => this.#rolling(symbol, window))
    }
  }

  /** Only symbols that changed are told; nothing is sent when none did. */
  #publishChanged(
    topic: { readonly name: string; publish(data: object): void },
    tell: (symbol: string) => { readonly E: number; readonly O?: number; readonly C?: number },
  ): void {
    const changed = [...this.#context.engine.instruments.keys()].flatMap(symbol => {
      const data = tell(symbol)
      const { E: _E, O: _O, C: _C, ...content } = data
      const key = `${topic.name} ${symbol}`
      const text = JSON.stringify(content)
      if (this.#told.get(key) === text) return []
      this.#told.set(key, text)
      return [data]
    })
    if (changed.length > 0) topic.publish(changed)
  }

  #miniTicker(symbol: string) {
    const day = this.#context.history.day(symbol)
    return {
      e: '24hrMiniTicker',
      E: this.#context.now(),
      s: symbol,
      c: decimal(day.last),
      o: decimal(day.open),
      h: decimal(day.high),
      l: decimal(day.low),
      v: decimal(day.volume),
      q: decimal(day.quoteVolume),
    }
  }

  #ticker(symbol: string): object {
    const day = this.#context.history.day(symbol)
    const { bid, ask } = bestQuotes(this.#context, symbol)
    return {
      e: '24hrTicker',
      E: this.#context.now(),
      s: symbol,
      ...changes(day),
      x: decimal(day.previousClose),
      c: decimal(day.last),
      Q: decimal(day.lastQuantity),
      b: decimal(bid[0]),
      B: decimal(bid[1]),
      a: decimal(ask[0]),
      A: decimal(ask[1]),
      ...totals(day),
    }
  }

  #rolling(symbol: string, window: RollingWindow) {
    const statistics =
      window === '1d'
        ? this.#context.history.day(symbol)
        : rollingStatistics(this.#context, symbol, windowsMs[window])
    return {
      e: `${window}Ticker`,
      E: this.#context.now(),
      s: symbol,
      ...changes(statistics),
      c: decimal(statistics.last),
      ...totals(statistics),
    }
  }

  #average(symbol: string): object {
    const { price, closeMs } = averagePrice(this.#context, symbol)
    return {
      e: 'avgPrice',
      E: this.#context.now(),
      s: symbol,
      i: '5m',
      w: decimal(price),
      T: closeMs,
    }
  }
}

const changes = (statistics: WindowStatistics) => ({
  p: decimal(statistics.last - statistics.open),
  P: percentChange(statistics.open, statistics.last),
  w: decimal(weightedAverage(statistics)),
})

const totals = (statistics: WindowStatistics) => ({
  o: decimal(statistics.open),
  h: decimal(statistics.high),
  l: decimal(statistics.low),
  v: decimal(statistics.volume),
  q: decimal(statistics.quoteVolume),
  O: statistics.openMs,
  C: statistics.closeMs,
  F: statistics.firstTradeId,
  L: statistics.lastTradeId,
  n: statistics.trades,
})
