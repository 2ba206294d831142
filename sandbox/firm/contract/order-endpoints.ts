import { zero } from '../amount.ts'
import { endpoint, type Offer } from './endpoint.ts'
import { newOrder, orderKey, replacement, scope } from './inputs.ts'
import { nothing } from './read.ts'
import { orderShape } from './shapes.ts'

export const orders: Offer = {
  endpoints: [
    endpoint('GET /orders', nothing, ({ records }) => ({
      orders: records.orders.open().map(orderShape),
    })),
    endpoint('GET /orders/{clientOrderId}', orderKey, ({ orders, virtues }, { clientOrderId }) => {
      const order = orders.known(clientOrderId)
      const { price } = order.terms
      const isWrong = virtues.has('firm-tells-limit-as-price') && price && order.filled > zero
      return { ...orderShape(order), ...(isWrong && { averagePrice: price }) }
    }),
  ],
}

export const orderEntry: Offer = {
  endpoints: [
    endpoint('POST /orders', newOrder, async ({ orders }, terms) =>
      orderShape(await orders.submit(terms)),
    ),
    endpoint('DELETE /orders/{clientOrderId}', orderKey, async ({ orders }, { clientOrderId }) =>
      orderShape(await orders.cancel(clientOrderId)),
    ),
  ],
}

export const orderReplace: Offer = {
  isOffered: ({ venues }) => [...venues.gateways.values()].some(({ replaces }) => replaces),
  endpoints: [
    endpoint('PUT /orders/{clientOrderId}', replacement, async ({ orders }, wanted) => {
      const { clientOrderId, ...terms } = wanted
      return orderShape(await orders.replace(clientOrderId, terms))
    }),
  ],
}

export const massCancel: Offer = {
  endpoints: [
    endpoint('POST /mass-cancel', scope, async ({ orders }, covered) => {
      const canceled = await orders.cancelAll(covered)
      return { clientOrderIds: canceled.map(({ terms }) => terms.clientOrderId) }
    }),
  ],
}
