import type { MarketEvent, StatedLevel } from '../../../core/market-event.ts'
import { parsed } from '../../venue/json.ts'
import { objectOf } from '../frames.ts'
import { areLevels, silent, unreadable, type Dialect } from './dialect.ts'
import { best, change, snapshot, trade } from './event.ts'
import { isoTimeReader } from './iso-time.ts'

interface Message {
  readonly type?: string
  readonly product_id?: string
  readonly time?: string
  readonly changes?: unknown
  readonly bids?: unknown
  readonly asks?: unknown
  readonly price?: string
  readonly size?: string
  readonly last_size?: string
  readonly best_bid?: string
  readonly best_bid_size?: string
  readonly best_ask?: string
  readonly best_ask_size?: string
  readonly trade_id?: number
  readonly message?: string
  readonly reason?: string
}

type Read = readonly MarketEvent[] | undefined

interface Told {
  readonly repeated: boolean
  readonly past: boolean
}

/**
 * Streams of Coinbase Exchange: `level2` and its batches, `ticker`, `matches`; those of single orders say nothing here. The
 * book is not numbered. The first ticker of a product and `last_match` tell a trade that was before the subscription.
 * Source: Coinbase Exchange, "WebSocket channels". One reader for each recording, because it remembers what was told.
 */
export function coinbaseDialect(): Dialect {
  const timeOf = isoTimeReader()
  const tickers = new Set<string>()

  const changeOf = (symbol: string, { changes, time }: Message): Read => {
    if (!areChanges(changes)) return undefined
    const bids: StatedLevel[] = []
    const asks: StatedLevel[] = []
    for (const [side, price, size] of changes) {
      if (side === 'buy') bids.push([price, size])
      else if (side === 'sell') asks.push([price, size])
      else return undefined
    }
    return change(symbol, { bids, asks, venueMs: timeOf(time) })
  }
  const tradeOf = (symbol: string, message: Message, told: Told): Read => {
    const { trade_id: id, price, time } = message
    const quantity = told.repeated ? message.last_size : message.size
    return typeof id === 'number' && typeof price === 'string' && typeof quantity === 'string'
      ? trade(symbol, { price, quantity, id, venueMs: timeOf(time), ...told })
      : undefined
  }
  /** Best prices, and the last trade once more: of a product that has never traded there is none. */
  const tickerOf = (symbol: string, message: Message): Read => {
    const { best_bid: bid, best_ask: ask, trade_id: id } = message
    if (typeof bid !== 'string' || typeof ask !== 'string') return undefined
    const past = !tickers.has(symbol)
    tickers.add(symbol)
    const prices = best(symbol, {
      bid,
      ask,
      bidQuantity: message.best_bid_size,
      askQuantity: message.best_ask_size,
      venueMs: past ? undefined : timeOf(message.time),
    })
    if (id === undefined) return prices
    const last = tradeOf(symbol, message, { repeated: true, past })
    return last && [...prices, ...last]
  }
  const newsOf = (type: string, symbol: string, message: Message): Read => {
    switch (type) {
      case 'l2update':
        return changeOf(symbol, message)
      case 'snapshot':
        return snapshotOf(symbol, message)
      case 'ticker':
        return tickerOf(symbol, message)
      case 'match':
        return tradeOf(symbol, message, { repeated: false, past: false })
      case 'last_match':
        return tradeOf(symbol, message, { repeated: false, past: true })
      default:
        return silent()
    }
  }

  return {
    read(text) {
      const message: Message = objectOf(parsed(text))
      switch (message.type) {
        case undefined:
          return isOfSingleOrder(message) ? silent() : unreadable(text)
        case 'heartbeat':
          return [{ kind: 'life-sign' }]
        case 'subscriptions':
          return [{ kind: 'acknowledgement' }]
        case 'error':
          return [{ kind: 'refusal', words: `${message.message}: ${message.reason}` }]
        default: {
          const { product_id: symbol } = message
          return symbol === undefined
            ? silent()
            : (newsOf(message.type, symbol, message) ?? unreadable(text))
        }
      }
    },
    readAnswer: silent,
  }
}

/** `level3` tells in lists that begin with what happened, or with how such lists are made. */
const isOfSingleOrder = (message: unknown): boolean =>
  Array.isArray(message) && typeof message[0] === 'string'

const snapshotOf = (symbol: string, { bids, asks }: Message): Read =>
  areLevels(bids) && areLevels(asks) ? snapshot(symbol, { bids, asks }) : undefined

const areChanges = (value: unknown): value is readonly (readonly [string, string, string])[] =>
  Array.isArray(value) && value.every(Array.isArray)
