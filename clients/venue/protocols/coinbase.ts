import type { Exchange } from 'ccxt'
import { UnknownToVenue } from '../errors.ts'
import { tickerFrom } from '../market-data.ts'
import { orderIdAsUuid, orderIdFromUuid } from '../order-id-text.ts'
import type { SignedRequest, VenueProtocol } from '../protocol.ts'
import type { Signing } from '../port.ts'
import { bestOf, decimalField, fieldIfAny, itemsOf, textField, textIfAny } from '../published.ts'
import { signedWith, withForgedHeader, withoutHeader } from '../signed-with.ts'
import { coinbaseKeyPermissions } from './coinbase-account.ts'
import { coinbaseInstrument, coinbaseNotices, coinbaseStatus } from './coinbase-products.ts'
import { coinbaseRefusal, coinbaseRestraint } from './coinbase-refusals.ts'
import { coinbaseBalances, coinbaseOwnTrades } from './coinbase-statements.ts'
import { coinbaseLeaf } from './coinbase-urls.ts'

/** Coinbase Exchange accepts a request that is at most 30 s old. */
const receiveWindowMs = 30_000
const staleBySeconds = 61
/** As many as the venue lists at once. */
const mostOrders = 1000
const signature = 'CB-ACCESS-SIGN'

/** Coinbase Exchange: REST, and products as the only word on its status. */
export const coinbase: VenueProtocol = {
  capabilities: {
    postOnly: true,
    clientOrderIds: true,
    uniqueClientOrderIds: false,
    serverTime: true,
    keyPermissions: true,
    keyAddresses: false,
    publishedRateUsage: false,
    sequencedBook: true,
    numberedSnapshots: false,
    checksummedBook: false,
    candles: true,
    // An interval without a trade is left out.
    gaplessCandles: false,
    maintenanceNotices: false,
    noticesForKeysOnly: false,
  },
  rules: { lifeSignIntervalMs: 1_000, requestsPerSecond: 10, receiveWindowMs },
  ccxtOptions: {},
  ccxtHas: { fetchCurrencies: false },
  marketKey: 'id',
  numbersRequests: false,
  probe: { path: '/time', isAnswer: answer => typeof fieldIfAny(answer, 'epoch') === 'number' },
  clock: { path: '/time', venueMs: timeIn },
  leafUrl: coinbaseLeaf,
  signedRead,
  isSignedAnswer: answer => Array.isArray(answer),
  refusalIn: coinbaseRefusal,
  restraintIn: coinbaseRestraint,
  usedAllowances: () => [],
  publishedAllowances: () => ({}),
  listPath: '/products',
  instrument: coinbaseInstrument,
  async ticker({ exchange, venueSymbol: id }) {
    const asked: readonly Promise<unknown>[] = ['ticker', 'stats'].map(what =>
      exchange.request(`products/{id}/${what}`, 'public', 'GET', { id }),
    )
    const [ticker, day] = await Promise.all(asked)
    return tickerFrom(id, {
      bid: fieldIfAny(ticker, 'bid'),
      ask: fieldIfAny(ticker, 'ask'),
      // Of the same answer as low and high: the two come out of caches of different ages.
      last: fieldIfAny(day, 'last'),
      low: fieldIfAny(day, 'low'),
      high: fieldIfAny(day, 'high'),
      venueMs: Date.parse(textField(ticker, 'time')),
    })
  },
  orderIds: { toVenue: orderIdAsUuid, fromVenue: orderIdFromUuid },
  // ccxt would send its own symbol, which the venue does not know.
  cancelParams: venueSymbol => ({ product_id: venueSymbol }),
  async openOrders(exchange, id) {
    const params = { product_id: id, limit: mostOrders }
    return itemsOf(await exchange.request('orders', 'private', 'GET', params), 'the open orders')
  },
  orderName: published => ({
    clientOrderId: textIfAny(published, 'client_oid'),
    venueOrderId: textField(published, 'id'),
  }),
  orderTerms: published => ({
    price: decimalField(published, 'price'),
    quantity: decimalField(published, 'size'),
    filledQuantity: decimalField(published, 'filled_size'),
  }),
  filledQuantity: ({ published }) => Promise.resolve(decimalField(published, 'filled_size')),
  async bestPrices(exchange, id) {
    const params = { id, level: 1 }
    const book: unknown = await exchange.request('products/{id}/book', 'public', 'GET', params)
    return { bid: bestOf(book, 'bids'), ask: bestOf(book, 'asks') }
  },
  keyPermissions: coinbaseKeyPermissions,
  keyAddresses: () => Promise.reject(untoldAddresses()),
  async fees(exchange) {
    const rates: unknown = await exchange.request('fees', 'private', 'GET')
    return {
      makerPct: 100 * Number(decimalField(rates, 'maker_fee_rate')),
      takerPct: 100 * Number(decimalField(rates, 'taker_fee_rate')),
    }
  },
  status: coinbaseStatus,
  notices: coinbaseNotices,
  ownTrades: coinbaseOwnTrades,
  balances: coinbaseBalances,
}

/** The accounts. A stale request carries a right signature of an old time. */
function signedRead(exchange: Exchange, signing: Signing): SignedRequest {
  const nonce = signing === 'stale' ? Math.floor(Date.now() / 1000) - staleBySeconds : undefined
  const signed = signedWith(exchange, { path: 'accounts', method: 'GET', nonce })
  if (signing === 'forged') return withForgedHeader(signed, signature)
  return signing === 'unsigned' ? withoutHeader(signed, signature) : signed
}

/** `epoch` has milliseconds behind its point. */
function timeIn(answer: unknown): unknown {
  const epoch = fieldIfAny(answer, 'epoch')
  return typeof epoch === 'number' ? epoch * 1000 : undefined
}

const untoldAddresses = (): UnknownToVenue =>
  new UnknownToVenue(
    'a key must be able to ask from where it may be used, is not at Coinbase Exchange; look it up in its settings',
  )
