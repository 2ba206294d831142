import type { CredentialShape } from '../credentials.ts'
import type { FeeSchedule } from '../matching/types.ts'
import { openBinance } from './binance/front.ts'
import { binanceListings } from './binance/listings.ts'
import type { Listing } from './listing.ts'
import type { OpenFront } from './venue.ts'

/** A venue that the sandbox can open. */
export interface VenueKind {
  readonly open: OpenFront
  readonly listings: readonly Listing[]
  readonly credentials: CredentialShape
  /** The tier of an account without volume. */
  readonly fees: FeeSchedule
}

/** Every venue that the sandbox can open, by name. */
export const venueKinds = {
  binance: {
    open: openBinance,
    listings: binanceListings,
    credentials: { secret: 'hex', secretBytes: 32 },
    fees: { maker: 100_000n, taker: 100_000n },
  },
} as const satisfies Record<string, VenueKind>

export type VenueName = keyof typeof venueKinds
export const isVenue = (name: string): name is VenueName => Object.hasOwn(venueKinds, name)
