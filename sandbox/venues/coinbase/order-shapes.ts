import { formatDecimal } from '../../decimal.ts'
import type { Order, Scaled } from '../../matching/types.ts'
import { clientOidOf } from './client-oid.ts'
import { eight, sixteen } from './decimals.ts'
import { isoText } from './instants.ts'
import type { OrderRequest } from './order-request.ts'
import { isMarket, isOpen, isStop, isWaiting, selfTradeModeOf, stopOf } from './order-words.ts'
import type { CoinbaseState } from './state.ts'

/** What the venue answers to a new order: what it was asked for, as it has not been matched yet. */
export function placedShape(
  { ids }: CoinbaseState,
  request: OrderRequest,
  placed: { readonly id: string; readonly createdMs: number; readonly isRejected: boolean },
): object {
  const { order, type, stop, clientOid } = request
  const { price, quantity, quoteQuantity, triggerPrice } = order
  return {
    id: placed.id,
    ...(price !== undefined && { price: formatDecimal(price) }),
    ...(quantity !== undefined && { size: formatDecimal(quantity) }),
    ...fundsOf(quoteQuantity, request.specifiedFunds, formatDecimal),
    product_id: order.symbol,
    profile_id: ids.profileId,
    side: order.side,
    stp: request.selfTradeMode,
    type,
    time_in_force: request.timeInForce,
    ...(request.cancelAfterMs !== undefined && {
      expire_time: isoText(placed.createdMs + request.cancelAfterMs),
    }),
    post_only: order.postOnly,
    created_at: isoText(placed.createdMs),
    ...(stop && { stop, stop_price: formatDecimal(triggerPrice ?? 0n) }),
    ...(clientOid !== undefined && { client_oid: clientOid }),
    fill_fees: '0',
    filled_size: '0',
    executed_value: '0',
    ...(placed.isRejected
      ? { status: 'rejected', reject_reason: 'post only' }
      : { status: stop ? 'active' : 'pending' }),
    settled: false,
  }
}

/** An order as it stands, with what was paid in fees for it. */
export function orderShape(
  { context, ids, expiries, specifiedFunds }: CoinbaseState,
  order: Order,
  fees: Scaled,
): object {
  const clientOid = clientOidOf(order)
  const endMs = expiries.endMsOf(order)
  return {
    id: ids.orderId(order.id),
    ...(!isMarket(order) && { price: eight(order.price) }),
    ...(order.quantity > 0n && { size: eight(order.quantity) }),
    product_id: order.symbol,
    profile_id: ids.profileId,
    side: order.side,
    ...fundsOf(order.quoteQuantity, specifiedFunds.get(order.id), sixteen),
    type: isMarket(order) ? 'market' : 'limit',
    time_in_force: endMs === undefined ? order.timeInForce : 'GTT',
    ...(endMs !== undefined && { expire_time: isoText(endMs) }),
    post_only: order.postOnly,
    stp: selfTradeModeOf(order),
    created_at: isoText(order.createdMs),
    ...doneFields(order),
    fill_fees: sixteen(fees),
    filled_size: eight(order.filledQuantity),
    executed_value: sixteen(order.filledQuote),
    market_type: 'spot',
    status: statusOf(order),
    settled: !isOpen(order),
    ...(isStop(order) && { stop: stopOf(order), stop_price: eight(order.triggerPrice) }),
    ...(clientOid !== undefined && { client_oid: clientOid }),
    funding_currency: context.engine.instruments.get(order.symbol)?.quote,
  }
}

/** The venue's word for where an order is in its life. */
export const statusOf = (order: Order): 'active' | 'open' | 'done' =>
  isWaiting(order) ? 'active' : isOpen(order) ? 'open' : 'done'

const fundsOf = (
  funds: Scaled = 0n,
  specified: Scaled = funds,
  text: (amount: Scaled) => string,
): object => (funds === 0n ? {} : { funds: text(funds), specified_funds: text(specified) })

const doneFields = (order: Order): object =>
  isOpen(order)
    ? {}
    : {
        done_at: isoText(order.updatedMs),
        done_reason: order.status === 'filled' ? 'filled' : 'canceled',
      }
