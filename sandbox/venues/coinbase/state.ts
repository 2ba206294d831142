import type { Scaled } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import type { ClientOids } from './client-oid.ts'
import type { Expiries } from './expiries.ts'
import type { OrderFeed } from './order-feed.ts'
import type { RateLimits } from './rate-limits.ts'
import type { VenueIds } from './venue-ids.ts'

/** What the endpoints of one venue share. */
export interface CoinbaseState {
  readonly context: VenueContext
  readonly ids: VenueIds
  readonly oids: ClientOids
  readonly limits: RateLimits
  readonly feed: OrderFeed
  readonly expiries: Expiries
  /** What market orders were allowed to cost, by the engine's order id. */
  readonly specifiedFunds: Map<number, Scaled>
  readonly opening: Opening
}

/** What the account held when the venue opened, told as its first deposits. */
export interface Opening {
  readonly timeMs: number
  readonly balances: ReadonlyMap<string, Scaled>
}
