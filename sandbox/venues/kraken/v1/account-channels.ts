import type { Fill, OrderRecord } from '../orders/order-record.ts'
import type { OrderNotice } from '../orders/order-log.ts'
import { description, fillAmounts, flagsOf, progress } from '../orders/order-shape.ts'
import { hasLimit } from '../orders/order-words.ts'
import type { Socket } from '../sockets/socket.ts'
import type { KrakenState } from '../state.ts'
import { microseconds } from '../times.ts'

const snapshotFills = 50

/** A channel that tells of the account. */
export type AccountChannel = 'ownTrades' | 'openOrders'

/** Whether a channel tells of the account. */
export const isAccountChannel = (name: string): name is AccountChannel =>
  name === 'ownTrades' || name === 'openOrders'

interface Opening {
  readonly subscription: Readonly<Record<string, unknown>>
  readonly socket: Socket
}

/** Sends the snapshot of a channel of the account and whatever follows; returns what ends it. */
export function openAccountChannel(
  state: KrakenState,
  name: AccountChannel,
  { subscription, socket }: Opening,
): () => void {
  let sequence = 0
  const publish = (rows: readonly object[]) => {
    if (state.context.faults.has('silent-private-stream')) return
    sequence += 1
    socket.publish(JSON.stringify([rows, name, { sequence }]))
  }
  if (name === 'openOrders') {
    publish(state.orders.open().map(wholeOrder))
    return state.orders.subscribe(notice => {
      for (const row of orderRows(notice)) publish([row])
    })
  }
  if (subscription['snapshot'] !== false) {
    publish(state.orders.fills().slice(-snapshotFills).toReversed().map(trade))
  }
  return state.orders.subscribe(notice => {
    if (notice.type === 'fill') publish([trade(notice.fill)])
  })
}

/** What is told of a change of an order: all of it when it is new, afterwards only what has changed. */
function orderRows(notice: OrderNotice): readonly object[] {
  const { order } = notice
  switch (notice.type) {
    case 'accepted':
      return [wholeOrder(order, 'pending'), { [order.id]: { status: 'open' } }]
    case 'amended':
      return [wholeOrder(order)]
    case 'triggered':
      return [{ [order.id]: { status: 'open', misc: 'triggered' } }]
    case 'fill':
      return [{ [order.id]: { ...amounts(order), status: 'open' } }]
    case 'filled':
      return [{ [order.id]: { ...amounts(order), status: 'closed' } }]
    case 'claimed':
      return [{ [order.id]: { status: 'canceled', cancel_reason: 'User requested' } }]
    case 'ended':
    default:
      return [{ [order.id]: { status: order.status, cancel_reason: order.reason ?? '' } }]
  }
}

const amounts = (order: OrderRecord) => {
  const { vol_exec, cost, fee, price } = progress(order)
  return { vol_exec, cost, fee, avg_price: price }
}

function wholeOrder(order: OrderRecord, status: unknown = order.status): object {
  const { price: avg_price, ...rest } = progress(order)
  return {
    [order.id]: {
      ...rest,
      avg_price,
      descr: description(order, order.pair.wsname),
      expiretm: order.terms.expireMs === undefined ? null : microseconds(order.terms.expireMs),
      misc: '',
      oflags: flagsOf(order).join(','),
      opentm: microseconds(order.openMs),
      refid: order.terms.replaces ?? null,
      starttm: null,
      status: typeof status === 'string' ? status : order.status,
      userref: order.terms.userref ?? 0,
      ...(order.terms.clientOrderId !== undefined && { cl_ord_id: order.terms.clientOrderId }),
    },
  }
}

const trade = (fill: Fill): object => ({
  [fill.id]: {
    ...fillAmounts(fill),
    ordertxid: fill.order.id,
    ordertype: hasLimit(fill.order.terms.type) ? 'limit' : 'market',
    pair: fill.order.pair.wsname,
    postxid: 'TKH2SE-M7IF5-CFI7LT',
    time: microseconds(fill.timeMs),
    type: fill.order.side,
  },
})
