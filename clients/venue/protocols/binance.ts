import type { Exchange } from 'ccxt'
import { tickerOf } from '../market-data.ts'
import { plainOrderIds, type SignedRequest, type VenueProtocol } from '../protocol.ts'
import type { Signing } from '../port.ts'
import {
  bestOf,
  decimalField,
  field,
  fieldIfAny,
  itemsOf,
  listField,
  textField,
} from '../published.ts'
import { binanceFees, binanceKeyAddresses, binanceKeyPermissions } from './binance-account.ts'
import { binanceAllowances, binanceUsed, binanceWeight } from './binance-allowances.ts'
import { binanceRefusal, binanceRestraint } from './binance-refusals.ts'
import { binanceBalances, binanceOwnTrades } from './binance-statements.ts'
import { binanceNotices, binanceStatus } from './binance-status.ts'
import { binanceLeaf } from './binance-urls.ts'

/** No receive window that Binance accepts is longer than 60 s, so a request this old is stale whatever the window. */
const staleByMs = 61_000

/** Binance spot: REST of `/api/v3`, and of `/sapi/v1` for what a key may do. */
export const binance: VenueProtocol = {
  capabilities: {
    postOnly: true,
    clientOrderIds: true,
    uniqueClientOrderIds: true,
    serverTime: true,
    keyPermissions: true,
    keyAddresses: true,
    publishedRateUsage: true,
    sequencedBook: true,
    numberedSnapshots: true,
    checksummedBook: false,
    candles: true,
    gaplessCandles: true,
    maintenanceNotices: false,
    noticesForKeysOnly: true,
  },
  // 6000 of weight a minute, and the cheapest request weighs 1.
  rules: { lifeSignIntervalMs: 20_000, requestsPerSecond: 100, receiveWindowMs: 5_000 },
  ccxtOptions: {
    defaultType: 'spot',
    fetchMarkets: { types: ['spot'] },
    fetchCurrencies: false,
    fetchMargins: false,
    recvWindow: 5_000,
  },
  marketKey: 'id',
  numbersRequests: false,
  probe: { path: '/api/v3/ping', isAnswer: isEmptyObject },
  clock: { path: '/api/v3/time', venueMs: answer => fieldIfAny(answer, 'serverTime') },
  leafUrl: binanceLeaf,
  signedRead,
  isSignedAnswer: answer => Array.isArray(fieldIfAny(answer, 'balances')),
  refusalIn: binanceRefusal,
  restraintIn: binanceRestraint,
  usedAllowances: binanceUsed,
  publishedAllowances: binanceAllowances,
  usualAllowances: { 'used-weight-1m': 6_000 },
  weightOf: binanceWeight,
  instrument(published) {
    const filters = listField(published, 'filters')
    const filter = (...types: readonly string[]) =>
      filters.find(found => types.includes(textField(found, 'filterType')))
    return {
      symbol: textField(published, 'symbol'),
      trading: field(published, 'status') === 'TRADING',
      tickSize: decimalField(filter('PRICE_FILTER'), 'tickSize'),
      lotSize: decimalField(filter('LOT_SIZE'), 'stepSize'),
      minQuantity: decimalField(filter('LOT_SIZE'), 'minQty'),
      minNotional: decimalField(filter('NOTIONAL', 'MIN_NOTIONAL'), 'minNotional'),
    }
  },
  listPath: '/api/v3/exchangeInfo',
  ticker: ({ exchange, ccxtSymbol }) => tickerOf(exchange, ccxtSymbol),
  orderIds: plainOrderIds,
  cancelParams: () => ({}),
  openOrders: async (exchange, symbol) =>
    itemsOf(await exchange.request('openOrders', 'private', 'GET', { symbol }), 'the open orders'),
  orderName: published => ({
    clientOrderId: textField(published, 'clientOrderId'),
    venueOrderId: textField(published, 'orderId'),
  }),
  orderTerms: published => ({
    price: decimalField(published, 'price'),
    quantity: decimalField(published, 'origQty'),
    filledQuantity: decimalField(published, 'executedQty'),
  }),
  filledQuantity: ({ published }) => Promise.resolve(decimalField(published, 'executedQty')),
  async bestPrices(exchange, symbol) {
    const book: unknown = await exchange.request('depth', 'public', 'GET', { symbol, limit: 5 })
    return { bid: bestOf(book, 'bids'), ask: bestOf(book, 'asks') }
  },
  keyPermissions: binanceKeyPermissions,
  keyAddresses: binanceKeyAddresses,
  fees: binanceFees,
  status: binanceStatus,
  notices: binanceNotices,
  ownTrades: binanceOwnTrades,
  balances: binanceBalances,
}

/** The account's balances. A stale request carries a right signature of an old time. */
function signedRead(exchange: Exchange, signing: Signing): SignedRequest {
  const params = signing === 'stale' ? { timestamp: Date.now() - staleByMs } : {}
  const signed = exchange.sign('account', 'private', 'GET', params)
  const key = textField(field(signed, 'headers'), 'X-MBX-APIKEY')
  const url = textField(signed, 'url')
  return { url: spoilt(url, signing), method: 'GET', headers: { 'X-MBX-APIKEY': key } }
}

function spoilt(url: string, signing: Signing): string {
  if (signing === 'forged') return url.replace(/&signature=(.)/, forged)
  return signing === 'unsigned' ? url.replace(/&signature=[^&]*/, '') : url
}

const forged = (_match: string, first: string) => `&signature=${first === '0' ? '1' : '0'}`

function isEmptyObject(answer: unknown): boolean {
  return JSON.stringify(answer) === '{}'
}
