import { setTimeout as sleep } from 'node:timers/promises'
import { createAlerts } from '../alerts/alerts.ts'
import type { BooksOptions } from './options.ts'
import type { BestPrices, Books, BookStatus } from './port.ts'
import { VenueFeed } from './venue-feed.ts'

const lookMs = 250
const waitStepMs = 20

/** The books of all venues, and the alerts about them. */
class MarketBooks implements Books {
  readonly #options: BooksOptions
  readonly #alerts: ReturnType<typeof createAlerts>
  #feeds: readonly VenueFeed[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(options: BooksOptions) {
    this.#options = options
    const { alertWebhook: webhook, virtues } = options
    this.#alerts = createAlerts({ books: this, webhook, virtues })
  }

  async open(withinMs: number): Promise<void> {
    if (this.#feeds.length === 0) this.#start()
    const untilMs = performance.now() + withinMs
    while (this.status().some(({ usable }) => !usable) && performance.now() < untilMs) {
      await sleep(waitStepMs)
    }
  }

  status(): readonly BookStatus[] {
    return this.#feeds.flatMap(({ books }) => books.map(book => book.status()))
  }

  best(venue: string, symbol: string): BestPrices | undefined {
    for (const { books } of this.#feeds) {
      for (const book of books) {
        if (book.symbol === symbol && book.venue === venue) return book.best()
      }
    }
    return undefined
  }

  async reset(): Promise<void> {
    const stopped = this.#stop()
    this.#start()
    await stopped
  }

  async close(): Promise<void> {
    await Promise.all([this.#stop(), this.#alerts.close()])
  }

  #start(): void {
    this.#feeds = this.#options.venues.map(venue => new VenueFeed(venue, this.#options))
    this.#timer = setInterval(() => {
      for (const feed of this.#feeds) feed.renew(performance.now())
    }, lookMs)
  }

  async #stop(): Promise<void> {
    clearInterval(this.#timer)
    const feeds = this.#feeds
    this.#feeds = []
    await Promise.all(feeds.map(feed => feed.close()))
  }
}

/** The firm's market-data handler; its connections are opened in `open`. */
export const createBooks = (options: BooksOptions): Books => new MarketBooks(options)
