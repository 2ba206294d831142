import type { VenueTarget } from '../venue/port.ts'
import type { DialectName } from './dialects/table.ts'
import type { Recorded } from './record.ts'

/** One frame as it arrived: the bytes as text, untouched, with the local monotonic time of arrival in milliseconds. */
export interface RawFrame {
  readonly receivedMs: number
  readonly text: string
}

/** One numbered change of a book, read from a raw frame; ids as the venue gives them. */
export interface BookDelta {
  readonly symbol: string
  readonly firstId: number
  readonly lastId: number
  readonly receivedMs: number
}

/** How long a stream took to begin, from the start of the connection, in milliseconds. */
export interface StreamStart {
  readonly connectedMs: number
  /** When the venue confirmed the subscription; undefined when it did not by the deadline. */
  readonly acknowledgedMs: number | undefined
  /** When every symbol had had a message; undefined when one had none by the deadline. */
  readonly firstMessageMs: number | undefined
  /** Why the venue refused the subscription, in its own words; nothing is waited for then. */
  readonly refusal?: string | undefined
}

/** The venue's signs of life on one connection (pings or heartbeats), and how long it took to answer our ping. */
export interface KeepAlive {
  /** Gaps between the signs of life, and from the connection's start to the first, in milliseconds. */
  readonly signGapsMs: readonly number[]
  /** How long they were listened for, in milliseconds: less than asked when the connection closed early. */
  readonly listenedMs: number
  /** Undefined when the venue did not answer our ping in time. */
  readonly pongAfterMs: number | undefined
  readonly closedEarly: boolean
}

/** A level as the frame's own text states it, trailing zeros included; a quantity of zero removes it. */
export type LevelText = readonly [price: string, quantity: string]

/** A frame of a checksummed book, read from the raw text; `checksum` is of the book after it. */
export interface BookFrame {
  readonly symbol: string
  readonly kind: 'snapshot' | 'update'
  readonly bids: readonly LevelText[]
  readonly asks: readonly LevelText[]
  readonly checksum: number | undefined
}

/** Frames of a feed as they arrived, with what is needed to read them. */
export interface FeedRecording extends Recorded {
  readonly dialect: DialectName
  /** Levels of each side that the books are told of; all of them where it is undefined. */
  readonly depth: number | undefined
}

/** Stream connections that were asked for at once. */
export interface ManyConnections {
  readonly asked: number
  /** Still open, and with data on each, at the end. */
  readonly alive: number
  /** Why others are not, in words. */
  readonly failures: readonly string[]
}

/** How a stream came back after it was cut. */
export interface Reconnection {
  readonly attempts: number
  /** From the cut until every symbol's data flows again, in milliseconds; undefined when it did not by the deadline. */
  readonly restoredMs: number | undefined
}

/** A second stream that took over from a first: updates of each symbol that both have seen. */
export interface Handover {
  readonly sharedUpdates: Readonly<Record<string, number>>
  /** The first stream was still open when the second had begun. */
  readonly firstStayedOpen: boolean
}

/** Raw market data of a venue, beneath ccxt: what arrived, not what a library made of it. */
export interface Feed {
  /** Whether `bookDeltas` is for keys only at this venue, and none is configured. */
  readonly needsKey: boolean
  /** Whether `privateStart` has an address of its own at this venue, and none is configured. */
  readonly needsPrivateAddress: boolean
  /**
   * Connects, subscribes to every symbol's most frequent stream and waits for the first message of each. Throws when no
   * connection is open by the deadline; silence after that is an answer.
   */
  start(deadlineMs: number): Promise<StreamStart>
  /** Numbered book changes of all symbols for a while, with each symbol's REST snapshot id taken on the way. */
  bookDeltas(forMs: number): Promise<{
    readonly deltas: readonly BookDelta[]
    readonly snapshots: Readonly<Record<string, number>>
  }>
  /** Frames of the checksummed books of all symbols for a while, beginning with each one's snapshot. */
  bookFrames(forMs: number): Promise<readonly BookFrame[]>
  /** Everything that is told of the books, best prices and trades of all symbols for a while. */
  record(forMs: number): Promise<FeedRecording>
  /** Opens so many connections, each with a subscription, and looks after a while which of them live. */
  connections(count: number, forMs: number): Promise<ManyConnections>
  /** Cuts a flowing stream and connects again, with growing pauses, until it flows again. */
  reconnect(deadlineMs: number): Promise<Reconnection>
  /** Opens a second stream beside a flowing one, lets both flow, then closes the first. */
  handover(overlapMs: number): Promise<Handover>
  /** Connects to the account's own stream; the first message is its first snapshot, or the confirmation where there is none. */
  privateStart(deadlineMs: number): Promise<StreamStart>
  /** Stays connected for a while, answers every ping, and sends one of its own. */
  keepAlive(forMs: number, pongDeadlineMs: number): Promise<KeepAlive>
  close(): Promise<void>
}

export type OpenFeed = (target: VenueTarget) => Promise<Feed>
