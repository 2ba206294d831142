import type { IncomingMessage } from 'node:http'
import type { Order } from '../matching/types.ts'

/** What a request wants of orders; `submit` includes those that place one in the stead of another. */
export type Intent = 'submit' | 'cancel' | 'amend' | 'other'

/** An answer over REST as it goes out. */
export interface PlainAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The time by the venue's clock, and until when it does not want to be asked. */
export interface Throttle {
  readonly nowMs: number
  readonly untilMs: number
}

/** What a client says over a WebSocket. */
export interface Heard {
  readonly intent: Intent
  /** What refuses it because too much was asked; absent where asking costs nothing. */
  readonly throttled?: (throttle: Throttle) => string
  /** Whether it subscribes to private streams, to those of the market, or both. */
  readonly subscribes?: readonly StreamKind[]
}

export type StreamKind = 'market' | 'private'

/** What the venue says over a WebSocket. */
export interface Told {
  readonly kind: StreamKind | 'answer' | 'other'
  /** In the venue's own words, where it is about one symbol. */
  readonly symbol?: string
  /** Whether it changes a book that is known already. */
  readonly isBookUpdate?: boolean
  /** The channel that its sequence number counts, where the venue numbers a private stream. */
  readonly numberedBy?: string
}

/** How a venue's protocol is read by what stands between its front and a client. */
export interface VenueDialect {
  /** The key that a request over REST names. */
  readonly keyOf: (request: IncomingMessage) => string | undefined
  readonly intentOf: (method: string, path: string) => Intent
  /** Refuses a request over REST because too much was asked. */
  readonly throttled: (request: IncomingMessage, throttle: Throttle) => PlainAnswer
  /** What a WebSocket on this path carries; none: whatever is subscribed to. */
  readonly streamsOf: (path: string) => readonly StreamKind[]
  readonly heard: (text: string, path: string) => Heard
  readonly told: (text: string, path: string) => Told
  /** The client order id that the owner of an order knows; empty when it has none. */
  readonly clientOrderIdOf: (order: Order) => string
  /** What the engine is to call an order that has this client order id, or none. */
  readonly engineIdFor: (clientOrderId: string | undefined) => string
  /** What is passed on as the reason of a cancel that nobody asked for, where the venue tells one. */
  readonly cancelReason?: string
}

/** What a frame says; nothing when it is not JSON. */
export function parsedFrame(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A value as an object whose fields can be looked up; empty when it is none. */
export const asFields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/** A field as text; undefined when it is none. */
export const textIn = (
  fields: Readonly<Record<string, unknown>>,
  name: string,
): string | undefined => {
  const value = fields[name]
  return typeof value === 'string' ? value : undefined
}
