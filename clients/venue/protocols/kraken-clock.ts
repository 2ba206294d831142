import type { ClockSource } from '../protocol.ts'
import { fieldIfAny } from '../published.ts'

/** REST tells whole seconds only; the reply to a ping on a stream tells microseconds, twice. */
export const krakenClock: ClockSource = {
  streamUrl: ({ websocket }) => websocket,
  ping: krakenPing,
  pongMs(text, id) {
    if (!isKrakenPong(text, id)) return undefined
    const reply: unknown = JSON.parse(text)
    const [inMs, outMs] = ['time_in', 'time_out'].map(name => instantMs(fieldIfAny(reply, name)))
    return inMs === undefined || outMs === undefined ? undefined : (inMs + outMs) / 2
  },
}

/** Kraken's ping is a message of its own. */
export function krakenPing(id: number): string {
  return JSON.stringify({ method: 'ping', req_id: id })
}

/** Whether a message answers that ping. */
export function isKrakenPong(text: string, id: number): boolean {
  if (!text.includes('"pong"')) return false
  const reply: unknown = JSON.parse(text)
  return fieldIfAny(reply, 'method') === 'pong' && fieldIfAny(reply, 'req_id') === id
}

/** Milliseconds since 1970, with those digits behind the third that `Date` drops. */
function instantMs(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined
  const parts = /^(.*T\d\d:\d\d:\d\d)(\.\d+)?Z$/.exec(text)
  const secondMs = Date.parse(`${parts?.[1]}Z`)
  return Number.isFinite(secondMs) ? secondMs + Number(parts?.[2] ?? 0) * 1000 : undefined
}
