import type { EngineEvent, Trade } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import type { AggregateTrade } from './aggregate-trades.ts'
import { BestPriceStream } from './best-price-stream.ts'
import { tellings } from '../feed-faults.ts'
import { decimal } from './decimals.ts'
import { DepthStreams } from './depth-streams.ts'
import { KlineStreams } from './kline-streams.ts'
import { aggregateShape } from './market-data.ts'
import { TickerStreams } from './ticker-streams.ts'
import { Topics } from './topics.ts'

const tickMs = 100
const ticksPerSecond = 10

/** Publishes the market to whoever subscribes: at once what is in real time, the rest at its own pace. */
export class MarketStreams {
  readonly topics: Topics
  readonly #context: VenueContext
  readonly #best: BestPriceStream
  readonly #depth: DepthStreams
  readonly #tickers: TickerStreams
  readonly #klines: KlineStreams
  readonly #timer: NodeJS.Timeout
  #ticks = 0

  constructor(context: VenueContext) {
    this.#context = context
    this.topics = new Topics(() => context.engine.instruments.keys())
    this.#best = new BestPriceStream(context, this.topics)
    this.#depth = new DepthStreams(context, this.topics)
    this.#tickers = new TickerStreams(context, this.topics)
    this.#klines = new KlineStreams(context, this.topics)
    this.#timer = setInterval(() => this.#tick(), tickMs)
  }

  hear(event: EngineEvent): void {
    if (event.type === 'level') {
      this.#best.hear(event)
      this.#depth.hear(event)
    } else if (event.type === 'trade' || event.type === 'tape') {
      this.#publishTrade(event.trade)
    }
  }

  publishAggregate(aggregate: AggregateTrade): void {
    const { symbol } = aggregate.trade
    this.topics.of(symbol, 'aggTrade')?.publish({
      e: 'aggTrade',
      E: this.#context.now(),
      s: symbol,
      ...aggregateShape(aggregate),
    })
  }

  reset(): void {
    this.#depth.reset()
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #publishTrade(trade: Trade): void {
    const told = {
      e: 'trade',
      E: this.#context.now(),
      s: trade.symbol,
      t: trade.id,
      p: decimal(trade.price),
      q: decimal(trade.quantity),
      T: trade.timeMs,
      m: trade.takerSide === 'sell',
      M: true,
    }
    const topic = this.topics.of(trade.symbol, 'trade')
    for (let telling = 0; telling < tellings(this.#context, trade.symbol); telling++)
      topic?.publish(told)
  }

  #tick(): void {
    this.#ticks += 1
    this.#depth.flush(100)
    if (this.#ticks % ticksPerSecond !== 0) return
    this.#depth.flush(1000)
    this.#tickers.publish()
    this.#klines.publish('seconds')
    if (this.#ticks % (2 * ticksPerSecond) === 0) this.#klines.publish('longer')
  }
}
