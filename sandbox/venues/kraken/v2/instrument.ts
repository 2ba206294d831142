import { assetOf } from '../assets.ts'
import type { Pair } from '../pairs.ts'
import { publishedTick } from '../rest/asset-pairs.ts'
import type { ConnectionOptions } from '../sockets/connection-options.ts'
import type { KrakenState } from '../state.ts'
import { wireNumber } from '../wire-number.ts'
import { wantsSnapshot, type Channel } from './channel.ts'

/** The assets and pairs that the venue has. */
export const instrumentChannel = ({ state }: ConnectionOptions): Channel => ({
  read: params => [
    {
      key: 'instrument',
      result: {
        channel: 'instrument',
        snapshot: wantsSnapshot(params, true),
        warnings: ['tick_size is deprecated, use price_increment'],
      },
    },
  ],
  open: ({ result }, socket) => {
    if (result['snapshot'] === true) {
      const data = { assets: assets(state), pairs: state.pairs.all.map(pair => shape(state, pair)) }
      socket.publish(JSON.stringify({ channel: 'instrument', type: 'snapshot', data }))
    }
    return () => undefined
  },
})

const assets = ({ pairs }: KrakenState): readonly object[] =>
  [...new Set(pairs.all.flatMap(({ base, quote }) => [base.code, quote.code]))].map(code => {
    const { decimals, displayDecimals } = assetOf(code)
    return {
      id: code,
      status: 'enabled',
      precision: decimals,
      precision_display: displayDecimals,
      borrowable: false,
      collateral_value: 1,
      margin_rate: 0,
    }
  })

function shape(state: KrakenState, pair: Pair): object {
  const { symbol, base, quote, priceDecimals, lotDecimals } = pair
  const { lotSize, minQuantity, minNotional } = state.pairs.rules(pair)
  const tick = wireNumber(publishedTick(state, pair), priceDecimals)
  return {
    symbol,
    base: base.code,
    quote: quote.code,
    status: state.pairs.status(pair),
    qty_precision: lotDecimals,
    qty_increment: wireNumber(lotSize, lotDecimals),
    price_precision: priceDecimals,
    price_increment: tick,
    cost_precision: 5,
    cost_min: wireNumber(minNotional, 2),
    qty_min: wireNumber(minQuantity, lotDecimals),
    marginable: false,
    has_index: true,
    tick_size: tick,
  }
}
