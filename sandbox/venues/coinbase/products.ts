import { formatDecimal } from '../../decimal.ts'
import type { Instrument } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import type { Endpoint } from './endpoint.ts'
import { refusals } from './refusal.ts'

/** What may be done with a product now. */
export type ProductMode = 'open' | 'limit-only' | 'cancel-only' | 'closed'

/** Products over REST. */
export const productEndpoints = (context: VenueContext): readonly Endpoint[] => [
  {
    route: 'GET /products',
    allowance: 'public',
    answer: () => allProducts(context),
  },
  {
    route: 'GET /products/:id',
    allowance: 'public',
    answer: ({ id }) => productShape(context, productNamed(context, id)),
  },
]

/** Every product in the venue's own shape. */
export const allProducts = (context: VenueContext): readonly object[] =>
  [...context.engine.instruments.values()].map(instrument => productShape(context, instrument))

/** The product that a path names. */
export function productNamed({ engine }: VenueContext, id: string): Instrument {
  const instrument = engine.instruments.get(id)
  if (!instrument) throw refusals.notFound()
  return instrument
}

/** What the venue lets be done with a product; maintenance is only announced, and trading goes on. */
export function modeOf(context: VenueContext, instrument: Instrument): ProductMode {
  if (isDelisted(context, instrument) || instrument.status === 'halted') return 'closed'
  if (instrument.status === 'cancel-only') return 'cancel-only'
  return isLeaving(context, instrument) ? 'limit-only' : 'open'
}

function productShape(context: VenueContext, instrument: Instrument): object {
  const { symbol, base, quote, tickSize, lotSize, minNotional } = instrument
  const { faults } = context
  const mode = modeOf(context, instrument)
  const published = faults.has('tick-change') ? tickSize * 10n : tickSize
  return {
    id: symbol,
    base_currency: base,
    quote_currency: quote,
    quote_increment: formatDecimal(published),
    base_increment: formatDecimal(lotSize),
    display_name: symbol,
    min_market_funds: formatDecimal(minNotional),
    margin_enabled: false,
    post_only: false,
    limit_only: mode === 'limit-only',
    cancel_only: mode === 'cancel-only',
    status: isDelisted(context, instrument) ? 'delisted' : 'online',
    status_message: messageOf(context, instrument),
    trading_disabled: mode === 'closed' || faults.has('maintenance'),
    fx_stablecoin: false,
    max_slippage_percentage: '0.02000000',
    auction_mode: false,
    high_bid_limit_percentage: '',
  }
}

function messageOf(context: VenueContext, instrument: Instrument): string {
  const { symbol } = instrument
  if (isDelisted(context, instrument)) return `${symbol} has been delisted`
  if (context.faults.has('maintenance')) return 'Coinbase Exchange is undergoing maintenance'
  return isLeaving(context, instrument)
    ? `${symbol} is in limit only mode and will be delisted`
    : ''
}

const isDelisted = ({ engine, faults }: VenueContext, { symbol }: Instrument): boolean =>
  faults.has('delisted-instrument') && [...engine.instruments.keys()][0] === symbol

const isLeaving = ({ engine, faults }: VenueContext, { symbol }: Instrument): boolean =>
  faults.has('announced-delisting') && [...engine.instruments.keys()][1] === symbol
