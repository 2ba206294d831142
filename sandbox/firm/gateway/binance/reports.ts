import { decimalText } from '../decimals.ts'
import type { Fields } from '../fields.ts'
import type { VenueFill, VenueInstrument, VenueOrderReport } from '../port.ts'
import { stateOf } from './words.ts'

const sideOf = (side: string): 'buy' | 'sell' => (side === 'BUY' ? 'buy' : 'sell')

/** An order as REST tells of it. */
export const queriedReport = (order: Fields): VenueOrderReport => ({
  symbol: order.text('symbol'),
  venueClientOrderId: order.text('clientOrderId'),
  venueOrderId: order.text('orderId'),
  side: sideOf(order.text('side')),
  state: stateOf(order.text('status')),
  quantity: order.decimal('origQty'),
  price: order.price('price'),
  filledQuantity: order.decimal('executedQty'),
})

/** An order as an `executionReport` tells of it: a cancel has an id of its own, and the order's beside it. */
export const streamedReport = (event: Fields): VenueOrderReport => ({
  symbol: event.text('s'),
  venueClientOrderId: event.text('x') === 'CANCELED' ? event.text('C') : event.text('c'),
  venueOrderId: event.text('i'),
  side: sideOf(event.text('S')),
  state: stateOf(event.text('X')),
  quantity: event.decimal('q'),
  price: event.price('p'),
  filledQuantity: event.decimal('z'),
})

/** The trade in an `executionReport`. */
export const streamedFill = (event: Fields): VenueFill => ({
  symbol: event.text('s'),
  venueTradeId: event.text('t'),
  venueOrderId: event.text('i'),
  venueClientOrderId: event.text('c'),
  side: sideOf(event.text('S')),
  price: event.decimal('L'),
  quantity: event.decimal('l'),
  liquidity: event.isTrue('m') ? 'maker' : 'taker',
  feeAmount: event.decimal('n'),
  feeCurrency: event.optional('N'),
  venueMs: event.number('T'),
})

/** A row of `myTrades`. */
export const queriedFill = (trade: Fields): VenueFill => ({
  symbol: trade.text('symbol'),
  venueTradeId: trade.text('id'),
  venueOrderId: trade.text('orderId'),
  side: trade.isTrue('isBuyer') ? 'buy' : 'sell',
  price: trade.decimal('price'),
  quantity: trade.decimal('qty'),
  liquidity: trade.isTrue('isMaker') ? 'maker' : 'taker',
  feeAmount: trade.decimal('commission'),
  feeCurrency: trade.text('commissionAsset'),
  venueMs: trade.number('time'),
})

/** A symbol of `exchangeInfo`; a filter that is missing sets no rule. */
export function instrumentOf(symbol: Fields): VenueInstrument {
  const filters = symbol.list('filters')
  const rule = (filter: string, name: string) =>
    decimalText(filters.find(each => each.text('filterType') === filter)?.optional(name) ?? '0')
  return {
    symbol: symbol.text('symbol'),
    base: symbol.text('baseAsset'),
    quote: symbol.text('quoteAsset'),
    tickSize: rule('PRICE_FILTER', 'tickSize'),
    lotSize: rule('LOT_SIZE', 'stepSize'),
    minQuantity: rule('LOT_SIZE', 'minQty'),
    minNotional: rule('NOTIONAL', 'minNotional'),
  }
}
