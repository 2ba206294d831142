import type { CredentialShape } from '../credentials.ts'
import { binanceCcxt } from './binance/ccxt.ts'
import { binanceDialect } from './binance/dialect.ts'
import { openBinance } from './binance/front.ts'
import { binanceListings } from './binance/listings.ts'
import { binanceTerms } from './binance/terms.ts'
import { coinbaseCcxt } from './coinbase/ccxt.ts'
import { coinbaseDialect } from './coinbase/dialect.ts'
import { openCoinbase } from './coinbase/front.ts'
import { coinbaseListings } from './coinbase/listings.ts'
import { coinbaseTerms } from './coinbase/terms.ts'
import { krakenCcxt } from './kraken/ccxt.ts'
import { krakenDialect } from './kraken/dialect.ts'
import { openKraken } from './kraken/front.ts'
import { krakenListings } from './kraken/listings.ts'
import { krakenTerms } from './kraken/terms.ts'
import type { TellCcxt } from './ccxt-options.ts'
import type { VenueDialect } from './dialect.ts'
import type { Listing } from './listing.ts'
import type { VenueTerms } from './terms.ts'
import type { OpenFront } from './venue.ts'

/** A venue that the sandbox can open, and its terms: a row spreads those of its own folder. */
export interface VenueKind extends VenueTerms {
  readonly open: OpenFront
  readonly listings: readonly Listing[]
  readonly credentials: CredentialShape
  /** How the real ccxt is pointed at it. */
  readonly ccxt: TellCcxt
  readonly dialect: VenueDialect
}

/** Every venue that the sandbox can open, by name. */
export const venueKinds = {
  binance: {
    open: openBinance,
    listings: binanceListings,
    credentials: { secret: 'hex', secretBytes: 32 },
    ccxt: binanceCcxt,
    dialect: binanceDialect,
    ...binanceTerms,
  },
  coinbase: {
    open: openCoinbase,
    listings: coinbaseListings,
    credentials: { secret: 'base64', secretBytes: 64, passphrase: true },
    ccxt: coinbaseCcxt,
    dialect: coinbaseDialect,
    ...coinbaseTerms,
  },
  kraken: {
    open: openKraken,
    listings: krakenListings,
    credentials: { secret: 'base64', secretBytes: 64 },
    ccxt: krakenCcxt,
    dialect: krakenDialect,
    ...krakenTerms,
  },
} as const satisfies Record<string, VenueKind>

export type VenueName = keyof typeof venueKinds
export const isVenue = (name: string): name is VenueName => Object.hasOwn(venueKinds, name)
