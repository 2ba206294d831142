import type { ToldChannel } from '../../core/market-event.ts'
import type { VenueTarget } from '../venue/port.ts'
import type { DialectName } from './dialects/table.ts'

/** What a frame says; a topic is a symbol, or the account of a private stream. */
export type FeedMessage =
  /** The subscription to one topic, or to all of them, is confirmed. */
  | { readonly kind: 'acknowledgement'; readonly topic?: string | undefined }
  | { readonly kind: 'refusal'; readonly words: string }
  /** News of a topic. Two connections that hear the same news hear it under the same key. */
  | {
      readonly kind: 'update'
      readonly topic: string
      readonly key: string
      /** Numbers of the changes that it holds, where the venue gives any. */
      readonly ids?: readonly [first: number, last: number] | undefined
    }
  | { readonly kind: 'life-sign' }

/** One subscription: where, how it is asked for, and what comes of it. */
export interface Stream {
  readonly url: string
  /** What is sent, once the connection is open. */
  readonly subscription: readonly string[]
  /** Each of them is silent until it has had an update. */
  readonly topics: readonly string[]
  read(text: string): readonly FeedMessage[]
}

/** Numbered changes of books, and the snapshots that they carry on from. */
export interface NumberedStream extends Stream {
  snapshotUrl(symbol: string): string
  /** The number up to which a snapshot holds every change; undefined when the answer is no snapshot. */
  snapshotId(answer: unknown): number | undefined
}

/** All of a venue's market that is worth recording, and where its books begin. */
export interface RecordedStream extends Pick<Stream, 'url' | 'subscription'> {
  /** How the frames speak. */
  readonly dialect: DialectName
  /** Levels of each side that the books are told of; all of them where it is absent. */
  readonly depth?: number
  /** What it must tell of each symbol. */
  readonly channels: readonly ToldChannel[]
  /** Absent where trades begin with a frame of the stream itself: where the number of the last one is asked for. */
  readonly lastTradeUrl?: (symbol: string) => string
  /** Absent where books begin with a frame of the stream itself. */
  readonly snapshot?: SnapshotSource
}

/** How the book of a symbol is asked for over REST. */
export interface SnapshotSource {
  /** The change of a numbered book that a frame tells of. */
  due(text: string): FirstChange | undefined
  url(symbol: string): string
  /** The best levels only, to be compared with a book that is followed: it weighs little. */
  bestUrl(symbol: string): string
  /** The number up to which an answer holds every change; undefined when it is no snapshot. */
  lastId(text: string): number | undefined
}

/** A numbered change of a book. */
export interface FirstChange {
  readonly symbol: string
  readonly firstId: number
}

/** How a peer is asked whether it lives: by a frame of WebSocket itself, or by a message of the venue's own. */
export type PingManner =
  | 'frame'
  | {
      readonly text: (id: number) => string
      readonly isPong: (text: string, id: number) => boolean
    }

/** All that is particular to one venue's streams. */
export interface FeedProtocol {
  /** The busiest stream of all symbols that the target's key, or its lack, allows. */
  market(target: VenueTarget): Stream
  /** Books, best prices and trades of all symbols, as everybody may hear them. */
  recorded(target: VenueTarget): RecordedStream
  /** The book of one symbol, as soon as the venue tells it to whoever has the target's key, or its lack. */
  book(target: VenueTarget, symbol: string): RecordedStream
  /** A stream of one symbol that may be opened many times. */
  modest(target: VenueTarget, symbol: string): Stream
  /** Throws `UnknownToVenue` where there is none, or none without a key. */
  numbered(target: VenueTarget): NumberedStream
  /** A stream on which the venue's signs of life can be heard. */
  quiet(target: VenueTarget): Stream
  /** Throws `UnknownToVenue` without a key. */
  account(target: VenueTarget): Promise<Stream>
  /** Whether numbered changes are streamed to keys only. */
  readonly numberedForKeysOnly: boolean
  /** Whether the account's own stream has an address of its own. */
  readonly accountApart: boolean
  /** Whether signs of life are pings of WebSocket itself, or messages. */
  readonly lifeSigns: 'ping' | 'message'
  readonly ping: PingManner
  /** How many connections an address may open each second. */
  readonly connectsPerSecond: number
}
