import type { Exchange } from 'ccxt'
import { UnknownToVenue } from '../errors.ts'
import { tickerFrom } from '../market-data.ts'
import { orderIdAsUuid, orderIdFromUuid } from '../order-id-text.ts'
import type { SignedRequest, VenueProtocol } from '../protocol.ts'
import type { Signing } from '../port.ts'
import { decimalField, decimalOf, fieldIfAny, listField, textField } from '../published.ts'
import { signedWith, withForgedHeader, withoutHeader } from '../signed-with.ts'
import { coinbaseInstrument, coinbaseNotices, coinbaseStatus } from './coinbase-products.ts'
import { coinbaseRefusal, coinbaseRestraint } from './coinbase-refusals.ts'
import { coinbaseLeaf } from './coinbase-urls.ts'

/** Coinbase Exchange accepts a request that is at most 30 s old. */
const receiveWindowMs = 30_000
const staleBySeconds = 61
const signature = 'CB-ACCESS-SIGN'

/** Coinbase Exchange: REST, and products as the only word on its status. */
export const coinbase: VenueProtocol = {
  capabilities: {
    postOnly: true,
    clientOrderIds: true,
    uniqueClientOrderIds: false,
    serverTime: true,
    keyPermissions: false,
    keyAddresses: false,
    publishedRateUsage: false,
    sequencedBook: true,
    checksummedBook: false,
    candles: true,
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
  instrument: coinbaseInstrument,
  async ticker({ exchange, venueSymbol: id }) {
    const asked: readonly Promise<unknown>[] = ['ticker', 'stats'].map(what =>
      exchange.request(`products/{id}/${what}`, 'public', 'GET', { id }),
    )
    const [ticker, day] = await Promise.all(asked)
    return tickerFrom(id, {
      bid: fieldIfAny(ticker, 'bid'),
      ask: fieldIfAny(ticker, 'ask'),
      last: fieldIfAny(ticker, 'price'),
      low: fieldIfAny(day, 'low'),
      high: fieldIfAny(day, 'high'),
      venueMs: Date.parse(textField(ticker, 'time')),
    })
  },
  orderIds: { toVenue: orderIdAsUuid, fromVenue: orderIdFromUuid },
  // ccxt would send its own symbol, which the venue does not know.
  cancelParams: venueSymbol => ({ product_id: venueSymbol }),
  openOrder: published => ({
    symbol: textField(published, 'product_id'),
    clientOrderId: optionalText(published, 'client_oid'),
    venueOrderId: textField(published, 'id'),
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
  keyPermissions: () => Promise.reject(untold('what it may do')),
  keyAddresses: () => Promise.reject(untold('from where it may be used')),
  async fees(exchange) {
    const rates: unknown = await exchange.request('fees', 'private', 'GET')
    return {
      makerPct: 100 * Number(decimalField(rates, 'maker_fee_rate')),
      takerPct: 100 * Number(decimalField(rates, 'taker_fee_rate')),
    }
  },
  status: coinbaseStatus,
  notices: coinbaseNotices,
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

function bestOf(book: unknown, side: 'bids' | 'asks'): string {
  const [best] = listField(book, side)
  return decimalOf(fieldIfAny(best, '0'), side)
}

/** An order that was not given a client order id has none. */
function optionalText(published: unknown, name: string): string {
  const text = fieldIfAny(published, name)
  return typeof text === 'string' ? text : ''
}

const untold = (what: string): UnknownToVenue =>
  new UnknownToVenue(
    `a key must be able to ask ${what}, is not at Coinbase Exchange; look it up in its settings`,
  )
