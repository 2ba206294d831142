import type { VenueEndpoint } from '../endpoints.ts'

type Credentials = VenueEndpoint['credentials']

/** A key of an account: what its holder signs with, and whether it may do more than read. */
export interface VenueKey extends Credentials {
  /** Whether order commands take it; without, the venue says that the key lacks the permission. */
  readonly mayTrade: boolean
}

/** The keys of one account; the first is the one that the front tells as its own. */
export type VenueKeys = readonly [VenueKey, ...VenueKey[]]

/** The key of that name. */
export const keyNamed = (keys: VenueKeys, apiKey: string | undefined): VenueKey | undefined =>
  keys.find(key => key.apiKey === apiKey)

/** What a key's holder is told. */
export const credentialsOf = ({ apiKey, secret, passphrase }: VenueKey): Credentials => ({
  apiKey,
  secret,
  ...(passphrase !== undefined && { passphrase }),
})
