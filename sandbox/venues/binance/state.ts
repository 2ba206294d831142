import type { VenueContext } from '../venue.ts'
import type { OrderNotes } from './order-notes.ts'
import type { PreventedMatches } from './prevented-matches.ts'
import type { RateLimits } from './rate-limits.ts'
import type { UserStream } from './user-stream.ts'

/** What the endpoints of one venue share. */
export interface BinanceState {
  readonly context: VenueContext
  readonly limits: RateLimits
  readonly notes: OrderNotes
  readonly prevented: PreventedMatches
  readonly users: UserStream
}
