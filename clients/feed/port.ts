import type { VenueTarget } from '../venue/port.ts'

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
}

/** Pings seen on one connection, and how long the venue took to answer ours. */
export interface KeepAlive {
  /** Gaps between the venue's pings, and from the connection's start to the first, in milliseconds. */
  readonly pingGapsMs: readonly number[]
  /** How long pings were listened for, in milliseconds: less than asked when the connection closed early. */
  readonly listenedMs: number
  /** Undefined when the venue did not answer our ping in time. */
  readonly pongAfterMs: number | undefined
  readonly closedEarly: boolean
}

/** Raw market data of a venue, beneath ccxt: what arrived, not what a library made of it. */
export interface Feed {
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
  /** Stays connected for a while, answers every ping, and sends one of its own. */
  keepAlive(forMs: number, pongDeadlineMs: number): Promise<KeepAlive>
  close(): Promise<void>
}

export type OpenFeed = (target: VenueTarget) => Promise<Feed>
