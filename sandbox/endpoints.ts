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

/** What the sandbox tells whoever started it: over IPC, and at `GET /endpoints` of its control port. */
export interface SandboxEndpoints {
  readonly control: string
  /** Certificate of the authority that vouches for the venues, as PEM; absent when they speak without TLS. */
  readonly certificateAuthority?: string | undefined
  /** Address and port of the sandbox's name server, such as `127.0.0.1:5353`. */
  readonly nameServer?: string | undefined
  /** Venue intervals (pings, disconnects) are multiplied by this. */
  readonly timeScale: number
  readonly venues: Readonly<Record<string, VenueEndpoint>>
}
