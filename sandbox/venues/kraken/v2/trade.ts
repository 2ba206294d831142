import type { Trade } from '../../../matching/types.ts'
import { tellings } from '../../feed-faults.ts'
import type { Pair } from '../pairs.ts'
import type { ConnectionOptions } from '../sockets/connection-options.ts'
import { timestamp } from '../times.ts'
import { wireNumber } from '../wire-number.ts'
import { forEachSymbol, wantsSnapshot, type Channel } from './channel.ts'

const snapshotTrades = 50

/** Every public trade, with the side that took. */
export const tradeChannel = ({ state, market }: ConnectionOptions): Channel => ({
  read: params => {
    const snapshot = wantsSnapshot(params, false)
    return forEachSymbol(state, params, symbol => ({
      key: `trade ${symbol}`,
      result: { channel: 'trade', snapshot, symbol },
    }))
  },
  open: ({ result }, socket) => {
    const pair = state.pairs.of(String(result['symbol']))
    const publish = (type: 'snapshot' | 'update', trades: readonly Trade[]) =>
      socket.publish(
        JSON.stringify({ channel: 'trade', type, data: trades.map(trade => shape(pair, trade)) }),
      )
    const end = market.onTrades(pair.symbol, trades => publish('update', trades))
    if (result['snapshot'] === true && tellings(state.context, pair.symbol) > 0) {
      publish('snapshot', state.context.engine.recentTrades(pair.symbol, snapshotTrades))
    }
    return end
  },
})

const shape = (pair: Pair, { takerSide, price, quantity, id, timeMs }: Trade): object => ({
  symbol: pair.symbol,
  side: takerSide,
  price: wireNumber(price, pair.priceDecimals),
  qty: wireNumber(quantity, pair.lotDecimals),
  ord_type: 'limit',
  trade_id: id,
  timestamp: timestamp(timeMs),
})
