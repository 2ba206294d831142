import type { MarketEvent, StatedLevel } from '../../../core/market-event.ts'
import { parsed } from '../../venue/json.ts'
import { listOf, objectOf } from '../frames.ts'
import { areLevels, silent, unreadable } from './dialect.ts'
import { best, change, snapshot, trade } from './event.ts'

interface Sides {
  readonly as?: readonly StatedLevel[]
  readonly bs?: readonly StatedLevel[]
  readonly a?: readonly StatedLevel[]
  readonly b?: readonly StatedLevel[]
  readonly c?: string
}

const noLevels: readonly StatedLevel[] = []
const none: Sides = {}

type Read = readonly MarketEvent[] | undefined

/**
 * A list of Kraken's first version: `[channel, what, …, channel name, pair]`. A change of both sides of a book comes as two
 * objects, the checksum of the book after both in the second. Trades are not numbered.
 */
export function krakenFirst(text: string): readonly MarketEvent[] {
  const message = listOf(parsed(text))
  const symbol = message[message.length - 1]
  const channel = message[message.length - 2]
  if (typeof symbol !== 'string' || typeof channel !== 'string') return unreadable(text)
  const told = message[1]
  if (channel.startsWith('book')) {
    const one: Sides = objectOf(told)
    const events =
      one.as || one.bs
        ? snapshotOf(symbol, one, channel)
        : changeOf(symbol, one, message.length > 4 ? objectOf(message[2]) : none)
    return events ?? unreadable(text)
  }
  if (channel === 'trade')
    return areLevels(told) ? told.flatMap(one => tradeOf(symbol, one)) : unreadable(text)
  if (channel === 'ticker') return bestOf(symbol, objectOf(told)) ?? unreadable(text)
  return silent()
}

/** The name of the channel is that of its depth, too: `book-10`. */
const depthIn = (channel: string): number | undefined => {
  const [, depth] = /^book-(\d+)$/.exec(channel) ?? []
  return depth === undefined ? undefined : Number(depth)
}

function snapshotOf(symbol: string, { as: asks, bs: bids }: Sides, channel: string): Read {
  return areLevels(asks) && areLevels(bids)
    ? snapshot(symbol, { bids, asks, depth: depthIn(channel) })
    : undefined
}

function changeOf(symbol: string, one: Sides, other: Sides): Read {
  const bids = one.b ?? other.b ?? noLevels
  const asks = one.a ?? other.a ?? noLevels
  const stated: unknown = one.c ?? other.c
  const checksum = stated === undefined ? undefined : wholeNumber(stated, -1)
  return areLevels(bids) && areLevels(asks)
    ? change(symbol, { bids, asks, checksum, venueMs: latestOf(bids, asks) })
    : undefined
}

/** A level's third item is the time of its last change, in seconds; a level that is told again keeps its old one. */
function latestOf(bids: readonly StatedLevel[], asks: readonly StatedLevel[]): number | undefined {
  if (bids.length + asks.length === 0) return undefined
  let latestMs = -Infinity
  for (const level of bids) latestMs = Math.max(latestMs, millisecondsOf(level[2]))
  for (const level of asks) latestMs = Math.max(latestMs, millisecondsOf(level[2]))
  return latestMs
}

const decimals = 6
const dotCode = 46

/** Of seconds with six decimals. */
function millisecondsOf(seconds: unknown): number {
  if (typeof seconds !== 'string') return Number.NaN
  const dot = seconds.length - 1 - decimals
  return seconds.charCodeAt(dot) === dotCode ? wholeNumber(seconds, dot) / 1_000 : Number.NaN
}

/** Of digits, but for the character at a place: `Number` takes several times as long over so many. `NaN` of others. */
function wholeNumber(text: unknown, except: number): number {
  if (typeof text !== 'string' || text === '') return Number.NaN
  let value = 0
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit >= 0 && digit <= 9) value = value * 10 + digit
    else if (at !== except) return Number.NaN
  }
  return value
}

/** Price, volume and time; then what is not looked at. */
const tradeOf = (symbol: string, [price, quantity, time]: StatedLevel): readonly MarketEvent[] =>
  trade(symbol, { price, quantity, venueMs: millisecondsOf(time) })

/** Best prices: the price, the whole lots at it, and the lots. */
function bestOf(symbol: string, { b, a }: { readonly b?: unknown; readonly a?: unknown }): Read {
  if (!areLevels([b, a])) return undefined
  const [[bid, , bidQuantity], [ask, , askQuantity]] = [b, a] as readonly [
    readonly string[],
    readonly string[],
  ]
  return best(symbol, { bid: bid!, ask: ask!, bidQuantity, askQuantity })
}
