import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** What a venue does with what reaches it; connections, certificates and the faults of both are its server's. */
export interface VenueHandlers {
  request(request: IncomingMessage, response: ServerResponse): Promise<void>
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
}

/** A venue's server that listens: origins without a path. */
export interface VenueServer {
  /** Such as `https://localhost:4001`. */
  readonly rest: string
  /** The venue's other entrance, which answers as the first does. */
  readonly secondaryRest: string
  /** Such as `wss://localhost:4001`. */
  readonly websocket: string
  /** Forgets what its faults have counted; connections stay open. */
  reset(): void
  close(): Promise<void>
}

/** Lets a venue listen on a loopback port (0: any free one); where its second entrance is, the sandbox decides. */
export type Serve = (handlers: VenueHandlers, port: number) => Promise<VenueServer>
