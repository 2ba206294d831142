import type { Fields } from '../fields.ts'
import type { OrderNotes } from '../order-notes.ts'
import type { GatewayEvent, VenueFill, VenueOrderReport } from '../port.ts'
import { stateOf } from './words.ts'

/**
 * What an entry of the executions channel says; nothing where the firm waits for the entry that follows. Entries have only
 * what is new, so the order's own terms come from its first one.
 */
export function eventsIn(entry: Fields, notes: OrderNotes): readonly GatewayEvent[] {
  const report = notedReport(entry, notes)
  switch (entry.text('exec_type')) {
    case 'trade':
      return traded(entry, report)
    case 'new':
    case 'amended':
    case 'restated':
    case 'status':
      return report ? [{ kind: 'order', report }] : []
    case 'filled':
    case 'canceled':
    case 'expired':
      notes.end(entry.text('order_id'))
      return report ? [{ kind: 'order', report }] : []
    case 'pending_new':
    default:
      return []
  }
}

/** Undefined of an order whose terms were never told, or whose end was told before. */
function notedReport(entry: Fields, notes: OrderNotes): VenueOrderReport | undefined {
  const venueOrderId = entry.text('order_id')
  if (notes.isOver(venueOrderId)) return undefined
  const known = notes.of(venueOrderId)
  const symbol = entry.optional('symbol') ?? known?.symbol
  const side = entry.optional('side') ?? known?.side
  const quantity = entry.price('order_qty') ?? known?.quantity
  if (symbol === undefined || side === undefined || quantity === undefined) return undefined
  const filledQuantity = entry.has('cum_qty')
    ? entry.decimal('cum_qty')
    : (known?.filledQuantity ?? '0')
  return notes.write({
    symbol,
    venueClientOrderId: entry.optional('cl_ord_id') ?? known?.venueClientOrderId ?? '',
    venueOrderId,
    side: side === 'buy' ? 'buy' : 'sell',
    state: stateOf(entry.text('order_status'), filledQuantity !== '0'),
    quantity,
    price: entry.price('limit_price') ?? known?.price,
    filledQuantity,
  })
}

/** The entry of the trade that completes an order still calls it partially filled: its end is told by the next. */
function traded(entry: Fields, report: VenueOrderReport | undefined): readonly GatewayEvent[] {
  const fees = entry.has('fees') ? entry.list('fees') : []
  const fill: VenueFill = {
    symbol: entry.text('symbol'),
    venueTradeId: entry.text('exec_id'),
    venueOrderId: entry.text('order_id'),
    venueClientOrderId: entry.optional('cl_ord_id') ?? report?.venueClientOrderId,
    side: entry.text('side') === 'buy' ? 'buy' : 'sell',
    price: entry.decimal('last_price'),
    quantity: entry.decimal('last_qty'),
    liquidity: entry.optional('liquidity_ind') === 'm' ? 'maker' : 'taker',
    feeAmount: fees[0]?.decimal('qty'),
    feeCurrency: fees[0]?.text('asset'),
    venueMs: Date.parse(entry.text('timestamp')),
  }
  const isOver = report?.filledQuantity === report?.quantity
  return report && !isOver
    ? [
        { kind: 'fill', fill },
        { kind: 'order', report },
      ]
    : [{ kind: 'fill', fill }]
}
