import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Order } from '../../matching/types.ts'
import type { Call, Endpoint } from './endpoint.ts'
import { readOrder, type OrderRequest } from './order-request.ts'
import { orderOf } from './order-lookup.ts'
import { placedShape } from './order-shapes.ts'
import { isOpen, isPurged } from './order-words.ts'
import type { Query } from './query.ts'
import { refusals } from './refusal.ts'
import { rejected } from './rejections.ts'
import type { CoinbaseState } from './state.ts'

/** The commands that place and cancel orders. */
export const orderCommands = (state: CoinbaseState): readonly Endpoint[] => [
  {
    route: 'POST /orders',
    allowance: 'private',
    answer: async ({ body }) => {
      const request = readOrder(state, body)
      await handOver(state)
      return place(state, request)
    },
  },
  {
    route: 'DELETE /orders/:id',
    allowance: 'private',
    answer: async (call: Call) => {
      await handOver(state)
      return cancel(state, call)
    },
  },
  {
    route: 'DELETE /orders',
    allowance: 'private',
    answer: async ({ query }) => {
      const symbol = readProduct(state, query)
      await handOver(state)
      return cancelAll(state, symbol)
    },
  },
]

/** Takes the time that an order command takes. */
async function handOver({ context }: CoinbaseState): Promise<void> {
  const latencyMs = context.orderLatencyMs()
  if (latencyMs > 0) await wait(latencyMs)
}

/** A post-only order that would take is answered like any other, and its status says that it was rejected. */
function place(state: CoinbaseState, request: OrderRequest): object {
  const { context, ids, expiries, specifiedFunds } = state
  const submitted = context.engine.submit(request.order)
  if (submitted.accepted) {
    const { order } = submitted
    if (request.cancelAfterMs !== undefined) expiries.add(order, request.cancelAfterMs)
    if (request.specifiedFunds !== undefined) specifiedFunds.set(order.id, request.specifiedFunds)
    const id = ids.orderId(order.id)
    return placedShape(state, request, { id, createdMs: order.createdMs, isRejected: false })
  }
  const { rejection } = submitted
  if (rejection.reason !== 'would-take') throw rejected(rejection, request)
  const id = randomUUID()
  return placedShape(state, request, { id, createdMs: context.now(), isRejected: true })
}

/** Answers with the id alone, as a JSON string: the one that the client sent. */
function cancel(state: CoinbaseState, { id, query }: Call): string {
  const order = orderOf(state, id)
  const product = query.text('product_id')
  const isElsewhere = product !== undefined && product !== order?.symbol
  if (!order || isPurged(order) || isElsewhere) throw refusals.orderNotFound()
  if (!isOpen(order) || !state.context.engine.cancel(order.symbol, order.id)) {
    throw refusals.alreadyDone()
  }
  return state.ids.orderId(order.id)
}

function readProduct({ context }: CoinbaseState, query: Query): string | undefined {
  const known = ['product_id', 'profile_id']
  const unknown = query.names.find(name => !known.includes(name))
  if (unknown !== undefined) throw refusals.invalid(unknown)
  const product = query.text('product_id')?.toUpperCase()
  if (product !== undefined && !context.engine.instruments.has(product)) {
    throw refusals.productNotFound()
  }
  return product
}

function cancelAll({ context, ids }: CoinbaseState, symbol: string | undefined): string[] {
  const { engine, account } = context
  return engine
    .openOrders(account, symbol)
    .map(({ symbol: own, id }) => engine.cancel(own, id))
    .filter((order): order is Order => order !== undefined)
    .map(({ id }) => ids.orderId(id))
}
