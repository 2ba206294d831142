import type { Instrument, Scaled } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import { decimal } from './decimals.ts'
import type { Endpoint } from './endpoint.ts'
import { readSelection, statusOf } from './instruments.ts'
import { publishedLimits } from './rate-limits.ts'

const orderTypes = [
  'LIMIT',
  'LIMIT_MAKER',
  'MARKET',
  'STOP_LOSS',
  'STOP_LOSS_LIMIT',
  'TAKE_PROFIT',
  'TAKE_PROFIT_LIMIT',
]

/** The rules of the venue and of each symbol; what this venue does not offer is said not to be allowed. */
export const exchangeInfo = (context: VenueContext): Endpoint => ({
  rest: 'GET /api/v3/exchangeInfo',
  socket: 'exchangeInfo',
  signed: false,
  weight: 20,
  read: parameters => {
    const selection = readSelection(context, parameters)
    parameters.optional('permissions')
    const withSets = parameters.peek('showPermissionSets') !== 'false'
    parameters.flag('showPermissionSets')
    const instruments = selection.kind === 'one' ? [selection.instrument] : selection.instruments
    return () => ({
      timezone: 'UTC',
      serverTime: context.now(),
      rateLimits: publishedLimits,
      exchangeFilters: [],
      symbols: instruments.map(instrument => symbolInfo(context, instrument, withSets)),
    })
  },
})

function symbolInfo(context: VenueContext, instrument: Instrument, withSets: boolean): object {
  return {
    symbol: instrument.symbol,
    status: statusOf(context, instrument),
    baseAsset: instrument.base,
    baseAssetPrecision: 8,
    quoteAsset: instrument.quote,
    quotePrecision: 8,
    quoteAssetPrecision: 8,
    baseCommissionPrecision: 8,
    quoteCommissionPrecision: 8,
    orderTypes,
    icebergAllowed: false,
    ocoAllowed: false,
    otoAllowed: false,
    opoAllowed: false,
    quoteOrderQtyMarketAllowed: true,
    allowTrailingStop: false,
    cancelReplaceAllowed: true,
    amendAllowed: true,
    pegInstructionsAllowed: false,
    isSpotTradingAllowed: true,
    isMarginTradingAllowed: false,
    filters: filters(context, instrument),
    permissions: [],
    permissionSets: withSets ? [['SPOT']] : [],
    defaultSelfTradePreventionMode: 'EXPIRE_MAKER',
    allowedSelfTradePreventionModes: [
      'EXPIRE_TAKER',
      'EXPIRE_MAKER',
      'EXPIRE_BOTH',
      'DECREMENT',
      'TRANSFER',
    ],
  }
}

function filters({ faults }: VenueContext, instrument: Instrument): readonly object[] {
  const tickSize = instrument.tickSize * (faults.has('tick-change') ? 10n : 1n)
  const quantities = {
    minQty: decimal(instrument.minQuantity),
    maxQty: decimal(instrument.maxQuantity),
    stepSize: decimal(instrument.lotSize),
  }
  return [
    {
      filterType: 'PRICE_FILTER',
      minPrice: decimal(instrument.minPrice),
      maxPrice: decimal(instrument.maxPrice),
      tickSize: decimal(tickSize),
    },
    { filterType: 'LOT_SIZE', ...quantities },
    { filterType: 'MARKET_LOT_SIZE', ...quantities },
    ...priceBand(instrument),
    {
      filterType: 'NOTIONAL',
      minNotional: decimal(instrument.minNotional),
      applyMinToMarket: true,
      maxNotional: decimal(instrument.maxNotional),
      applyMaxToMarket: false,
      avgPriceMins: 0,
    },
    { filterType: 'MAX_NUM_ORDERS', maxNumOrders: instrument.maxOpenOrders },
  ]
}

/** The reference price is the last trade: `avgPriceMins` of zero says so. */
function priceBand({ priceBand: band }: Instrument): readonly object[] {
  if (!band) return []
  return [
    {
      filterType: 'PERCENT_PRICE_BY_SIDE',
      bidMultiplierUp: multiplier(band.bidUp),
      bidMultiplierDown: multiplier(band.bidDown),
      askMultiplierUp: multiplier(band.askUp),
      askMultiplierDown: multiplier(band.askDown),
      avgPriceMins: 0,
    },
  ]
}

const multiplier = (scaled: Scaled): string => decimal(scaled).replace(/\.?0+$/, '')
