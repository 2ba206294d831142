import { krakenChecksum } from './checksum.ts'
import type { Row } from '../level-book.ts'
import type { CreateProtocol, Protocol, ProtocolOptions } from '../protocol.ts'
import type { WatchedBook } from '../watched-book.ts'

const heartbeatMs = 1000
/** Ten would do for the checksum; the deeper, the less often a book has nothing to tell. */
const depth = 100

/** Numbers of the levels, which are kept as they were sent: the checksum counts over their digits, trailing zeros included. */
const levelNumbers = /"(price|qty)":\s*([^\s",}\]]+)/g

interface WireLevel {
  readonly price: string
  readonly qty: string
}

interface BookMessage {
  readonly channel?: string
  readonly type?: string
  readonly data?: readonly {
    readonly symbol: string
    readonly bids: readonly WireLevel[]
    readonly asks: readonly WireLevel[]
    readonly checksum: number
  }[]
}

/**
 * Kraken, WebSocket v2: a snapshot, then updates, each with a checksum of the ten best levels that it leads to. Updates
 * have no numbers, so what is lost shows in the next checksum, unless it lay deeper. What falls out of the depth that was
 * asked for, the client drops itself.
 */
class KrakenProtocol implements Protocol {
  readonly url: string
  readonly lifeSignMs = heartbeatMs
  readonly #options: ProtocolOptions

  constructor(options: ProtocolOptions) {
    this.#options = options
    this.url = options.endpoint.websocket
  }

  subscribe(): void {
    this.#ask('subscribe', [...this.#options.books.keys()])
  }

  /** What it is not subscribed to, the venue refuses to unsubscribe; nothing depends on it. */
  renew({ symbol }: WatchedBook): void {
    this.#ask('unsubscribe', [symbol])
    this.#ask('subscribe', [symbol])
  }

  read(text: string, receivedMs: number): void {
    if (!text.includes('"channel":"book"')) return
    const quoted = text.replace(levelNumbers, '"$1":"$2"')
    const { channel, type, data = [] } = JSON.parse(quoted) as BookMessage
    if (channel !== 'book') return
    for (const { symbol, bids, asks, checksum } of data) {
      const book = this.#options.books.get(symbol)
      if (!book) continue
      const rows = [bids.map(rowOf), asks.map(rowOf)] as const
      if (type === 'snapshot') this.#build(book, rows, receivedMs)
      else this.#follow(book, rows, receivedMs)
      if (!book.isLive || krakenChecksum(book.levels) === checksum) book.check()
      else book.broke('checksum')
    }
  }

  async close(): Promise<void> {
    // There is nothing besides the connection.
  }

  #build(book: WatchedBook, rows: Rows, receivedMs: number): void {
    if (!book.isAwaited) return
    book.levels.fill(...rows)
    book.built(receivedMs)
  }

  #follow(book: WatchedBook, rows: Rows, receivedMs: number): void {
    book.heard(receivedMs)
    if (!book.isLive) return
    book.levels.apply(...rows)
    book.levels.keepBest(depth)
  }

  #ask(method: 'subscribe' | 'unsubscribe', symbol: readonly string[]): void {
    const params = {
      channel: 'book',
      symbol,
      depth,
      ...(method === 'subscribe' && { snapshot: true }),
    }
    this.#options.send(JSON.stringify({ method, params }))
  }
}

type Rows = readonly [bids: readonly Row[], asks: readonly Row[]]

const rowOf = ({ price, qty }: WireLevel): Row => [price, qty]

export const createKrakenProtocol: CreateProtocol = options => new KrakenProtocol(options)
