import type { VenueEndpoint } from '../../endpoints.ts'
import type { WatchedBook } from './watched-book.ts'

/** How one venue is asked for books, and what its messages do to them. */
export interface Protocol {
  /** Where its market streams are. */
  readonly url: string
  /** How often the venue gives a sign of life, as it publishes. */
  readonly lifeSignMs: number
  /** Asks for every book, on a new connection. */
  subscribe(): void
  /** Asks for one book anew, on the connection that stands. */
  renew(book: WatchedBook): void
  /** Takes a message; throws on one that cannot be read. */
  read(text: string, receivedMs: number): void
  close(): Promise<void>
}

/** What a protocol works with. */
export interface ProtocolOptions {
  readonly endpoint: VenueEndpoint
  readonly certificateAuthority?: string | undefined
  /** By symbol. */
  readonly books: ReadonlyMap<string, WatchedBook>
  /** Sends on the connection that stands, if one does. */
  readonly send: (text: string) => void
}

export type CreateProtocol = (options: ProtocolOptions) => Protocol
