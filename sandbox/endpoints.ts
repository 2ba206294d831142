/** Where one venue of the sandbox listens, and the key that it accepts. */
export interface VenueEndpoint {
  /** Origin of REST, such as `https://localhost:4001`. */
  readonly rest: string
  /** The venue's other entrance, for when the first fails. */
  readonly secondaryRest: string
  /** Market streams. */
  readonly websocket: string
  /** Requests and private streams over WebSocket, where the venue has them apart. */
  readonly websocketApi?: string
  readonly credentials: {
    readonly apiKey: string
    readonly secret: string
    readonly passphrase?: string
  }
}

/** The firm's account at a venue, as whoever reads it reaches it: the key may not trade. */
export interface FirmAccount extends Omit<VenueEndpoint, 'secondaryRest'> {
  /** The key that trades, told where the sandbox has no firm of its own: somebody else's is to use it. */
  readonly tradingCredentials?: VenueEndpoint['credentials'] | undefined
}

/** A venue of the sandbox: where it listens for the checks, and where the firm's account is read. */
export interface HostedEndpoint extends VenueEndpoint {
  readonly firmAccount: FirmAccount
}

/** Where the firm speaks the trading-system contract, and what it wants to hear. */
export interface FirmEndpoint {
  readonly url: string
  readonly apiToken: string
}

/** What the sandbox tells whoever started it: over IPC, and at `GET /endpoints` of its control port. */
export interface SandboxEndpoints {
  readonly control: string
  /** That it may be broken on purpose: nothing else is said so clearly by a real target. */
  readonly breakable: true
  /** Certificate of the authority that vouches for the venues, as PEM; absent when they speak without TLS. */
  readonly certificateAuthority?: string | undefined
  /** Address and port of the sandbox's name server, such as `127.0.0.1:5353`. */
  readonly nameServer?: string | undefined
  /** Address and port of the sandbox's stand-in for a time server; it speaks NTP. */
  readonly timeServer?: string | undefined
  /** Venue intervals (pings, disconnects) are multiplied by this. */
  readonly timeScale: number
  readonly venues: Readonly<Record<string, HostedEndpoint>>
  /** Where the sandbox's firm speaks the trading-system contract, and the bearer token that it wants; absent without one. */
  readonly firm?: FirmEndpoint | undefined
  /** Where the firm sends its alerts, for whoever wants to listen there. */
  readonly alertSink?: string | undefined
}
