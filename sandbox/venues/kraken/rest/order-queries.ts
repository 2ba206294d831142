import { ordersListedUntilMs } from '../../late-lists.ts'
import { refusals } from '../errors.ts'
import { orderIds } from '../id-code.ts'
import type { OrderRecord } from '../orders/order-record.ts'
import { orderShape } from '../orders/order-shape.ts'
import type { Parameters } from '../parameters.ts'
import type { KrakenState } from '../state.ts'
import type { PrivateMethods } from './method.ts'
import { pageOf, readSpan } from './pages.ts'

const mostAsked = 50

/** What has become of the account's orders. */
export const orderQueries = ({ orders, context }: KrakenState): PrivateMethods => ({
  OpenOrders: {
    cost: 1,
    answer: parameters => {
      const listedMs = ordersListedUntilMs(context)
      const listed = orders.open().filter(({ openMs }) => openMs <= listedMs)
      const open = listed.filter(isWanted(parameters))
      return { open: shapes(open.toReversed(), parameters) }
    },
  },
  ClosedOrders: {
    cost: 1,
    answer: parameters => {
      const { isWithin } = readSpan(parameters, { timeOf: timeOf(parameters) })
      const closed = orders
        .all()
        .filter(({ isOpen }) => !isOpen)
        .filter(isWanted(parameters))
        .filter(isWithin)
        .sort((left, right) => (right.closeMs ?? 0) - (left.closeMs ?? 0))
      return { closed: shapes(pageOf(closed, parameters), parameters), count: closed.length }
    },
  },
  QueryOrders: {
    cost: 1,
    answer: parameters => {
      const ids = parameters.list('txid')
      if (ids.length === 0 || ids.length > mostAsked) throw refusals.argument('txid')
      const found = ids.map(id => {
        const order = orderIds.decode(id) === undefined ? undefined : orders.get(id)
        if (!order) throw refusals.invalidOrder()
        return order
      })
      return shapes(found.filter(isWanted(parameters)), parameters)
    },
  },
})

function isWanted(parameters: Parameters): (order: OrderRecord) => boolean {
  const userref = parameters.integer('userref')
  const clientOrderId = parameters.text('cl_ord_id')
  return ({ terms }) =>
    (userref === undefined || terms.userref === userref) &&
    (clientOrderId === undefined || terms.clientOrderId === clientOrderId)
}

/** Closed orders are sought by the time at which they opened or closed. */
function timeOf(parameters: Parameters): (order: OrderRecord) => readonly number[] {
  const which = parameters.choice('closetime', ['open', 'close', 'both']) ?? 'both'
  return ({ openMs, closeMs = openMs }) =>
    which === 'open' ? [openMs] : which === 'close' ? [closeMs] : [openMs, closeMs]
}

const shapes = (orders: readonly OrderRecord[], parameters: Parameters): object =>
  Object.fromEntries(orders.map(order => [order.id, orderShape(order, parameters.flag('trades'))]))
