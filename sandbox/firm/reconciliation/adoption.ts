import type { VenueFill, VenueOrderReport } from '../gateway/port.ts'
import type { Desk } from '../orders/desk.ts'
import type { NewOrder, OrderTerms } from '../orders/order.ts'

/** Takes an order that only the venue knows into the records, under an id that is the same each time. */
export function adopt(desk: Desk, venue: string, found: VenueOrderReport): void {
  const { records, venues } = desk
  const { symbol, venueOrderId, venueClientOrderId } = found
  const instrument = venues.listed(venue, symbol)
  const order: NewOrder = {
    terms: termsOf(venue, found),
    firmOrderId: `F-${records.orders.size + 1}`,
    venueClientOrderId,
    venueOrderId,
    foreign: true,
    pair: instrument && { base: instrument.base, quote: instrument.quote },
    createdMs: Date.now(),
  }
  if (records.orders.get(order.terms.clientOrderId)) return
  records.write({ kind: 'order', order })
  const subject = order.terms.clientOrderId
  records.act({ actor: 'reconciliation', action: 'order.adopt', subject, after: order.terms })
}

function termsOf(venue: string, found: VenueOrderReport): OrderTerms {
  const { symbol, side, quantity, price, venueOrderId } = found
  const clientOrderId = `foreign-${venue}-${venueOrderId}`.replaceAll(/[^\w-]/g, '_').slice(0, 64)
  const type = price === undefined ? 'market' : 'limit'
  return { clientOrderId, venue, symbol, side, type, quantity, price, timeInForce: 'GTC' }
}

/** What an order must have been like, where only its fills are known. */
export function reportOf(
  fills: readonly [VenueFill, ...VenueFill[]],
  quantity: string,
): VenueOrderReport {
  const [{ symbol, side, price, venueOrderId, venueClientOrderId = '' }] = fills
  const filled = { state: 'filled', quantity, filledQuantity: quantity } as const
  return { symbol, side, price, venueOrderId, venueClientOrderId, ...filled }
}
