import type { MarketEvent, StatedLevel } from '../../../core/market-event.ts'
import { objectOf } from '../frames.ts'
import { areLevels, silent, unreadable } from './dialect.ts'

interface Sides {
  readonly as?: readonly StatedLevel[]
  readonly bs?: readonly StatedLevel[]
  readonly a?: readonly StatedLevel[]
  readonly b?: readonly StatedLevel[]
  readonly c?: string
}

const none: readonly StatedLevel[] = []

type Read = readonly MarketEvent[] | undefined

/**
 * A list of Kraken's first version: `[channel, what, …, channel name, pair]`. A change of both sides of a book comes as two
 * objects, the checksum of the book after both in the second. Trades are not numbered.
 */
export function krakenFirst(text: string): readonly MarketEvent[] {
  const message = parsed(text)
  if (message === undefined) return unreadable(text)
  const symbol = message.at(-1)
  const channel = message.at(-2)
  if (typeof symbol !== 'string' || typeof channel !== 'string') return unreadable(text)
  const [, told, more] = message
  if (channel.startsWith('book'))
    return (
      bookOf(symbol, objectOf(told), message.length > 4 ? objectOf(more) : {}) ?? unreadable(text)
    )
  if (channel === 'trade')
    return areLevels(told) ? told.map(one => tradeOf(symbol, one)) : unreadable(text)
  if (channel === 'ticker') return bestOf(symbol, objectOf(told)) ?? unreadable(text)
  return silent()
}

function bookOf(symbol: string, one: Sides, other: Sides): Read {
  if (one.as || one.bs)
    return areLevels(one.as) && areLevels(one.bs)
      ? [{ kind: 'snapshot', symbol, bids: one.bs, asks: one.as }]
      : undefined
  const bids = one.b ?? other.b ?? none
  const asks = one.a ?? other.a ?? none
  const stated = one.c ?? other.c
  const checksum = stated === undefined ? undefined : Number(stated)
  return areLevels(bids) && areLevels(asks)
    ? [{ kind: 'change', symbol, bids, asks, checksum, venueMs: latestOf(bids, asks) }]
    : undefined
}

/** A level's third item is the time of its last change, in seconds; a level that is told again keeps its old one. */
function latestOf(bids: readonly StatedLevel[], asks: readonly StatedLevel[]): number | undefined {
  if (bids.length + asks.length === 0) return undefined
  let latest = -Infinity
  for (const level of bids) latest = Math.max(latest, Number(level[2]))
  for (const level of asks) latest = Math.max(latest, Number(level[2]))
  return latest * 1_000
}

/** Price, volume and time; then what is not looked at. */
const tradeOf = (symbol: string, [price, quantity, time]: StatedLevel): MarketEvent => ({
  kind: 'trade',
  symbol,
  price,
  quantity,
  venueMs: Number(time) * 1_000,
})

/** Best prices: the price, the whole lots at it, and the lots. */
function bestOf(symbol: string, { b, a }: { readonly b?: unknown; readonly a?: unknown }): Read {
  if (!areLevels([b, a])) return undefined
  const [[bid, , bidQuantity], [ask, , askQuantity]] = [b, a] as readonly [
    readonly string[],
    readonly string[],
  ]
  return [{ kind: 'best', symbol, bid: bid!, ask: ask!, bidQuantity, askQuantity }]
}

function parsed(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
