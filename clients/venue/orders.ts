import type { Exchange } from 'ccxt'
import { AmbiguousOrder, ForbiddenByClass, VenueRefused, VenueUnreachable } from './errors.ts'
import { issueTicket } from '../order-gate/tickets.ts'
import type { Instruments } from './instruments.ts'
import type { Acknowledgement, LimitOrder, OpenOrder, VenueAccess, VenueTrader } from './port.ts'
import { field, textField } from './published.ts'
import type { OrderTerms, VenueProtocol } from './protocol.ts'

interface Desk {
  readonly name: string
  /** Where orders are sent. */
  readonly host: string
  readonly exchange: Exchange
  readonly protocol: VenueProtocol
  readonly instruments: Instruments
  readonly access: VenueAccess
  /** Gives errors our words and takes secrets out of them. */
  readonly translate: (error: unknown) => Error
}

/** Refusals that are about this order; any other says something about us, the key or the venue. */
const aboutTheOrder = new Set(['would-take', 'duplicate-client-order-id', 'other'])

/** Sends orders for a class that may, each written down before it is sent, none sent twice. */
export function traderOf(desk: Desk): VenueTrader {
  return {
    async submit(order) {
      const intent = permittedIntent(desk)
      const symbol = await desk.instruments.symbolOf(order.symbol)
      desk.protocol.orderIds.toVenue(order.clientOrderId)
      intent(desk.name, order)
      try {
        return await place(desk, symbol, order)
      } catch (error) {
        return refusalOrThrow(order, desk.translate(error))
      }
    },
    async cancel(venueSymbol, clientOrderId) {
      permittedIntent(desk)
      const symbol = await desk.instruments.symbolOf(venueSymbol)
      try {
        const named = desk.protocol.orderIds.toVenue(clientOrderId)
        using _ticket = issueTicket(desk.host, { kind: 'cancel', clientOrderId: named })
        await desk.exchange.cancelOrder('', symbol, {
          ...desk.protocol.cancelParams(venueSymbol),
          clientOrderId: named,
        })
        return true
      } catch (error) {
        const translated = desk.translate(error)
        if (translated instanceof VenueRefused && translated.refusal.kind === 'unknown-order')
          return false
        throw translated
      }
    },
  }
}

/** The orders of one instrument that the venue shows as open; `isOurs` picks those that must be whole. */
export async function openOrdersAt(
  { instruments, exchange, protocol }: Desk,
  venueSymbol: string,
  isOurs?: (clientOrderId: string) => boolean,
): Promise<readonly OpenOrder[]> {
  await instruments.symbolOf(venueSymbol)
  const orders = await protocol.openOrders(exchange, venueSymbol)
  return orders.flatMap(published => {
    const named = protocol.orderName(published)
    const clientOrderId = protocol.orderIds.fromVenue(named.clientOrderId)
    if (isOurs?.(clientOrderId) === false) return []
    const terms = isOurs ? protocol.orderTerms(published) : termsIfAny(protocol, published)
    return [{ symbol: venueSymbol, ...named, clientOrderId, ...terms }]
  })
}

function termsIfAny(protocol: VenueProtocol, published: unknown): OrderTerms {
  try {
    return protocol.orderTerms(published)
  } catch (error) {
    if (error instanceof VenueUnreachable) return untold
    throw error
  }
}

/** What a trailing stop or a market order does not have. */
const untold = { price: '', quantity: '', filledQuantity: '' } as const

function permittedIntent({ name, access }: Desk): NonNullable<VenueAccess['intent']> {
  if (access.class === 'check')
    throw new ForbiddenByClass(
      `only a .trade.ts or .drill.ts may send orders to ${name}, a .check.ts tried; rename the file or only read`,
    )
  if (!access.intent)
    throw new ForbiddenByClass(
      `an order to ${name} must be written down before it is sent, nobody offered to; open the venue with an intent`,
    )
  return access.intent
}

async function place(
  { exchange, protocol, host }: Desk,
  symbol: string,
  order: LimitOrder,
): Promise<Acknowledgement> {
  const { side, price, quantity, postOnly } = order
  const params = { clientOrderId: protocol.orderIds.toVenue(order.clientOrderId), postOnly }
  // ccxt's types say number where its code keeps decimal text exact.
  const words: readonly unknown[] = [symbol, 'limit', side, quantity, price, params]
  using _ticket = issueTicket(host, {
    kind: 'order',
    order: {
      clientOrderId: params.clientOrderId,
      instrument: String(exchange.market(symbol).id),
      side,
      price,
      quantity,
      postOnly,
    },
  })
  // oxlint-disable-next-line typescript/unbound-method -- applied to the object that it belongs to
  const placed: unknown = await Reflect.apply(exchange.createOrder, exchange, words)
  const venueOrderId = textField(placed, 'id')
  const published = field(placed, 'info')
  const filledQuantity = await protocol.filledQuantity({ exchange, order, venueOrderId, published })
  return { accepted: true, venueOrderId, filledQuantity }
}

/** A rejection of the order is an answer; silence, or a venue that does not know, leaves the order ambiguous. */
function refusalOrThrow({ clientOrderId }: LimitOrder, error: Error): Acknowledgement {
  if (error instanceof VenueUnreachable) throw new AmbiguousOrder(clientOrderId, error)
  if (!(error instanceof VenueRefused)) throw error

  const { kind, code, words } = error.refusal
  if (kind === 'ambiguous') throw new AmbiguousOrder(clientOrderId, error)
  if (!aboutTheOrder.has(kind)) throw error
  const refusedFor = kind === 'would-take' || kind === 'duplicate-client-order-id' ? kind : 'other'
  return { accepted: false, refusal: `${code} ${words}`, refusedFor }
}
