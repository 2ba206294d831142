import type { MarketCharacter } from '../market/character.ts'
import type { FeeSchedule, FeesIn } from '../matching/types.ts'

/** How a venue differs from the others in what it costs, how fast it is and what it quotes. */
export interface VenueTerms {
  /** The tier of an account without volume. */
  readonly fees: FeeSchedule
  readonly feesIn: FeesIn
  readonly orderLatency: OrderLatencyRange
  readonly market: MarketCharacter
}

/** How long a venue takes over an order command. */
export interface OrderLatencyRange {
  readonly fastestMs: number
  readonly slowestMs: number
}
