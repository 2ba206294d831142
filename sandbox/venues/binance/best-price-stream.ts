import type { EngineEvent, Scaled } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import { decimal } from './decimals.ts'
import type { Topics } from './topics.ts'

type Level = readonly [price: Scaled, quantity: Scaled]

/** Publishes the best prices of a book whenever one of them, or what stands there, has changed. */
export class BestPriceStream {
  readonly #context: VenueContext
  readonly #topics: Topics
  /** Symbols whose book is changing, with the newest update id. */
  readonly #unsettled = new Map<string, number>()
  readonly #best = new Map<string, readonly Level[]>()

  constructor(context: VenueContext, topics: Topics) {
    this.#context = context
    this.#topics = topics
    for (const symbol of context.engine.instruments.keys()) {
      this.#best.set(symbol, this.#bestOf(symbol))
    }
  }

  /** A batch changes several levels at once: the best prices count when it is through. */
  hear({ symbol, updateId }: Extract<EngineEvent, { type: 'level' }>): void {
    if (this.#unsettled.size === 0) queueMicrotask(() => this.#settle())
    this.#unsettled.set(symbol, updateId)
  }

  #settle(): void {
    for (const [symbol, updateId] of this.#unsettled) this.#compare(symbol, updateId)
    this.#unsettled.clear()
  }

  #compare(symbol: string, updateId: number): void {
    const best = this.#bestOf(symbol)
    const [bid, ask] = best
    const before = this.#best.get(symbol) ?? []
    this.#best.set(symbol, best)
    if (!bid || !ask || best.every((level, side) => isSame(level, before[side]))) return
    this.#topics.of(symbol, 'bookTicker')?.publish({
      u: updateId,
      s: symbol,
      b: decimal(bid[0]),
      B: decimal(bid[1]),
      a: decimal(ask[0]),
      A: decimal(ask[1]),
    })
  }

  /** Empty while a side of the book is. */
  #bestOf(symbol: string): readonly Level[] {
    const bid = this.#context.engine.bestBid(symbol)
    const ask = this.#context.engine.bestAsk(symbol)
    return bid && ask ? [bid, ask] : []
  }
}

const isSame = ([price, quantity]: Level, other: Level | undefined): boolean =>
  price === other?.[0] && quantity === other[1]
