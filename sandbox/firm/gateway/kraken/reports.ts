import type { Fields } from '../fields.ts'
import type { VenueFill, VenueOrderReport } from '../port.ts'
import type { Pairs } from './pairs.ts'
import { stateOf } from './words.ts'

/** The orders in a map of them by id, as REST tells of them. */
export const queriedReports = (orders: Fields, pairs: Pairs): readonly VenueOrderReport[] =>
  orders.names().map(id => queriedReport(id, orders.fields(id), pairs))

/** A stop's limit price is its second one. */
function queriedReport(id: string, order: Fields, pairs: Pairs): VenueOrderReport {
  const terms = order.fields('descr')
  const type = terms.text('ordertype')
  const filledQuantity = order.decimal('vol_exec')
  return {
    symbol: pairs.symbolOf(terms.text('pair')),
    venueClientOrderId: order.optional('cl_ord_id') ?? '',
    venueOrderId: id,
    side: terms.text('type') === 'buy' ? 'buy' : 'sell',
    state: stateOf(order.text('status'), filledQuantity !== '0'),
    quantity: order.decimal('vol'),
    price: type === 'limit' ? terms.price('price') : terms.price('price2'),
    filledQuantity,
  }
}

const msPerSecond = 1000

/** A trade of `TradesHistory`; its fee is in what the pair is priced in. */
export function queriedFill(id: string, trade: Fields, pairs: Pairs): VenueFill {
  const symbol = pairs.symbolOf(trade.text('pair'))
  return {
    symbol,
    venueTradeId: id,
    venueOrderId: trade.text('ordertxid'),
    side: trade.text('type') === 'buy' ? 'buy' : 'sell',
    price: trade.decimal('price'),
    quantity: trade.decimal('vol'),
    liquidity: trade.isTrue('maker') ? 'maker' : 'taker',
    feeAmount: trade.decimal('fee'),
    feeCurrency: symbol.split('/')[1],
    venueMs: Math.round(trade.number('time') * msPerSecond),
  }
}
