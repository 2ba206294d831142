import type { EngineEvent, Trade } from '../../../matching/types.ts'
import { tellings } from '../../feed-faults.ts'
import type { VenueContext } from '../../venue.ts'
import type { KrakenState } from '../state.ts'
import { BookFeeds } from './book-feeds.ts'

/** Receives the trades of one turn of the event loop, oldest first. */
export type TradeListener = (trades: readonly Trade[]) => void

/** What the market streams of both versions are fed from. */
export class MarketFeed {
  readonly books: BookFeeds
  readonly #trades = new Map<string, Set<TradeListener>>()
  readonly #pending: Trade[] = []
  readonly #context: VenueContext
  #isScheduled = false

  constructor({ context }: KrakenState) {
    this.#context = context
    this.books = new BookFeeds(context)
  }

  /** Subscribes to the trades of a symbol. */
  onTrades(symbol: string, listener: TradeListener): () => void {
    // What happened before is no news to the new one, whose snapshot holds it.
    this.#publish()
    const listeners = this.#trades.get(symbol) ?? new Set()
    this.#trades.set(symbol, listeners)
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }

  hear(event: EngineEvent): void {
    if (event.type === 'level') return this.books.hear(event)
    if (event.type !== 'trade' && event.type !== 'tape') return
    if (!this.#trades.get(event.trade.symbol)?.size) return
    this.#pending.push(event.trade)
    if (this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(() => this.#publish())
  }

  reset(): void {
    this.books.reset()
  }

  close(): void {
    this.books.close()
    this.#trades.clear()
  }

  #publish(): void {
    this.#isScheduled = false
    const bySymbol = Map.groupBy(this.#pending.splice(0), ({ symbol }) => symbol)
    for (const [symbol, trades] of bySymbol) {
      for (let telling = 0; telling < tellings(this.#context, symbol); telling++)
        for (const listener of this.#trades.get(symbol) ?? []) listener(trades)
    }
  }
}
