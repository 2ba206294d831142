import { Refusal } from '../errors.ts'
import { bookDepths } from '../market/book-feeds.ts'
import { bookChecksum, type Level, type Sides, type WireDecimals } from '../market/checksum.ts'
import type { ConnectionOptions } from '../sockets/connection-options.ts'
import { timestamp } from '../times.ts'
import { wireNumber } from '../wire-number.ts'
import { forEachSymbol, wantsSnapshot, type Channel } from './channel.ts'
import { not } from './words.ts'

const defaultDepth = 10

/** The levels of a book, and a checksum of the book that each message leads to. */
export const bookChannel = ({ state, market }: ConnectionOptions): Channel => ({
  read: params => {
    const depth = bookDepths.find(each => each === (params['depth'] ?? defaultDepth))
    if (depth === undefined) throw new Refusal(not.depth)
    const snapshot = wantsSnapshot(params, true)
    return forEachSymbol(state, params, symbol => ({
      key: `book ${symbol} ${depth}`,
      result: { channel: 'book', depth, snapshot, symbol },
    }))
  },
  open: ({ result }, socket) => {
    const symbol = String(result['symbol'])
    const { priceDecimals, lotDecimals } = state.pairs.of(symbol)
    const decimals = { price: priceDecimals, quantity: lotDecimals }
    const frame = (type: 'snapshot' | 'update', shown: Sides, checksum: number, timeMs: number) =>
      JSON.stringify({
        channel: 'book',
        type,
        data: [
          {
            symbol,
            bids: levels(shown.bids, decimals),
            asks: levels(shown.asks, decimals),
            checksum,
            timestamp: timestamp(timeMs),
          },
        ],
      })
    const { book, end } = market.books.subscribe(symbol, Number(result['depth']), update => {
      const checksum = bookChecksum(update.book, decimals)
      const told = update.hasWrongChecksum ? (checksum ^ 1) >>> 0 : checksum
      socket.publish(frame('update', update.changed, told, update.timeMs))
    })
    if (result['snapshot'] === true) {
      const { now } = state.context
      socket.publish(frame('snapshot', book, bookChecksum(book, decimals), now()))
    }
    return end
  },
})

const levels = (side: readonly Level[], decimals: WireDecimals) =>
  side.map(([price, quantity]) => ({
    price: wireNumber(price, decimals.price),
    qty: wireNumber(quantity, decimals.quantity),
  }))
