import type { MarketEvent, ToldChannel } from '../../core/market-event.ts'
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

/** Frames of a feed as they arrived, with what is needed to read them. */
export interface FeedRecording extends Recorded {
  readonly dialect: DialectName
  /** What must have been told of each symbol. */
  readonly channels: readonly ToldChannel[]
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

/** The same stream on two connections: when each piece of news first came, by the monotonic clock in milliseconds. */
export interface FeedPair {
  readonly first: ReadonlyMap<string, number>
  readonly second: ReadonlyMap<string, number>
  /** Between which moments both were listened to. */
  readonly fromMs: number
  readonly untilMs: number
}

/** Something that a venue said, with the local monotonic time of its arrival in milliseconds. */
export interface HeardEvent {
  readonly receivedMs: number
  readonly event: MarketEvent
}

/** What was told of one book while something went on, and what came of that. */
export interface HeardBook<Result> {
  readonly events: readonly HeardEvent[]
  /** Levels of each side that the book is told of; all of them where it is undefined. */
  readonly depth: number | undefined
  readonly result: Result
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
  /** Everything that is told of the books, best prices and trades of all symbols for a while. */
  record(forMs: number): Promise<FeedRecording>
  /**
   * Hears the book of one symbol while something goes on, as soon as the venue tells of it: from when the book has begun
   * until a while after. Throws where it has not begun in time, or does not go on.
   */
  book<Result>(symbol: string, meanwhile: () => Promise<Result>): Promise<HeardBook<Result>>
  /** Opens so many connections, each with a subscription, and looks after a while which of them live. */
  connections(count: number, forMs: number): Promise<ManyConnections>
  /** Cuts a flowing stream and connects again, with growing pauses, until it flows again. */
  reconnect(deadlineMs: number): Promise<Reconnection>
  /** Opens a second stream beside a flowing one, lets both flow, then closes the first. */
  handover(overlapMs: number): Promise<Handover>
  /** Listens to the same stream on two connections for a while. */
  pair(forMs: number): Promise<FeedPair>
  /** Connects to the account's own stream; the first message is its first snapshot, or the confirmation where there is none. */
  privateStart(deadlineMs: number): Promise<StreamStart>
  /** Stays connected for a while, answers every ping, and sends one of its own. */
  keepAlive(forMs: number, pongDeadlineMs: number): Promise<KeepAlive>
  close(): Promise<void>
}

export type OpenFeed = (target: VenueTarget) => Promise<Feed>
