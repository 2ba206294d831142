import type { Exchange } from 'ccxt'
import type { OrderName, OrderTerms } from '../protocol.ts'
import { decimalField, decimalOf, field, fieldIfAny, textField, textIfAny } from '../published.ts'
import { resultOf } from './kraken-results.ts'

/** The orders of a pair that are open, which Kraken lists with those of every other pair, under their own ids. */
export async function krakenOpenOrders(
  exchange: Exchange,
  symbol: string,
): Promise<readonly unknown[]> {
  const answer: unknown = await exchange.request('OpenOrders', 'private', 'POST')
  const market: unknown = exchange.market(symbol)
  const info = fieldIfAny(market, 'info')
  // It names the pair of an order otherwise than it was asked.
  const others = [fieldIfAny(market, 'id'), fieldIfAny(info, 'altname'), fieldIfAny(info, 'wsname')]
  const names = new Set<unknown>([symbol, ...others])
  return Object.entries(field(resultOf(answer), 'open') as Readonly<Record<string, object>>)
    .map(([id, order]) => ({ ...order, id }))
    .filter(order => names.has(textField(field(order, 'descr'), 'pair')))
}

export const krakenOrderName = (published: unknown): OrderName => ({
  clientOrderId: textIfAny(published, 'cl_ord_id'),
  venueOrderId: textField(published, 'id'),
})

export const krakenOrderTerms = (published: unknown): OrderTerms => ({
  price: decimalOf(field(field(published, 'descr'), 'price'), 'price'),
  quantity: decimalField(published, 'vol'),
  filledQuantity: decimalField(published, 'vol_exec'),
})
