import type { EngineEvent } from '../../matching/types.ts'
import { tellings } from '../feed-faults.ts'
import { balanceMessages } from './balance-messages.ts'
import type { Channel } from './channels.ts'
import { allCurrencies } from './currencies.ts'
import type { FeedConnection } from './feed-connection.ts'
import type { FeedMessage } from './feed-message.ts'
import { isoText } from './instants.ts'
import { Level2 } from './level2.ts'
import { level3Row, level3Schema } from './level3.ts'
import { allProducts } from './products.ts'
import type { CoinbaseState } from './state.ts'
import type { Wanted } from './subscription-request.ts'
import { TickerMessages } from './ticker-messages.ts'

const batchMs = 50
const slowMs = 5000

/** Carries what happens on the venue to every connection that is subscribed to it. */
export class FeedHub {
  readonly #state: CoinbaseState
  readonly #connections = new Set<FeedConnection>()
  readonly #tickers: TickerMessages
  readonly #level2: Level2
  readonly #batches: Level2
  readonly #timers: readonly NodeJS.Timeout[]
  /** Products that traded since their tickers were last sent. */
  readonly #traded = { now: new Set<string>(), slowly: new Set<string>() }
  #isFlushing = false

  constructor(state: CoinbaseState) {
    this.#state = state
    const { context, feed } = state
    this.#tickers = new TickerMessages(state)
    this.#level2 = new Level2(context)
    this.#batches = new Level2(context)
    feed.subscribe(message => this.#hearMessage(message))
    this.#timers = [
      setInterval(() => this.#sendLevels(this.#batches, 'level2_50'), batchMs),
      setInterval(() => this.#sendSlowly(), slowMs * context.timeScale),
    ]
  }

  join(connection: FeedConnection): void {
    this.#connections.add(connection)
  }

  leave(connection: FeedConnection): void {
    this.#connections.delete(connection)
  }

  hear(event: EngineEvent): void {
    if (event.type === 'level') {
      if (this.#isWanted('level2', event.symbol)) this.#level2.add(event)
      if (this.#isWanted('level2_50', event.symbol)) this.#batches.add(event)
      this.#flushSoon()
    } else if (event.type === 'balance') {
      this.#publishBalances(event)
    }
  }

  /** Tells what is still to be told: whoever subscribes afterwards begins with what is news to nobody. */
  settle(): void {
    if (!this.#isFlushing) return
    this.#sendLevels(this.#level2, 'level2')
    this.#sendTickers('ticker', this.#traded.now)
  }

  /** Sends what a subscription begins with. */
  welcome(connection: FeedConnection, { channel, ids }: Wanted): void {
    if (channel === 'status') connection.deliver('status', this.#status())
    if (channel === 'level3' && ids.length > 0) connection.deliver('level3', level3Schema)
    for (const id of ids) {
      const text = this.#firstMessage(channel, id)
      if (text !== undefined) connection.deliver(channel, text)
    }
  }

  heartbeat(productId: string): string {
    const { context, feed } = this.#state
    const product = feed.of(productId)
    return JSON.stringify({
      type: 'heartbeat',
      last_trade_id: product.lastMatch?.trade.id ?? 0,
      product_id: productId,
      sequence: product.sequence,
      time: isoText(context.now()),
    })
  }

  reset(): void {
    this.#level2.reset()
    this.#batches.reset()
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer)
    for (const connection of this.#connections) connection.terminate()
  }

  #firstMessage(channel: Channel, id: string): string | undefined {
    if (channel === 'level2' || channel === 'level2_50') return this.#level2.snapshot(id)
    if (channel === 'ticker' || channel === 'ticker_1000') return this.#tickers.message(id)
    if (channel !== 'matches' || tellings(this.#state.context, id) === 0) return undefined
    const last = this.#state.feed.of(id).lastMatch
    return last && JSON.stringify({ ...last.body, type: 'last_match' })
  }

  /** A connection hears of an event once, as the fullest of its channels tells it. */
  #hearMessage(message: FeedMessage): void {
    const { productId, type, body, own, isPrivate, isLost } = message
    if (type === 'match') this.#noteTrade(productId)
    for (const connection of this.#connections) {
      const { subscriptions } = connection
      const isUser = own !== undefined && subscriptions.has('user', productId)
      const isFull = !isPrivate && !isLost && subscriptions.has('full', productId)
      if (isUser || isFull) {
        connection.deliver(isUser ? 'user' : 'full', JSON.stringify(own ?? body))
      } else if (type === 'match' && subscriptions.has('matches', productId)) {
        for (let telling = 0; telling < tellings(this.#state.context, productId); telling++)
          connection.deliver('matches', JSON.stringify(body))
      }
      if (!isPrivate && !isLost && subscriptions.has('level3', productId)) {
        connection.deliver('level3', level3Row(type, body))
      }
    }
  }

  #noteTrade(productId: string): void {
    this.#traded.now.add(productId)
    this.#traded.slowly.add(productId)
    this.#flushSoon()
  }

  /** What one command does to levels and tickers is told together, once it is done. */
  #flushSoon(): void {
    if (this.#isFlushing) return
    this.#isFlushing = true
    setImmediate(() => {
      this.settle()
      this.#isFlushing = false
    })
  }

  #sendLevels(levels: Level2, channel: 'level2' | 'level2_50'): void {
    for (const [id, text] of levels.take()) this.#publish(channel, id, text)
  }

  #sendTickers(channel: 'ticker' | 'ticker_1000', productIds: Set<string>): void {
    for (const id of productIds) {
      if (!this.#isWanted(channel, id)) continue
      const text = this.#tickers.message(id)
      if (text !== undefined) this.#publish(channel, id, text)
    }
    productIds.clear()
  }

  #sendSlowly(): void {
    this.#sendTickers('ticker_1000', this.#traded.slowly)
    const listeners = [...this.#connections].filter(({ subscriptions }) =>
      subscriptions.hasAny('status'),
    )
    if (listeners.length === 0) return
    const status = this.#status()
    for (const connection of listeners) connection.deliver('status', status)
  }

  #publishBalances(event: Extract<EngineEvent, { type: 'balance' }>): void {
    for (const { accountId, text } of balanceMessages(this.#state, event)) {
      this.#publish('balance', accountId, text)
    }
  }

  #publish(channel: Channel, id: string, text: string): void {
    for (const connection of this.#connections) {
      if (connection.subscriptions.has(channel, id)) connection.deliver(channel, text)
    }
  }

  #isWanted(channel: Channel, id: string): boolean {
    for (const { subscriptions } of this.#connections) {
      if (subscriptions.has(channel, id)) return true
    }
    return false
  }

  #status(): string {
    const { context } = this.#state
    return JSON.stringify({
      type: 'status',
      products: allProducts(context),
      currencies: allCurrencies(context),
    })
  }
}
