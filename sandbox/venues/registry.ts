import { binanceListings } from '../instruments.ts'
import { openBinance } from './binance/front.ts'
import type { Listing } from './listing.ts'
import type { OpenFront } from './venue.ts'

/** A venue that the sandbox can open. */
export interface VenueKind {
  readonly open: OpenFront
  readonly listings: readonly Listing[]
}

/** Every venue that the sandbox can open, by name. */
export const venueKinds = {
  binance: { open: openBinance, listings: binanceListings },
} as const satisfies Record<string, VenueKind>

export type VenueName = keyof typeof venueKinds
export const isVenue = (name: string): name is VenueName => Object.hasOwn(venueKinds, name)
