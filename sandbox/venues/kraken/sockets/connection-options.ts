import type { MarketFeed } from '../market/market-feed.ts'
import type { KrakenState } from '../state.ts'

/** What a connection is opened with. */
export interface ConnectionOptions {
  readonly state: KrakenState
  readonly market: MarketFeed
  readonly isPrivate: boolean
  /** Monotonic time of the first byte. */
  readonly openedMs: number
  readonly onClose: () => void
}
