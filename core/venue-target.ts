/** Where a venue is reached and with which key: resolved, nothing left to look up. Secrets never leave it in any text. */
export interface VenueTarget {
  /** The name in the configuration, such as `coinbase`. */
  readonly name: string
  /** The id of ccxt's class, such as `coinbaseexchange`. */
  readonly ccxtId: string
  /** Origin of REST. */
  readonly rest: string
  /** Origin of REST at the venue's other entrance, where it has one. */
  readonly secondaryRest?: string | undefined
  readonly websocket: string
  readonly websocketApi?: string | undefined
  readonly credentials?: VenueCredentials | undefined
  /** Venue symbols that are configured, such as `BTCUSDT`. */
  readonly symbols: readonly string[]
  /** Keep-alive intervals of the venue are multiplied by this: 1 but for the sandbox. */
  readonly timeScale: number
}

export interface VenueCredentials {
  readonly apiKey: string
  readonly secret: string
  readonly passphrase?: string | undefined
}
