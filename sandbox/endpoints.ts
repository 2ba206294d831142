/** Where one venue of the sandbox listens, and the key that it accepts. */
export interface VenueEndpoint {
  /** Origin of REST, such as `http://127.0.0.1:4001`. */
  readonly rest: string
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
  /** Venue intervals (pings, disconnects) are multiplied by this. */
  readonly timeScale: number
  readonly venues: Readonly<Record<string, VenueEndpoint>>
}
