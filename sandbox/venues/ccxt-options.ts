import type { VenueEndpoint } from '../endpoints.ts'

/** How ccxt's class for a venue is pointed at the sandbox; plain JSON. */
export interface CcxtAddresses {
  /** Replaces leaves of the class's own tree of addresses; a leaf that is left out keeps the real venue's. */
  readonly api: object
  /** Options of the class, where its own would ask for more than spot. */
  readonly options?: object
}

/** Tells a venue's own addresses in the words of ccxt's class. */
export type TellCcxt = (endpoint: VenueEndpoint) => CcxtAddresses

/** What `new ccxt.CLASS(options)` takes to reach a venue of the sandbox instead of the real one. */
export function ccxtOptions(endpoint: VenueEndpoint, tell: TellCcxt): object {
  const { apiKey, secret, passphrase } = endpoint.credentials
  const { api, options } = tell(endpoint)
  return {
    apiKey,
    secret,
    ...(passphrase !== undefined && { password: passphrase }),
    urls: { api },
    ...(options && { options }),
  }
}
