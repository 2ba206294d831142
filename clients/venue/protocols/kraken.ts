import type { Exchange } from 'ccxt'
import { orderIdAsUuid, orderIdFromUuid } from '../order-id-text.ts'
import type { OrderIds, SignedRequest, VenueProtocol } from '../protocol.ts'
import type { OpenOrder, Signing } from '../port.ts'
import { decimalField, decimalOf, field, fieldIfAny, textField } from '../published.ts'
import { signedWith, withForgedHeader, withoutHeader } from '../signed-with.ts'
import {
  krakenFees,
  krakenFilledQuantity,
  krakenKeyAddresses,
  krakenKeyPermissions,
} from './kraken-account.ts'
import { krakenClock } from './kraken-clock.ts'
import { krakenBestPrices, krakenInstrument, krakenNotices, krakenStatus } from './kraken-pairs.ts'
import { krakenRefusal, krakenRestraint } from './kraken-refusals.ts'
import { krakenTicker } from './kraken-ticker.ts'
import { krakenLeaf } from './kraken-urls.ts'

/** Longer ids must be UUIDs. */
const longestPlainId = 18
/** A number that every key has long used up. */
const usedUpNumber = 1
const signature = 'API-Sign'

const orderIds: OrderIds = {
  toVenue: id => (id.length <= longestPlainId ? id : orderIdAsUuid(id)),
  fromVenue: orderIdFromUuid,
}

/** Kraken spot: REST, and the stream where it tells the time more finely. */
export const kraken: VenueProtocol = {
  capabilities: {
    postOnly: true,
    clientOrderIds: true,
    uniqueClientOrderIds: true,
    serverTime: true,
    keyPermissions: true,
    keyAddresses: true,
    publishedRateUsage: false,
    sequencedBook: false,
    checksummedBook: true,
    candles: true,
  },
  // Kraken publishes neither a window (its requests are numbered) nor what an address may ask without a key. Of 13 a second
  // our probes take the 5 that NautilusTrader, which trades there, allows itself.
  rules: { lifeSignIntervalMs: 1_000, requestsPerSecond: 13, receiveWindowMs: 0 },
  ccxtOptions: {},
  ccxtHas: { fetchCurrencies: false },
  marketKey: 'symbol',
  numbersRequests: true,
  probe: {
    path: '/0/public/Time',
    isAnswer: answer => typeof fieldIfAny(fieldIfAny(answer, 'result'), 'unixtime') === 'number',
  },
  clock: krakenClock,
  leafUrl: krakenLeaf,
  signedRead,
  isSignedAnswer: answer => typeof fieldIfAny(answer, 'result') === 'object',
  refusalIn: krakenRefusal,
  restraintIn: krakenRestraint,
  usedAllowances: () => [],
  publishedAllowances: () => ({}),
  instrument: krakenInstrument,
  ticker: krakenTicker,
  orderIds,
  cancelParams: () => ({}),
  openOrder,
  filledQuantity: krakenFilledQuantity,
  bestPrices: krakenBestPrices,
  keyPermissions: krakenKeyPermissions,
  keyAddresses: krakenKeyAddresses,
  fees: krakenFees,
  status: krakenStatus,
  notices: krakenNotices,
}

/** The balances. A stale request carries a right signature of a number that was used up. */
function signedRead(exchange: Exchange, signing: Signing): SignedRequest {
  const nonce = signing === 'stale' ? usedUpNumber : undefined
  const signed = signedWith(exchange, { path: 'Balance', method: 'POST', nonce })
  if (signing === 'forged') return withForgedHeader(signed, signature)
  return signing === 'unsigned' ? withoutHeader(signed, signature) : signed
}

/** Kraken names the pair of an order otherwise than it was asked, so the symbol is the one that was asked for. */
function openOrder(published: unknown, symbol: string): OpenOrder {
  const clientOrderId = fieldIfAny(published, 'cl_ord_id')
  return {
    symbol,
    clientOrderId: typeof clientOrderId === 'string' ? clientOrderId : '',
    venueOrderId: textField(published, 'id'),
    price: decimalOf(field(field(published, 'descr'), 'price'), 'price'),
    quantity: decimalField(published, 'vol'),
    filledQuantity: decimalField(published, 'vol_exec'),
  }
}
