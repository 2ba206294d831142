import { Refusal } from '../errors.ts'
import { readTicker } from '../market/ticker-reading.ts'
import type { Pair } from '../pairs.ts'
import type { ConnectionOptions } from '../sockets/connection-options.ts'
import type { KrakenState } from '../state.ts'
import { timestamp } from '../times.ts'
import { wireNumber } from '../wire-number.ts'
import { forEachSymbol, wantsSnapshot, type Channel } from './channel.ts'
import { not } from './words.ts'

const triggers = ['trades', 'bbo']

/** The best prices and what the day adds up to, after each trade or each change of the best prices. */
export const tickerChannel = ({ state, market }: ConnectionOptions): Channel => ({
  read: params => {
    const trigger = triggers.find(each => each === (params['event_trigger'] ?? 'trades'))
    if (trigger === undefined) throw new Refusal(not.trigger)
    const snapshot = wantsSnapshot(params, true)
    return forEachSymbol(state, params, symbol => ({
      key: `ticker ${symbol} ${trigger}`,
      result: { channel: 'ticker', event_trigger: trigger, snapshot, symbol },
    }))
  },
  open: ({ result }, socket) => {
    const pair = state.pairs.of(String(result['symbol']))
    const publish = (type: 'snapshot' | 'update') =>
      socket.publish(JSON.stringify({ channel: 'ticker', type, data: [tickerOf(state, pair)] }))
    if (result['snapshot'] === true) publish('snapshot')
    return result['event_trigger'] === 'trades'
      ? market.onTrades(pair.symbol, () => publish('update'))
      : state.spreads.subscribe(symbol => {
          if (symbol === pair.symbol) publish('update')
        })
  },
})

function tickerOf({ context }: KrakenState, pair: Pair): object {
  const { symbol, priceDecimals, lotDecimals } = pair
  const reading = readTicker(context, symbol)
  const { day, last } = reading
  const price = (amount: bigint) => wireNumber(amount, priceDecimals)
  const quantity = (amount: bigint) => wireNumber(amount, lotDecimals)
  const change = last - day.open
  return {
    symbol,
    bid: price(reading.bid),
    bid_qty: quantity(reading.bidQuantity),
    ask: price(reading.ask),
    ask_qty: quantity(reading.askQuantity),
    last: price(last),
    volume: quantity(day.volume),
    vwap: price(day.averagePrice),
    low: price(day.low),
    high: price(day.high),
    change: price(change),
    change_pct: wireNumber(day.open === 0n ? 0n : (change * 10_000_000_000n) / day.open, 2),
    trades: day.trades,
    timestamp: timestamp(reading.timeMs),
  }
}
