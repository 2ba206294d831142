/**
 * A level as the frame's own text states it, trailing zeros included; a quantity of zero removes it. Frames may say more of
 * a level than that, which follows.
 */
export type StatedLevel = readonly [price: string, quantity: string, ...more: unknown[]]

/** What a frame says of the market. Times are the venue's own, in milliseconds since 1970, where it states one. */
export type MarketEvent =
  BookSnapshot | BookChange | BestPrices | TradeReport | TradeCount | FeedNotice

/** The whole book, or the best part of it. */
export interface BookSnapshot {
  readonly kind: 'snapshot'
  readonly symbol: string
  readonly bids: readonly StatedLevel[]
  readonly asks: readonly StatedLevel[]
  /** Number of the last change that it holds, where the venue numbers changes. */
  readonly lastId?: number | undefined
  readonly checksum?: number | undefined
  /** Levels of each side that are told of from then on, where the venue says how many. */
  readonly depth?: number | undefined
}

/** Levels that changed. */
export interface BookChange {
  readonly kind: 'change'
  readonly symbol: string
  readonly bids: readonly StatedLevel[]
  readonly asks: readonly StatedLevel[]
  /** Numbers of the first and last change that it holds, where the venue numbers changes. */
  readonly firstId?: number | undefined
  readonly lastId?: number | undefined
  /** Of the book after it, where the venue states one. */
  readonly checksum?: number | undefined
  readonly venueMs?: number | undefined
}

/** Best bid and ask; quantities where the venue states them. */
export interface BestPrices {
  readonly kind: 'best'
  readonly symbol: string
  readonly bid: string
  readonly ask: string
  readonly bidQuantity?: string | undefined
  readonly askQuantity?: string | undefined
  /** Number of the change of the book after which they held, where the venue states it. */
  readonly lastId?: number | undefined
  readonly venueMs?: number | undefined
}

/** One trade. */
export interface TradeReport {
  readonly kind: 'trade'
  readonly symbol: string
  readonly price: string
  readonly quantity: string
  /** Number of the trade, counted without a hole for each instrument, where the venue states one. */
  readonly id?: number | undefined
  readonly venueMs?: number | undefined
  /** Told as the state at the subscription, not as news: its time may be long past. */
  readonly past?: boolean | undefined
  /** Told once more, beside the tape itself: a ticker repeats the last trade. */
  readonly repeated?: boolean | undefined
  /** One order's trades at one price, told as one, and numbered apart from single trades. */
  readonly aggregated?: boolean | undefined
}

/** How far trades have come, as REST tells it. */
export interface TradeCount {
  readonly kind: 'count'
  readonly symbol: string
  /** Number of the last trade. */
  readonly lastId: number
}

/** What a subscription must tell of each of its symbols. */
export interface ToldChannel {
  readonly kind: 'book' | 'best' | 'trade'
  /** It begins with what is so already, whether or not anything happens. */
  readonly begins: boolean
}

/** What is said of the feed itself. */
export interface FeedNotice {
  readonly kind: 'life-sign' | 'acknowledgement' | 'refusal' | 'unreadable'
  readonly words?: string | undefined
}

/** One frame of a recorded feed: what arrived on which connection, and when by the local clock, in milliseconds since 1970. */
export interface RecordedFrame {
  readonly receivedMs: number
  readonly connection: string
  readonly text: string
  /** Where the answer of a REST request came from; absent for a frame of a stream. */
  readonly url?: string | undefined
}
