import type { Fill, OrderRecord } from '../orders/order-record.ts'
import type { OrderNotice } from '../orders/order-log.ts'
import { isTriggered } from '../orders/order-words.ts'
import { timestamp } from '../times.ts'
import { wireNumber, type WireNumber } from '../wire-number.ts'

/** One entry of the executions channel; which other fields it has depends on its type. */
export interface ExecutionEntry {
  readonly exec_type: string
  readonly order_id: string
  readonly order_status: string
  readonly timestamp: string
  readonly [field: string]: unknown
}

const costDecimals = 8

/** What is told of a change: an accepted order and a completed one take two entries. */
export function entriesFor(notice: OrderNotice, nowMs: number): readonly ExecutionEntry[] {
  const { order } = notice
  switch (notice.type) {
    case 'accepted':
      return [
        { ...whole(order), exec_type: 'pending_new', order_status: 'pending_new' },
        brief(order, { exec_type: 'new', order_status: 'new' }, order.openMs),
      ]
    case 'triggered':
      return [
        {
          ...brief(order, { exec_type: 'status', order_status: statusOf(order) }, nowMs),
          triggers: triggers(order),
        },
      ]
    case 'amended':
      return [{ ...whole(order), exec_type: 'amended', amended: true, reason: 'User requested' }]
    case 'fill':
      return [fillEntry(notice.fill)]
    case 'filled':
      return [progressEntry(order, 'filled')]
    case 'claimed':
      return [ended(order, 'canceled', 'User requested')]
    case 'ended':
    default:
      return [ended(order, order.status, order.reason)]
  }
}

/** An open order as the snapshot shows it. */
export const openEntry = (order: OrderRecord): ExecutionEntry => ({
  ...whole(order),
  exec_type: order.filled > 0n ? 'status' : 'new',
})

/** One trade. On the trade that completes an order the status still says partially filled: another entry tells the end. */
export function fillEntry(fill: Fill): ExecutionEntry {
  const { order, price, quantity, cost, fee, feeParty, filled, filledCost } = fill
  const { pair } = order
  const mean = (filledCost * 100_000_000n) / filled
  return {
    order_id: order.id,
    exec_id: fill.id,
    exec_type: 'trade',
    trade_id: fill.tradeId,
    symbol: pair.symbol,
    side: order.side,
    last_qty: wireNumber(quantity, pair.lotDecimals),
    last_price: wireNumber(price, pair.priceDecimals),
    liquidity_ind: fill.isMaker ? 'm' : 't',
    cost: wireNumber(cost, costDecimals),
    ...reference(order),
    order_type: order.terms.type,
    order_status: 'partially_filled',
    cum_qty: wireNumber(filled, pair.lotDecimals),
    cum_cost: wireNumber(filledCost, costDecimals),
    avg_price: wireNumber(mean, costDecimals),
    fee_usd_equiv: wireNumber(fee, costDecimals),
    fees: [{ asset: feeParty.feeAsset, qty: wireNumber(feeParty.fee, costDecimals) }],
    timestamp: timestamp(fill.timeMs),
  }
}

function whole(order: OrderRecord): ExecutionEntry {
  const { pair, terms } = order
  return {
    order_id: order.id,
    ...reference(order),
    exec_type: 'new',
    symbol: pair.symbol,
    side: order.side,
    order_type: terms.type,
    order_qty: wireNumber(order.quantity, pair.lotDecimals),
    ...(order.quoteQuantity > 0n && { cash_order_qty: wireNumber(order.quoteQuantity, 5) }),
    cum_qty: wireNumber(order.filled, pair.lotDecimals),
    cum_cost: wireNumber(order.cost, costDecimals),
    avg_price: wireNumber(order.averagePrice, costDecimals),
    time_in_force: terms.timeInForce,
    ...(terms.expireMs !== undefined && { expire_time: timestamp(terms.expireMs) }),
    limit_price_type: 'static',
    ...(order.price > 0n && { limit_price: wireNumber(order.price, pair.priceDecimals) }),
    stop_price: wireNumber(order.triggerPrice, pair.priceDecimals),
    ...(isTriggered(terms.type) && { triggers: triggers(order) }),
    post_only: order.postOnly,
    order_status: statusOf(order),
    fee_usd_equiv: wireNumber(order.fee, costDecimals),
    fee_ccy_pref: terms.flags.includes('fcib') ? 'fcib' : 'fciq',
    timestamp: timestamp(order.touchedMs),
  }
}

const brief = (
  order: OrderRecord,
  what: { readonly exec_type: string; readonly order_status: string },
  ms: number,
): ExecutionEntry => ({
  timestamp: timestamp(ms),
  ...what,
  ...reference(order),
  order_id: order.id,
})

function progressEntry(order: OrderRecord, type: string): ExecutionEntry {
  return {
    ...brief(order, { exec_type: type, order_status: type }, order.closeMs ?? order.touchedMs),
    cum_qty: wireNumber(order.filled, order.pair.lotDecimals),
    cum_cost: wireNumber(order.cost, costDecimals),
    avg_price: wireNumber(order.averagePrice, costDecimals),
    fee_usd_equiv: wireNumber(order.fee, costDecimals),
  }
}

const ended = (order: OrderRecord, type: string, reason: string | undefined): ExecutionEntry => ({
  ...progressEntry(order, type),
  ...(reason !== undefined && { cancel_reason: reason, reason }),
})

const reference = ({ terms }: OrderRecord): object =>
  terms.clientOrderId === undefined
    ? { order_userref: terms.userref ?? 0 }
    : { cl_ord_id: terms.clientOrderId }

const statusOf = ({ filled }: OrderRecord): string => (filled > 0n ? 'partially_filled' : 'new')

const triggers = ({
  pair,
  triggerPrice,
  isWorking,
}: OrderRecord): Record<string, string | WireNumber> => ({
  reference: 'last',
  price: wireNumber(triggerPrice, pair.priceDecimals),
  price_type: 'static',
  status: isWorking ? 'triggered' : 'untriggered',
})
