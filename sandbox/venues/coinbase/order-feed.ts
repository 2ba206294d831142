import type { EngineEvent } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import type { FeedMessage } from './feed-message.ts'
import { ProductFeed, type ProductEvent } from './product-feed.ts'
import type { VenueIds } from './venue-ids.ts'

/** The life of every order on the venue, told product by product with sequence numbers. */
export class OrderFeed {
  readonly #products = new Map<string, ProductFeed>()
  readonly #listeners = new Set<(message: FeedMessage) => void>()

  constructor(context: VenueContext, ids: VenueIds) {
    const publish = (message: FeedMessage) => {
      for (const listener of this.#listeners) listener(message)
    }
    for (const symbol of context.engine.instruments.keys()) {
      this.#products.set(symbol, new ProductFeed(symbol, { context, ids, publish }))
    }
  }

  subscribe(listener: (message: FeedMessage) => void): void {
    this.#listeners.add(listener)
  }

  hear(event: EngineEvent): void {
    if (event.type === 'balance') return
    this.#products.get(symbolOf(event))?.hear(event)
  }

  of(symbol: string): ProductFeed {
    const product = this.#products.get(symbol)
    if (!product) throw new RangeError(`a product must be listed at the start, was not: ${symbol}`)
    return product
  }

  reset(): void {
    for (const product of this.#products.values()) product.reset()
  }
}

function symbolOf(event: ProductEvent): string {
  if (event.type === 'level') return event.symbol
  return 'trade' in event ? event.trade.symbol : event.order.symbol
}
