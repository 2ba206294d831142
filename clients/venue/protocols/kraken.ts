import type { Exchange } from 'ccxt'
import { orderIdAsUuid, orderIdFromUuid } from '../order-id-text.ts'
import type { OrderIds, SignedRequest, VenueProtocol } from '../protocol.ts'
import type { Signing } from '../port.ts'
import { fieldIfAny } from '../published.ts'
import { signedWith, withForgedHeader, withoutHeader } from '../signed-with.ts'
import {
  krakenFees,
  krakenFilledQuantity,
  krakenKeyAddresses,
  krakenKeyPermissions,
} from './kraken-account.ts'
import { krakenClock } from './kraken-clock.ts'
import { krakenOpenOrders, krakenOrderName, krakenOrderTerms } from './kraken-orders.ts'
import { krakenBestPrices, krakenInstrument, krakenNotices } from './kraken-pairs.ts'
import { krakenRefusal, krakenRestraint } from './kraken-refusals.ts'
import { krakenBalances, krakenOwnTrades } from './kraken-statements.ts'
import { krakenStatus } from './kraken-status.ts'
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
    numberedSnapshots: false,
    checksummedBook: true,
    candles: true,
    gaplessCandles: true,
    maintenanceNotices: true,
    noticesForKeysOnly: false,
  },
  // Kraken publishes neither a window (its requests are numbered) nor what an address may ask without a key. NautilusTrader,
  // which trades there, allows itself 5 a second.
  rules: { lifeSignIntervalMs: 1_000, requestsPerSecond: 13, receiveWindowMs: 0 },
  // An account of the Intermediate tier, as whoever trades for a firm has at least: a counter that falls by 0.5 a second from
  // no more than 20, of which a little is left.
  keyAllowance: {
    requestsPerSecond: 0.5,
    burst: 15,
    weightOf: name => (/^(TradesHistory|Ledgers)$/.test(name) ? 2 : 1),
  },
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
  listPath: '/0/public/AssetPairs',
  instrument: krakenInstrument,
  ticker: krakenTicker,
  orderIds,
  cancelParams: () => ({}),
  openOrders: krakenOpenOrders,
  orderName: krakenOrderName,
  orderTerms: krakenOrderTerms,
  filledQuantity: krakenFilledQuantity,
  bestPrices: krakenBestPrices,
  keyPermissions: krakenKeyPermissions,
  keyAddresses: krakenKeyAddresses,
  fees: krakenFees,
  status: krakenStatus,
  notices: krakenNotices,
  ownTrades: krakenOwnTrades,
  balances: krakenBalances,
}

/** The balances. A stale request carries a right signature of a number that was used up. */
function signedRead(exchange: Exchange, signing: Signing): SignedRequest {
  const nonce = signing === 'stale' ? usedUpNumber : undefined
  const signed = signedWith(exchange, { path: 'Balance', method: 'POST', nonce })
  if (signing === 'forged') return withForgedHeader(signed, signature)
  return signing === 'unsigned' ? withoutHeader(signed, signature) : signed
}
