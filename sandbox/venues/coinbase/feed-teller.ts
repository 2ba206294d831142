import type { Order } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import type { FeedBody, FeedMessage } from './feed-message.ts'
import { isoText } from './instants.ts'
import type { VenueIds } from './venue-ids.ts'

const droppedOneIn = 5

/** Where the feed publishes, and whose orders are the account's own. */
export interface FeedSurroundings {
  readonly context: VenueContext
  readonly ids: VenueIds
  readonly publish: (message: FeedMessage) => void
}

/** To whom a message is told in full. */
export interface Telling {
  /** The order that it is about, if a client's. */
  readonly order?: Order | undefined
  /** What only its owner reads. */
  readonly ownFields?: FeedBody | undefined
  /** Whether nobody else is told. */
  readonly isPrivate?: boolean
  /** When it happened; now, if it is not said. */
  readonly timeMs?: number
}

/** Numbers the messages about one product and publishes them. */
export class FeedTeller {
  readonly #symbol: string
  readonly #around: FeedSurroundings
  #sequence: number
  #bookUpdates = 0

  constructor(symbol: string, around: FeedSurroundings) {
    this.#symbol = symbol
    this.#around = around
    this.#sequence = around.context.engine.book(symbol, 1).updateId
  }

  /** The number of the last message that everybody was told. */
  get sequence(): number {
    return this.#sequence
  }

  reset(): void {
    this.#bookUpdates = 0
  }

  /** Publishes a message under the next number; returns it as everybody may read it. */
  tell(type: FeedMessage['type'], content: FeedBody, telling: Telling = {}): FeedBody {
    const { context, ids, publish } = this.#around
    const { order, isPrivate = false, timeMs = context.now() } = telling
    if (!isPrivate) this.#sequence += 1
    const body = this.body(type, content, timeMs)
    const isOwn = telling.ownFields !== undefined || order?.account === context.account
    publish({
      productId: this.#symbol,
      type,
      body,
      own: isOwn
        ? { ...body, user_id: ids.userId, profile_id: ids.profileId, ...telling.ownFields }
        : undefined,
      isPrivate,
      isLost: !isPrivate && this.#loses(type),
    })
    return body
  }

  /** A message as of now, without publishing it. */
  body(type: FeedMessage['type'], content: FeedBody, timeMs: number): FeedBody {
    return {
      type,
      ...content,
      product_id: this.#symbol,
      sequence: this.#sequence,
      time: isoText(timeMs),
    }
  }

  /** Counts the messages that change the book, and loses some under the fault that drops them. */
  #loses(type: FeedMessage['type']): boolean {
    if (type === 'received' || !this.#around.context.faults.has('dropped-delta')) return false
    this.#bookUpdates += 1
    return this.#bookUpdates % droppedOneIn === 0
  }
}
