import type { FirmVenue } from '../settings.ts'
import { LastingSocket } from '../wire/socket.ts'
import { createBinanceProtocol } from './binance/protocol.ts'
import { createCoinbaseProtocol } from './coinbase/protocol.ts'
import { createKrakenProtocol } from './kraken/protocol.ts'
import { Inbox } from './inbox.ts'
import type { BooksOptions } from './options.ts'
import type { CreateProtocol, Protocol } from './protocol.ts'
import { WatchedBook } from './watched-book.ts'

const protocols: Readonly<Record<FirmVenue['name'], CreateProtocol>> = {
  binance: createBinanceProtocol,
  coinbase: createCoinbaseProtocol,
  kraken: createKrakenProtocol,
}

/** The books of one venue over one connection: asks for them when it stands, and again for each that broke. */
export class VenueFeed {
  readonly books: readonly WatchedBook[]
  readonly #virtues: BooksOptions['virtues']
  readonly #protocol: Protocol
  readonly #inbox: Inbox
  readonly #socket: LastingSocket
  #connections = 0
  #isSubscribed = false

  constructor(
    { name, endpoint, symbols }: FirmVenue,
    { certificateAuthority, timeScale, virtues }: Omit<BooksOptions, 'venues'>,
  ) {
    this.#virtues = virtues
    this.books = symbols.map(symbol => new WatchedBook(name, symbol, virtues))
    this.#protocol = protocols[name]({
      endpoint,
      certificateAuthority,
      books: new Map(this.books.map(book => [book.symbol, book])),
      send: text => void this.#socket.send(text),
    })
    this.#inbox = new Inbox({
      virtues,
      books: this.books,
      take: (text, receivedMs) => {
        this.#protocol.read(text, receivedMs)
        this.renew(receivedMs)
      },
      failed: why => this.#socket.cut(why),
    })
    this.#socket = new LastingSocket({
      url: this.#protocol.url,
      certificateAuthority,
      timeScale,
      lifeSignMs: this.#protocol.lifeSignMs,
      withoutPause: () => virtues.has('firm-books-reconnect-without-pause'),
      opened: () => this.#opened(),
      message: (text, receivedMs) => this.#inbox.put(text, receivedMs),
      lost: () => {
        this.#isSubscribed = false
        this.#inbox.clear()
        for (const book of this.books) book.broke('disconnected')
      },
    })
  }

  /** Asks for each book that broke, was not answered or seems forgotten, unless it was only just asked for. */
  renew(nowMs: number): void {
    if (!this.#socket.isOpen) return
    if (!this.#isSubscribed) return this.#subscribe(nowMs)
    for (const book of this.books) {
      if (!book.mustBeAskedFor(nowMs) || !this.#isWilling(book)) continue
      book.asked(nowMs)
      this.#protocol.renew(book)
    }
  }

  async close(): Promise<void> {
    this.#inbox.clear()
    await Promise.all([this.#socket.close(), this.#protocol.close()])
  }

  #opened(): void {
    this.#connections += 1
    this.#subscribe(performance.now())
  }

  #subscribe(nowMs: number): void {
    if (this.#connections > 1 && this.#virtues.has('firm-books-do-not-resubscribe')) return
    this.#isSubscribed = true
    for (const book of this.books) book.asked(nowMs)
    this.#protocol.subscribe()
  }

  #isWilling(book: WatchedBook): boolean {
    return book.isAwaited || !this.#virtues.has('firm-never-resyncs')
  }
}
