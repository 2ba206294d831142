import type { Exchange } from 'ccxt'
import type { BestPrices, InstrumentNotice, InstrumentRules } from '../port.ts'
import type { Asked } from '../protocol.ts'
import { bestOf, decimalField, decimalOf, field, textField } from '../published.ts'
import { onlyField, resultOf } from './kraken-results.ts'

/** States of a pair in which new orders are taken. */
const tradable = new Set(['online', 'post_only', 'limit_only'])
/** States of a pair in which it is not traded at all, rather than not as usual. */
const gone = new Set(['delisted', 'maintenance', 'work_in_progress'])

/** What Kraken says of a pair. */
export const krakenInstrument = (pair: unknown, symbol: string): InstrumentRules => ({
  symbol,
  trading: tradable.has(textField(pair, 'status')),
  tickSize: decimalField(pair, 'tick_size'),
  lotSize: decimalOf(smallestOf(Number(field(pair, 'lot_decimals'))), 'lot_decimals'),
  minQuantity: decimalField(pair, 'ordermin'),
  minNotional: decimalField(pair, 'costmin'),
})

/** One unit of the last of so many decimals. */
const smallestOf = (decimals: number): string =>
  decimals > 0 ? `0.${'1'.padStart(decimals, '0')}` : '1'

/** The best of both sides of a pair's book. */
export async function krakenBestPrices(exchange: Exchange, pair: string): Promise<BestPrices> {
  const params = { pair, count: 1 }
  const answer: unknown = await exchange.request('Depth', 'public', 'GET', params)
  const book = onlyField(resultOf(answer))
  return { bid: bestOf(book, 'bids'), ask: bestOf(book, 'asks') }
}

/** Configured pairs that trade, but are not online. */
export async function krakenNotices({
  exchange,
  target,
}: Asked): Promise<readonly InstrumentNotice[]> {
  const listed = await exchange.fetchMarkets()
  return target.symbols.flatMap(symbol => {
    const market = listed.find(each => each?.symbol === symbol)
    const status = market ? textField(market.info, 'status') : 'online'
    return status === 'online' || gone.has(status) ? [] : [{ symbol, words: status }]
  })
}
