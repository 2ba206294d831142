import type { BookChange, MarketEvent } from '../../core/market-event.ts'
import { decimalValue } from './decimal-value.ts'
import { OrderBook } from './order-book.ts'

/** Best bid and ask of a book from a moment on, in milliseconds of one clock; `NaN` of an empty side. */
export interface Touch {
  readonly fromMs: number
  /** Number of the last change that led to it, where the venue numbers changes. */
  readonly id: number | undefined
  readonly bid: number
  readonly ask: number
}

/** What the best prices of a book were, one after the other. */
export interface TouchHistory {
  /** After each message about the book. */
  readonly touches: readonly Touch[]
  /** Told beside the book, sooner than the book itself at some venues. */
  readonly sooner: readonly Touch[]
  /** When how many levels were told to have changed. */
  readonly changes: readonly { readonly atMs: number; readonly levels: number }[]
  /** Changes that are missing by their numbers, and books that are not those of their checksums. */
  readonly flaws: number
}

/**
 * Follows one book through what was heard of it, by the clock of the arrivals. A snapshot that is numbered may come after
 * changes that it does not hold yet: these wait for it. A snapshot that comes later takes the book's place.
 */
export function touchHistory(
  heard: readonly { readonly receivedMs: number; readonly event: MarketEvent }[],
  depth?: number,
): TouchHistory {
  const follower = new Follower(depth)
  for (const { receivedMs, event } of heard) follower.hear(event, receivedMs)
  return follower
}

class Follower implements TouchHistory {
  readonly touches: Touch[] = []
  readonly sooner: Touch[] = []
  readonly changes: { readonly atMs: number; readonly levels: number }[] = []
  flaws = 0
  readonly #book: OrderBook
  #hasBegun = false
  #lastId: number | undefined
  #waiting: BookChange[] = []

  constructor(depth: number | undefined) {
    this.#book = new OrderBook(depth)
  }

  hear(event: MarketEvent, atMs: number): void {
    if (event.kind === 'best') {
      const { bid, ask, lastId: id } = event
      this.sooner.push({ fromMs: atMs, id, bid: decimalValue(bid), ask: decimalValue(ask) })
    } else if (event.kind === 'snapshot') {
      this.#book.replace(event)
      this.#lastId = event.lastId
      this.#hasBegun = true
      this.#note(atMs, event.checksum)
      for (const change of this.#waiting.splice(0)) this.#follow(change, atMs)
    } else if (event.kind === 'change') {
      this.changes.push({ atMs, levels: event.bids.length + event.asks.length })
      if (this.#hasBegun) this.#follow(event, atMs)
      else this.#waiting.push(event)
    }
  }

  #follow(change: BookChange, atMs: number): void {
    const { firstId, lastId, checksum } = change
    if (lastId !== undefined && this.#lastId !== undefined) {
      if (lastId <= this.#lastId) return
      if (firstId !== undefined && firstId > this.#lastId + 1) this.flaws++
    }
    this.#book.change(change)
    this.#lastId = lastId
    this.#note(atMs, checksum)
  }

  #note(fromMs: number, checksum: number | undefined): void {
    if (checksum !== undefined && this.#book.checksum() !== checksum) this.flaws++
    const { bids, asks } = this.#book
    this.touches.push({ fromMs, id: this.#lastId, bid: bids.bestPrice, ask: asks.bestPrice })
  }
}

/** How many levels were told to have changed in a second, between two moments of the history's clock. */
export function changesPerSecond(
  { changes }: Pick<TouchHistory, 'changes'>,
  fromMs: number,
  untilMs: number,
): number {
  const within = changes.filter(({ atMs }) => atMs >= fromMs && atMs < untilMs)
  const levels = within.reduce((total, change) => total + change.levels, 0)
  return (1000 * levels) / (untilMs - fromMs)
}
