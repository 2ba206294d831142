import { formatDecimal } from '../../decimal.ts'
import type { Order, Scaled, Side, Trade } from '../../matching/types.ts'
import type { FeedBody } from './feed-message.ts'
import { isMarket, stopOf } from './order-words.ts'
import type { RestingOrder } from './resting-book.ts'

/** What is left of an order by quantity. */
export const remainingOf = (order: Order): Scaled =>
  order.quantity - order.filledQuantity - order.preventedQuantity

/** What was taken in: a limit order by price and size, a market order by size or funds. */
export function receivedBody(orderId: string, order: Order): FeedBody {
  if (!isMarket(order)) {
    return {
      order_id: orderId,
      size: formatDecimal(order.quantity),
      price: formatDecimal(order.price),
      side: order.side,
      order_type: 'limit',
    }
  }
  return {
    order_id: orderId,
    ...(order.quoteQuantity > 0n
      ? { funds: formatDecimal(order.quoteQuantity) }
      : { size: formatDecimal(order.quantity) }),
    side: order.side,
    order_type: 'market',
  }
}

/** An order of the house as it comes in, to rest or to take. */
export const houseReceivedBody = ({ id, side, price, remaining }: RestingOrder): FeedBody => ({
  order_id: id,
  size: formatDecimal(remaining),
  price: formatDecimal(price),
  side,
  order_type: 'limit',
})

export const openBody = ({ id, side, price, remaining }: RestingOrder): FeedBody => ({
  price: formatDecimal(price),
  order_id: id,
  remaining_size: formatDecimal(remaining),
  side,
})

/** Why an order is done; the venue numbers the reasons that are not the client's. */
export interface DoneReason {
  readonly reason: 'filled' | 'canceled'
  readonly cancel_reason?: string
}

/** The end of a limit order. */
export const doneBody = (
  { id, side, price, remaining }: Omit<RestingOrder, 'isHouse'>,
  reason: DoneReason,
): FeedBody => ({
  price: formatDecimal(price),
  order_id: id,
  ...reason,
  side,
  remaining_size: formatDecimal(remaining),
})

/** The end of a market order, which has neither price nor remaining size. */
export const marketDoneBody = (orderId: string, side: Side, reason: DoneReason): FeedBody => ({
  order_id: orderId,
  ...reason,
  side,
})

/** A change of size where the order stands. */
export function changeBody(
  { id, side, price }: Omit<RestingOrder, 'isHouse' | 'remaining'>,
  { reason, from, to }: { reason: 'STP' | 'modify_order'; from: Scaled; to: Scaled },
): FeedBody {
  const text = formatDecimal(price)
  return {
    reason,
    order_id: id,
    side,
    old_size: formatDecimal(from),
    new_size: formatDecimal(to),
    ...(reason === 'STP' ? { price: text } : { old_price: text, new_price: text }),
  }
}

const cancelReasons = {
  'unfilled-ioc': '101:Time In Force',
  'unfilled-fok': '101:Time In Force',
  'self-trade': '102:Self Trade Prevention',
  'session-end': '103:Admin',
  'no-liquidity': '106:Insufficient Liquidity',
} as const satisfies Record<NonNullable<Order['expiryReason']>, string>

/** Why an order is done, of an order that is. */
export function doneReasonOf({ status, expiryReason }: Order): DoneReason {
  if (status === 'filled') return { reason: 'filled' }
  return expiryReason === undefined
    ? { reason: 'canceled' }
    : { reason: 'canceled', cancel_reason: cancelReasons[expiryReason] }
}

/** A match of two orders; the side is the maker's. */
export const matchBody = (
  { id, price, quantity, takerSide }: Trade,
  orderIds: { readonly maker: string; readonly taker: string },
): FeedBody => ({
  trade_id: id,
  maker_order_id: orderIds.maker,
  taker_order_id: orderIds.taker,
  side: takerSide === 'buy' ? 'sell' : 'buy',
  size: formatDecimal(quantity),
  price: formatDecimal(price),
})

/** A stop that waits for its price. */
export const activateBody = (orderId: string, order: Order): FeedBody => ({
  order_id: orderId,
  stop_type: stopOf(order),
  side: order.side,
  stop_price: formatDecimal(order.triggerPrice),
  size: formatDecimal(order.quantity),
  funds: formatDecimal(order.quoteQuantity),
  private: true,
})
