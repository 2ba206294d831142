import type { Order, Scaled } from '../../../matching/types.ts'
import { Refusal, refusals, rejected } from '../errors.ts'
import type { KrakenState } from '../state.ts'
import { checkRules, engineOrder } from './admission.ts'
import type { OrderRecord } from './order-record.ts'
import type { OrderRequest } from './order-request.ts'
import { submit } from './trading.ts'

/** What an amendment changes. */
export interface Amendment {
  readonly quantity?: Scaled | undefined
  readonly price?: Scaled | undefined
  readonly triggerPrice?: Scaled | undefined
  readonly postOnly?: boolean
}

/** Changes an open order under its own id; it keeps its place in the queue when it only becomes smaller. */
export function amend(state: KrakenState, order: OrderRecord, amendment: Amendment): void {
  const { engine, now, faults } = state.context
  if (faults.has('ignored-replace')) return
  const { symbol } = order.pair
  const { quantity = order.quantity, price, triggerPrice } = amendment
  if (quantity <= order.filled) {
    engine.cancel(symbol, order.engineId)
    return
  }
  const samePrice = price === undefined || price === order.price
  const sameTrigger = triggerPrice === undefined || triggerPrice === order.triggerPrice
  const inEngine = engine.order(order.engineId)
  if (!inEngine) throw refusals.unknownOrder()
  const wanted = quantity - order.filled + inEngine.filledQuantity
  if (samePrice && sameTrigger && wanted <= inEngine.quantity) {
    if (wanted < inEngine.quantity && !engine.reduce(symbol, order.engineId, wanted)) {
      throw refusals.argument('order_qty')
    }
    order.quantity = quantity
    state.orders.amended(order, now())
    return
  }
  const request = requestOf(order, { ...amendment, quantity: quantity - order.filled })
  checkRules(state, request)
  const refusal = swap(state, { order, inEngine }, request)
  if (refusal) throw refusal
}

/** Cancels an order and places another with new terms in its stead. */
export function replace(state: KrakenState, order: OrderRecord, asked: OrderRequest): OrderRecord {
  const { engine, faults } = state.context
  const { symbol } = order.pair
  checkRules(state, asked)
  const { quantity, price, triggerPrice } = requestOf(order, {})
  const isIgnored = faults.has('ignored-replace')
  const request = isIgnored ? { ...asked, quantity, price, triggerPrice } : asked
  const inEngine = engine.order(order.engineId)
  if (!inEngine) throw refusals.unknownOrder()
  const canceled = state.orders.move(order, false, () => engine.cancel(symbol, order.engineId))
  if (!canceled) throw refusals.unknownOrder()
  if (isOpen(engine.order(order.engineId))) throw refusals.internal()
  try {
    const replacement = submit(state, request)
    state.orders.replaced(order)
    return replacement
  } catch (error) {
    putBack(state, order, inEngine)
    throw error
  }
}

/** An order's own terms with some of them changed. */
export function requestOf(order: OrderRecord, amendment: Amendment): OrderRequest {
  const { terms } = order
  const flags = amendment.postOnly ? [...new Set([...terms.flags, 'post'])] : terms.flags
  const { price, triggerPrice } = amendment
  return {
    pair: order.pair,
    side: order.side,
    terms: { ...terms, flags },
    quantity: amendment.quantity ?? order.left,
    quoteQuantity: undefined,
    price: price ?? (order.price === 0n ? undefined : order.price),
    triggerPrice: triggerPrice ?? (order.triggerPrice === 0n ? undefined : order.triggerPrice),
    deadlineMs: undefined,
    validate: false,
  }
}

/** Takes the engine's order out and puts the amended one in; puts the old one back when that is refused. */
function swap(
  state: KrakenState,
  { order, inEngine }: { order: OrderRecord; inEngine: Order },
  request: OrderRequest,
): Refusal | undefined {
  const { engine } = state.context
  const { symbol } = order.pair
  const was = { ...inEngine }
  const { engineId } = order
  const submitted = state.orders.move(order, true, () => {
    if (!engine.cancel(symbol, engineId)) return refusals.unknownOrder()
    if (isOpen(engine.order(engineId))) return refusals.internal()
    return engine.submit(engineOrder(state, request))
  })
  if (submitted instanceof Refusal) return submitted
  if (submitted.accepted) return undefined
  putBack(state, order, was)
  return rejected(submitted.rejection)
}

function putBack(state: KrakenState, order: OrderRecord, was: Order): void {
  const request = requestOf(order, {
    quantity: order.left,
    price: was.price === 0n ? undefined : was.price,
    triggerPrice: was.triggerPrice === 0n ? undefined : was.triggerPrice,
    postOnly: false,
  })
  state.orders.move(order, false, () => state.context.engine.submit(engineOrder(state, request)))
}

const isOpen = (order: Order | undefined): boolean =>
  order?.status === 'accepted' || order?.status === 'partially-filled'
