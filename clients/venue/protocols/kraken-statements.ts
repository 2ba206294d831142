import type { Exchange } from 'ccxt'
import type { AccountBalance } from '../port.ts'
import type { ToldTrade } from '../protocol.ts'
import { decimalField, field, fieldIfAny, textField } from '../published.ts'
import { resultOf } from './kraken-results.ts'

/** What one page holds. */
const pageSize = 50

/** The account's trades of a pair since an instant, which Kraken tells newest first and with those of every other pair. */
export async function krakenOwnTrades(
  exchange: Exchange,
  pair: string,
  sinceMs: number,
): Promise<readonly ToldTrade[]> {
  const market: unknown = exchange.market(pair)
  const info = fieldIfAny(market, 'info')
  const others = [fieldIfAny(market, 'id'), fieldIfAny(info, 'altname'), fieldIfAny(info, 'wsname')]
  const names = new Set<unknown>([pair, ...others])
  const quote = pair.slice(pair.indexOf('/') + 1)
  // What is traded meanwhile moves the pages on: the end of one is told again at the beginning of the next.
  const trades = new Map<string, ToldTrade>()
  // `start` is exclusive and in seconds.
  const start = Math.floor(sinceMs / 1000) - 1
  for (let ofs = 0; ; ofs += pageSize) {
    const params = { start, ofs }
    const history = resultOf(await exchange.request('TradesHistory', 'private', 'POST', params))
    const page = Object.entries(field(history, 'trades') as Readonly<Record<string, object>>)
    const own = page
      .filter(([, trade]) => names.has(textField(trade, 'pair')))
      .map(([id, trade]) => ownTrade(id, trade, quote))
      .filter(({ venueMs }) => venueMs >= sinceMs)
    for (const trade of own) trades.set(trade.venueTradeId, trade)
    if (page.length < pageSize) return [...trades.values()].sort((a, b) => a.venueMs - b.venueMs)
  }
}

const ownTrade = (id: string, published: object, quote: string): ToldTrade => ({
  venueTradeId: id,
  venueOrderId: textField(published, 'ordertxid'),
  side: field(published, 'type') === 'buy' ? 'buy' : 'sell',
  price: decimalField(published, 'price'),
  quantity: decimalField(published, 'vol'),
  liquidity: field(published, 'maker') === true ? 'maker' : 'taker',
  feeAmount: decimalField(published, 'fee'),
  // Fees are in quote; a trade's own entry does not say so.
  feeCurrency: quote,
  venueMs: Number(textField(published, 'time')) * 1000,
})

/** What the account has, in ccxt's names of the currencies: Kraken's own are of two ages. */
export async function krakenBalances(exchange: Exchange): Promise<readonly AccountBalance[]> {
  const answer = resultOf(await exchange.request('BalanceEx', 'private', 'POST'))
  return Object.entries(answer as Readonly<Record<string, object>>).map(([asset, balance]) => ({
    currency: exchange.safeCurrencyCode(asset) ?? asset,
    total: decimalField(balance, 'balance'),
  }))
}
