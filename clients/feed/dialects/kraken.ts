import type { MarketEvent, StatedLevel } from '../../../core/market-event.ts'
import { parsed } from '../../venue/json.ts'
import { objectOf, parsedLosslessly } from '../frames.ts'
import { silent, unreadable, type Dialect } from './dialect.ts'
import { best, change, snapshot, trade } from './event.ts'
import { isoTimeReader } from './iso-time.ts'
import { krakenFirst } from './kraken-first.ts'

type Told = Readonly<Record<string, unknown>>
type Read = readonly MarketEvent[] | undefined

/**
 * Streams of Kraken, both versions: the first speaks in lists, the second in objects, whose numbers are kept as they were
 * written. Sources: Kraken, "WebSocket API v1" and "v2".
 */
export function krakenDialect(): Dialect {
  const second = krakenSecond()
  return {
    read: text => (text.startsWith('[') ? krakenFirst(text) : second(text)),
    readAnswer: silent,
  }
}

function krakenSecond(): (text: string) => readonly MarketEvent[] {
  const timeOf = isoTimeReader()
  const depths = new Map<unknown, number>()

  const bookOf = (type: unknown, told: Told): Read => {
    const { symbol, checksum: stated, timestamp } = told
    const [bids, asks] = [levelsOf(told.bids), levelsOf(told.asks)]
    if (typeof symbol !== 'string' || !bids || !asks) return undefined
    const checksum = stated === undefined ? undefined : Number(stated)
    return type === 'snapshot'
      ? snapshot(symbol, { bids, asks, checksum, depth: depths.get(symbol) })
      : change(symbol, { bids, asks, checksum, venueMs: timeOf(timestamp) })
  }
  const tradeOf = (type: unknown, told: Told): Read => {
    const { symbol, trade_id: id, price, qty: quantity, timestamp } = told
    if (typeof symbol !== 'string' || typeof price !== 'string' || typeof quantity !== 'string')
      return undefined
    const past = type === 'snapshot'
    return trade(symbol, {
      price,
      quantity,
      id: id === undefined ? undefined : Number(id),
      venueMs: timeOf(timestamp),
      past,
    })
  }
  const eventsOf = (channel: unknown, type: unknown, told: Told): Read => {
    if (channel === 'book') return bookOf(type, told)
    return channel === 'trade' ? tradeOf(type, told) : bestOf(told)
  }

  return text => {
    // Only what is told of the market has numbers whose zeros matter, and keeping them takes several times as long.
    const isKept = text.startsWith('{"channel"')
    const message = objectOf(isKept ? parsedLosslessly(text) : parsed(text))
    const { channel, type, data, method, success, error, event, status } = message
    if (channel === 'book' || channel === 'trade' || channel === 'ticker') {
      const told = isKept ? data : objectOf(parsedLosslessly(text)).data
      return Array.isArray(told)
        ? told.flatMap(one => eventsOf(channel, type, objectOf(one)) ?? unreadable(text))
        : unreadable(text)
    }
    if (channel === 'heartbeat' || event === 'heartbeat') return [{ kind: 'life-sign' }]
    if (success === false) return [{ kind: 'refusal', words: String(error) }]
    if (status === 'error' || event === 'error')
      return [{ kind: 'refusal', words: String(message.errorMessage) }]
    if ('Error' in message) return [{ kind: 'refusal', words: text.slice(0, 200) }]
    if (method === 'subscribe' || event === 'subscriptionStatus') {
      const { symbol, depth } = objectOf(message.result)
      if (typeof depth === 'number') depths.set(symbol, depth)
      return [{ kind: 'acknowledgement' }]
    }
    return channel === undefined && event === undefined && method === undefined
      ? unreadable(text)
      : silent()
  }
}

function bestOf({ symbol, bid, bid_qty: bidQuantity, ask, ask_qty: askQuantity }: Told): Read {
  if (typeof symbol !== 'string' || typeof bid !== 'string' || typeof ask !== 'string')
    return undefined
  return best(symbol, {
    bid,
    ask,
    bidQuantity: textOf(bidQuantity),
    askQuantity: textOf(askQuantity),
  })
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined

/** A side that is absent has no levels. */
function levelsOf(value: unknown): readonly StatedLevel[] | undefined {
  if (value === undefined) return []
  if (!Array.isArray(value)) return undefined
  return value.map((level): StatedLevel => {
    const { price, qty } = objectOf(level)
    return [String(price), String(qty)]
  })
}
