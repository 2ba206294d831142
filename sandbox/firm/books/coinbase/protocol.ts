import { coinbaseSignature } from './signature.ts'
import { CoinbaseSequence } from './sequence.ts'
import type { Row } from '../level-book.ts'
import type { CreateProtocol, Protocol, ProtocolOptions } from '../protocol.ts'
import type { WatchedBook } from '../watched-book.ts'

const heartbeatMs = 1000
/** Levels follow the orders in real time or every 50 ms; when they stay behind for so long, changes of them are missing. */
const behindMs = 1000

/** With a key, levels as they change and every message about orders; without, levels every 50 ms. */
const signedChannels = { levels: 'level2', others: ['full', 'heartbeat'] } as const
const openChannels = { levels: 'level2_batch', others: ['heartbeat'] } as const

/** What a message about orders begins with: it is read for its number only. */
const numbered = /^\{"type":"(?:received|open|done|match|change)"/
const number = /"sequence":(\d+)/
const product = /"product_id":"([^"]+)"/

interface FeedMessage {
  readonly type?: string
  readonly product_id?: string
  readonly sequence?: number
  readonly bids?: readonly Row[]
  readonly asks?: readonly Row[]
  readonly changes?: readonly (readonly [side: 'buy' | 'sell', price: string, quantity: string])[]
}

/**
 * Coinbase Exchange: a snapshot of all levels, then their changes. Those have no numbers, but the messages about orders
 * have (one more for each, of each product), and heartbeats tell the last: what gets lost on the way shows there. They are
 * heard for nothing else. So levels are asked for once such a number is known: from then on no loss goes unnoticed, but for
 * one in the channel of levels alone, which only shows when a book crosses or levels fall behind the orders.
 */
class CoinbaseProtocol implements Protocol {
  readonly url: string
  readonly lifeSignMs = heartbeatMs
  readonly #options: ProtocolOptions
  readonly #sequences = new Map<string, CoinbaseSequence>()
  /** Products whose levels have been asked for on this connection. */
  readonly #levelsAsked = new Set<string>()
  #isSigned = true

  constructor(options: ProtocolOptions) {
    this.#options = options
    this.url = options.endpoint.websocket
  }

  subscribe(): void {
    this.#isSigned = true
    this.#sequences.clear()
    this.#levelsAsked.clear()
    this.#ask([...this.#options.books.keys()], this.#channels.others)
  }

  renew({ symbol }: WatchedBook): void {
    const { levels, others } = this.#channels
    if (!this.#levelsAsked.has(symbol)) return this.#ask([symbol], others)
    const left = { type: 'unsubscribe', product_ids: [symbol], channels: [levels] }
    this.#options.send(JSON.stringify(left))
    this.#ask([symbol], [levels, ...others])
  }

  read(text: string, receivedMs: number): void {
    if (numbered.test(text)) return this.#count(text, receivedMs)
    const message = JSON.parse(text) as FeedMessage
    if (message.type === 'error') return this.#refused()
    const book = this.#options.books.get(message.product_id ?? '')
    if (!book) return
    if (message.type === 'snapshot') this.#build(book, message, receivedMs)
    else if (message.type === 'l2update') this.#follow(book, message, receivedMs)
    else if (message.type === 'heartbeat') this.#compare(book, message.sequence ?? 0, receivedMs)
  }

  async close(): Promise<void> {
    // There is nothing besides the connection.
  }

  get #channels(): typeof signedChannels | typeof openChannels {
    return this.#isSigned ? signedChannels : openChannels
  }

  #ask(symbols: readonly string[], channels: readonly string[]): void {
    const proof = this.#isSigned ? coinbaseSignature(this.#options.endpoint.credentials) : {}
    const wanted = { type: 'subscribe', product_ids: symbols, channels, ...proof }
    this.#options.send(JSON.stringify(wanted))
  }

  #askForLevels(symbol: string): void {
    if (this.#levelsAsked.has(symbol)) return
    this.#levelsAsked.add(symbol)
    this.#ask([symbol], [this.#channels.levels])
  }

  /** Does without the channels that want a key, until the next connection. */
  #refused(): void {
    if (!this.#isSigned) return
    this.#isSigned = false
    const symbols = [...this.#options.books.keys()]
    for (const symbol of symbols) this.#levelsAsked.add(symbol)
    this.#ask(symbols, [this.#channels.levels, ...this.#channels.others])
  }

  #build(book: WatchedBook, { bids = [], asks = [] }: FeedMessage, receivedMs: number): void {
    if (!book.isAwaited) return
    book.levels.fill(bids, asks)
    book.built(receivedMs)
    this.#levelsTold(book, receivedMs)
  }

  #follow(book: WatchedBook, { changes = [] }: FeedMessage, receivedMs: number): void {
    // Nothing shows what was lost in a silence that was not excused.
    const aheadMs = this.#levelsTold(book, receivedMs)
    if (book.isLive && (aheadMs > behindMs || book.isStale(receivedMs))) book.broke('stale')
    book.heard(receivedMs)
    if (!book.isLive) return
    const { bids, asks } = book.levels
    for (const [side, price, quantity] of changes) {
      if (side === 'buy') bids.set(price, quantity)
      else asks.set(price, quantity)
    }
    book.check()
  }

  #levelsTold(book: WatchedBook, receivedMs: number): number {
    const sequence = this.#sequenceOf(book.symbol)
    const aheadMs = sequence.levelsTold(receivedMs)
    book.lastUpdateId = sequence.atLevels?.toString()
    return aheadMs
  }

  #count(text: string, receivedMs: number): void {
    const symbol = product.exec(text)?.[1] ?? ''
    const book = this.#options.books.get(symbol)
    const told = number.exec(text)?.[1]
    if (!book || told === undefined) return
    const follows = this.#sequenceOf(symbol).message(Number(told), receivedMs)
    if (!follows && book.isLive) book.broke('sequenceGap')
    this.#askForLevels(symbol)
  }

  #compare(book: WatchedBook, sequence: number, receivedMs: number): void {
    if (!this.#isSigned) return
    const kept = this.#sequenceOf(book.symbol)
    if (!kept.heartbeat(sequence)) {
      if (book.isLive) book.broke('sequenceGap')
    } else if (kept.isUnchangedAt(sequence)) {
      book.confirmed(receivedMs)
    }
    if (sequence > 0) this.#askForLevels(book.symbol)
  }

  #sequenceOf(symbol: string): CoinbaseSequence {
    const known = this.#sequences.get(symbol)
    if (known) return known
    const fresh = new CoinbaseSequence()
    this.#sequences.set(symbol, fresh)
    return fresh
  }
}

export const createCoinbaseProtocol: CreateProtocol = options => new CoinbaseProtocol(options)
