import type { VenueEndpoint } from '../endpoints.ts'
import type { VenueName } from '../venues/registry.ts'

/** A venue as the firm reaches it: where it listens for the firm, and the key that the firm trades with. */
export interface FirmVenue {
  readonly name: VenueName
  readonly endpoint: VenueEndpoint
  /** Symbols that the firm watches and trades, in the venue's own words. */
  readonly symbols: readonly string[]
}

/** What the firm is started with; it comes over IPC, since a command line shows secrets. */
export interface FirmSettings {
  readonly venues: readonly FirmVenue[]
  /** Certificate of the authority that vouches for the venues, as PEM; absent when they speak without TLS. */
  readonly certificateAuthority?: string | undefined
  /** Venue intervals (pings, disconnects) are multiplied by this. */
  readonly timeScale: number
  /** Port of the trading-system contract; 0: any free one. */
  readonly port: number
  /** Whoever asks the contract must send it as bearer token. */
  readonly apiToken: string
  /** Folder of the firm's own records, which outlive its process. */
  readonly stateFolder: string
  /** Where alerts are posted; absent: nobody is told. */
  readonly alertWebhook?: string | undefined
  readonly seed: number
}
