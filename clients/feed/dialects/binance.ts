import type { MarketEvent } from '../../../core/market-event.ts'
import { parsed } from '../../venue/json.ts'
import { objectOf } from '../frames.ts'
import { areLevels, silent, unreadable, type Dialect } from './dialect.ts'
import { best, change, snapshot, trade } from './event.ts'

interface Message {
  readonly stream?: string
  readonly data?: Message
  readonly e?: string
  readonly E?: number
  readonly T?: number
  readonly s?: string
  readonly U?: number
  readonly u?: number
  readonly t?: number
  readonly p?: string
  readonly q?: string
  readonly a?: unknown
  readonly b?: unknown
  readonly A?: string
  readonly B?: string
  readonly code?: number
  readonly error?: unknown
  readonly result?: unknown
}

/** What must name its instrument. */
const toldTypes: ReadonlySet<unknown> = new Set(['depthUpdate', 'trade', 'aggTrade'])

/**
 * Streams of Binance spot, raw or combined: `depthUpdate`, `bookTicker`, `trade` and `aggTrade`; candles, the few best levels
 * and others say nothing here. Source: Binance, "WebSocket Streams for Binance".
 */
export const binanceDialect: Dialect = {
  read(text) {
    const frame: Message = objectOf(parsed(text))
    const message = frame.data ?? frame
    const { e, s: symbol } = message
    if (e === undefined && symbol === undefined) return noticeOf(message, text)
    if (symbol === undefined) return toldTypes.has(e) ? unreadable(text) : silent()
    if (e === undefined) return bestOf(symbol, message) ?? unreadable(text)
    if (e === 'depthUpdate') return changeOf(symbol, message) ?? unreadable(text)
    if (e === 'trade')
      return tradeOf(symbol, message, { id: message.t, aggregated: false }) ?? unreadable(text)
    if (e === 'aggTrade')
      return tradeOf(symbol, message, { id: message.a, aggregated: true }) ?? unreadable(text)
    return silent()
  },
  readAnswer(url, text) {
    const { pathname, searchParams } = new URL(url)
    const symbol = searchParams.get('symbol')
    if (symbol === null) return silent()
    if (pathname.endsWith('/depth')) return snapshotIn(symbol, text)
    return pathname.endsWith('/ticker/24hr') ? countIn(symbol, text) : silent()
  },
}

/** A snapshot of the book as REST answers it; the answer itself does not name its instrument. */
export function snapshotIn(symbol: string, text: string): readonly MarketEvent[] {
  const {
    lastUpdateId: lastId,
    bids,
    asks,
  } = (parsed(text) ?? {}) as Readonly<Record<string, unknown>>
  return typeof lastId === 'number' && areLevels(bids) && areLevels(asks)
    ? snapshot(symbol, { bids, asks, lastId })
    : unreadable(text)
}

function countIn(symbol: string, text: string): readonly MarketEvent[] {
  const { lastId } = (parsed(text) ?? {}) as Readonly<Record<string, unknown>>
  return typeof lastId === 'number' ? [{ kind: 'count', symbol, lastId }] : unreadable(text)
}

type Read = readonly MarketEvent[] | undefined

function changeOf(symbol: string, { U, u, E, b: bids, a: asks }: Message): Read {
  return typeof U === 'number' && typeof u === 'number' && areLevels(bids) && areLevels(asks)
    ? change(symbol, { bids, asks, firstId: U, lastId: u, venueMs: millisecondsOf(E) })
    : undefined
}

/** It has no time of its own, and is the only one without a type. */
function bestOf(symbol: string, { u, b: bid, B, a: ask, A }: Message): Read {
  return typeof u === 'number' && typeof bid === 'string' && typeof ask === 'string'
    ? best(symbol, { bid, ask, bidQuantity: B, askQuantity: A, lastId: u })
    : undefined
}

interface Counted {
  readonly id: unknown
  readonly aggregated: boolean
}

function tradeOf(
  symbol: string,
  { p: price, q: quantity, E }: Message,
  { id, aggregated }: Counted,
): Read {
  return typeof price === 'string' && typeof quantity === 'string' && typeof id === 'number'
    ? trade(symbol, { price, quantity, id, aggregated, venueMs: millisecondsOf(E) })
    : undefined
}

/** In milliseconds this would be in the year 5138: a connection may ask for microseconds (`timeUnit=MICROSECOND`). */
const leastMicroseconds = 1e14

const millisecondsOf = (time: number | undefined): number | undefined =>
  time !== undefined && time >= leastMicroseconds ? time / 1_000 : time

function noticeOf(message: Message, text: string): readonly MarketEvent[] {
  if (message.code !== undefined || message.error !== undefined)
    return [{ kind: 'refusal', words: text.slice(0, 200) }]
  if ('result' in message) return [{ kind: 'acknowledgement' }]
  return 'lastUpdateId' in message || isListOfNews(message) ? silent() : unreadable(text)
}

/** Streams of all instruments, such as `!miniTicker@arr`, come as lists. */
const isListOfNews = (message: unknown): boolean =>
  Array.isArray(message) && message.every(one => typeof objectOf(one).e === 'string')
