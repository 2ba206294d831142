import type { Exchange } from 'ccxt'
import type { FeeRates, KeyAddresses, KeyPermissions } from '../port.ts'
import type { Acknowledged } from '../protocol.ts'
import { decimalField, field, listField } from '../published.ts'
import { onlyField, resultOf } from './kraken-results.ts'

/** What the key may do, in Kraken's own words for it. */
export async function krakenKeyPermissions(exchange: Exchange): Promise<KeyPermissions> {
  const rights = listField(await keyInfo(exchange), 'permissions')
  return {
    read: rights.includes('query-funds') && rights.includes('query-open-trades'),
    trade: rights.includes('modify-trades'),
    withdraw: rights.includes('withdraw-funds'),
  }
}

/** Whether the key may be used from some addresses only; an empty list lets every one in. */
export const krakenKeyAddresses = async (exchange: Exchange): Promise<KeyAddresses> => ({
  restricted: listField(await keyInfo(exchange), 'ipAllowlist').length > 0,
})

const keyInfo = async (exchange: Exchange): Promise<unknown> =>
  resultOf(await exchange.request('GetApiKeyInfo', 'private', 'POST'))

/** What the account pays for a pair, which Kraken states in percent. */
export async function krakenFees(exchange: Exchange, pair: string): Promise<FeeRates> {
  const volume = resultOf(await exchange.request('TradeVolume', 'private', 'POST', { pair }))
  const percent = (schedule: string) =>
    Number(decimalField(onlyField(field(volume, schedule)), 'fee'))
  return { makerPct: percent('fees_maker'), takerPct: percent('fees') }
}

/** Kraken's acknowledgement does not tell what was filled: a post-only order cannot be, any other is asked for. */
export async function krakenFilledQuantity({
  exchange,
  order,
  venueOrderId: txid,
}: Acknowledged): Promise<string> {
  if (order.postOnly) return '0'
  const orders = resultOf(await exchange.request('QueryOrders', 'private', 'POST', { txid }))
  return decimalField(field(orders, txid), 'vol_exec')
}
