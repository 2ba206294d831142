import type { EngineEvent } from '../../../matching/types.ts'
import type { VenueContext } from '../../venue.ts'
import { BookFeed, type BookListener } from './book-feed.ts'
import type { Sides } from './checksum.ts'

/** The depths that a client can subscribe to. */
export const bookDepths = [10, 25, 100, 500, 1000] as const

/** The books that somebody listens to; what one turn of the event loop changes is sent as one update. */
export class BookFeeds {
  readonly #context: VenueContext
  readonly #feeds = new Map<string, BookFeed>()
  readonly #changed = new Set<BookFeed>()
  #isScheduled = false
  #isClosed = false

  constructor(context: VenueContext) {
    this.#context = context
  }

  /** Subscribes to a book; returns it as it is now and what ends the subscription. */
  subscribe(
    symbol: string,
    depth: number,
    listener: BookListener,
  ): { readonly book: Sides; readonly end: () => void } {
    this.#flush()
    const feed = this.#feedOf(symbol, depth)
    const end = feed.subscribe(listener)
    return {
      book: feed.book,
      end: () => {
        end()
        if (!feed.isHeard) this.#feeds.delete(keyOf(symbol, depth))
      },
    }
  }

  hear(event: Extract<EngineEvent, { type: 'level' }>): void {
    for (const feed of this.#feeds.values()) {
      if (feed.symbol === event.symbol && feed.concerns(event)) this.#changed.add(feed)
    }
    if (this.#changed.size === 0 || this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      if (!this.#isClosed) this.#flush()
    })
  }

  reset(): void {
    for (const feed of this.#feeds.values()) feed.reset()
  }

  close(): void {
    this.#isClosed = true
  }

  #flush(): void {
    for (const feed of this.#changed) feed.flush(this.#context)
    this.#changed.clear()
  }

  #feedOf(symbol: string, depth: number): BookFeed {
    const key = keyOf(symbol, depth)
    const known = this.#feeds.get(key)
    if (known) return known
    const fresh = new BookFeed(symbol, depth, this.#context.engine)
    this.#feeds.set(key, fresh)
    return fresh
  }
}

const keyOf = (symbol: string, depth: number): string => `${symbol} ${depth}`
