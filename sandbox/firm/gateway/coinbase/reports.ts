import type { Fields } from '../fields.ts'
import type { VenueFill, VenueInstrument, VenueOrderReport } from '../port.ts'
import { stateOf } from './words.ts'

/** Fees are in what a product is priced in. */
export const quoteOf = (symbol: string): string | undefined => symbol.split('-')[1]

/** An order as REST tells of it. */
export const queriedReport = (order: Fields): VenueOrderReport => ({
  symbol: order.text('product_id'),
  venueClientOrderId: order.optional('client_oid') ?? '',
  venueOrderId: order.text('id'),
  side: order.text('side') === 'buy' ? 'buy' : 'sell',
  state: stateOf(order),
  quantity: order.price('size') ?? order.price('filled_size') ?? '0',
  price: order.price('price'),
  filledQuantity: order.decimal('filled_size'),
})

/** A row of `/fills`. */
export const queriedFill = (fill: Fields): VenueFill => ({
  symbol: fill.text('product_id'),
  venueTradeId: fill.text('trade_id'),
  venueOrderId: fill.text('order_id'),
  side: fill.text('side') === 'buy' ? 'buy' : 'sell',
  price: fill.decimal('price'),
  quantity: fill.decimal('size'),
  liquidity: fill.text('liquidity') === 'M' ? 'maker' : 'taker',
  feeAmount: fill.decimal('fee'),
  feeCurrency: fill.optional('funding_currency') ?? quoteOf(fill.text('product_id')),
  venueMs: Date.parse(fill.text('created_at')),
})

/** A row of `/products`; the least quantity is one lot, for only the least worth is published. */
export const instrumentOf = (product: Fields): VenueInstrument => ({
  symbol: product.text('id'),
  base: product.text('base_currency'),
  quote: product.text('quote_currency'),
  tickSize: product.decimal('quote_increment'),
  lotSize: product.decimal('base_increment'),
  minQuantity: product.decimal('base_increment'),
  minNotional: product.decimal('min_market_funds'),
})
