import { difference, product } from '../decimals.ts'
import type { Fields } from '../fields.ts'
import type { GatewayEvent, VenueFill, VenueOrderReport } from '../port.ts'
import type { OrderNotes } from '../order-notes.ts'
import { quoteOf } from './reports.ts'
import { endOf } from './words.ts'

/**
 * What a message of the user channel says; nothing where it says nothing that the firm did not know. The channel has only
 * the account's own messages, so their sequence numbers jump and show no gap: orders and trades are told apart by their ids.
 */
export function eventsIn(message: Fields, notes: OrderNotes): readonly GatewayEvent[] {
  switch (message.text('type')) {
    case 'activate':
    case 'received':
      return notes.isOver(message.text('order_id'))
        ? []
        : [told(notes.begin(takenIn(message, notes)))]
    case 'match':
      return matched(message, notes)
    case 'change':
      return changed(message, notes)
    case 'done':
      return ended(message, notes)
    default:
      return []
  }
}

const told = (report: VenueOrderReport): GatewayEvent => ({ kind: 'order', report })

/** A stop that works now is received under the id that it was activated with. */
function takenIn(message: Fields, notes: OrderNotes): VenueOrderReport {
  const venueOrderId = message.text('order_id')
  const known = notes.of(venueOrderId)
  return {
    symbol: message.text('product_id'),
    venueClientOrderId: message.optional('client_oid') ?? known?.venueClientOrderId ?? '',
    venueOrderId,
    side: sideOf(message),
    state: 'accepted',
    quantity: message.price('size') ?? known?.quantity ?? '0',
    price: message.price('price') ?? known?.price,
    filledQuantity: known?.filledQuantity ?? '0',
  }
}

/** The side of a match is the maker's, and whose fee rate is told was a party to it. */
function matched(message: Fields, notes: OrderNotes): readonly GatewayEvent[] {
  const isMaker = message.has('maker_user_id')
  const venueOrderId = message.text(isMaker ? 'maker_order_id' : 'taker_order_id')
  const makerSide = sideOf(message)
  const price = message.decimal('price')
  const quantity = message.decimal('size')
  const feeRate = message.optional(isMaker ? 'maker_fee_rate' : 'taker_fee_rate')
  const report = notes.fill(venueOrderId, { tradeId: message.text('trade_id'), quantity })
  const symbol = message.text('product_id')
  const fill: VenueFill = {
    symbol,
    venueTradeId: message.text('trade_id'),
    venueOrderId,
    venueClientOrderId: notes.of(venueOrderId)?.venueClientOrderId || undefined,
    side: isMaker ? makerSide : makerSide === 'buy' ? 'sell' : 'buy',
    price,
    quantity,
    liquidity: isMaker ? 'maker' : 'taker',
    ...(feeRate !== undefined && {
      feeAmount: product(product(price, quantity), feeRate),
      feeCurrency: quoteOf(symbol),
    }),
    venueMs: Date.parse(message.text('time')),
  }
  const isComplete = report?.filledQuantity === report?.quantity
  return report && !isComplete ? [{ kind: 'fill', fill }, told(report)] : [{ kind: 'fill', fill }]
}

/** Self-trade prevention makes an order smaller where it stands. */
function changed(message: Fields, notes: OrderNotes): readonly GatewayEvent[] {
  const known = notes.of(message.text('order_id'))
  if (!known || !message.has('new_size')) return []
  return [told(notes.write({ ...known, quantity: message.decimal('new_size') }))]
}

function ended(message: Fields, notes: OrderNotes): readonly GatewayEvent[] {
  const venueOrderId = message.text('order_id')
  const known = notes.of(venueOrderId)
  notes.end(venueOrderId)
  if (!known) return []
  return [told({ ...known, state: endOf(message), filledQuantity: filledIn(message, known) })]
}

/** What is left of a limit order is told; of a market order, all of it was filled or what was counted. */
function filledIn(done: Fields, { quantity, filledQuantity }: VenueOrderReport): string {
  if (done.has('remaining_size')) return difference(quantity, done.text('remaining_size'))
  return endOf(done) === 'filled' && quantity !== '0' ? quantity : filledQuantity
}

const sideOf = (message: Fields): 'buy' | 'sell' =>
  message.text('side') === 'buy' ? 'buy' : 'sell'
