import { asRefusal, refusals } from '../errors.ts'
import { checkAccount, checkRules } from '../orders/admission.ts'
import type { OrderRecord } from '../orders/order-record.ts'
import { readDeadline, readOrder, type OrderRequest } from '../orders/order-request.ts'
import { sentenceOfRecord } from '../orders/order-shape.ts'
import { cancel, handOver, submit, type Target } from '../orders/trading.ts'
import type { Pair } from '../pairs.ts'
import { Parameters } from '../parameters.ts'
import type { KrakenState } from '../state.ts'
import { onePair } from './market.ts'
import type { PrivateMethods } from './method.ts'
import { sentenceOfRequest, targetOf } from './orders.ts'

const fewest = 2
const most = 15
const mostCanceled = 50

/** Several orders in one request. */
export const batchMethods = (state: KrakenState): PrivateMethods => ({
  AddOrderBatch: {
    cost: 0,
    answer: async parameters => {
      const rows = await placeBatch(state, parameters, onePair(state, parameters))
      return {
        orders: rows.map(({ request, order, error }) => {
          if (error !== undefined) return { error }
          const descr = { order: order ? sentenceOfRecord(order) : sentenceOfRequest(request) }
          return order ? { descr, txid: order.id } : { descr }
        }),
      }
    },
  },
  CancelOrderBatch: {
    cost: 0,
    answer: async parameters => {
      const target = targetOf(readIds(parameters, 'orders'), readIds(parameters, 'cl_ord_ids'))
      await handOver(state)
      return { count: cancelBatch(state, target) }
    },
  },
})

/** What became of one order of a batch. */
export interface BatchRow {
  readonly request: OrderRequest
  readonly order: OrderRecord | undefined
  readonly error: string | undefined
}

/** Places a batch: an order that breaks a rule refuses all, one that cannot be paid for only itself. */
export async function placeBatch(
  state: KrakenState,
  parameters: Parameters,
  pair: Pair,
): Promise<readonly BatchRow[]> {
  const items = parameters.items('orders')
  if (items.length < fewest || items.length > most) throw refusals.argument('orders')
  const requests = items.map(item => readOrder(state, item, pair))
  state.engineLimits.charge(pair.symbol, requests.length / 2)
  for (const request of requests) checkRules(state, request)
  const deadlineMs = readDeadline(state, parameters)
  if (parameters.flag('validate')) {
    return requests.map(request => attempt(request, () => checkAccount(state, request)))
  }
  await handOver(state, deadlineMs)
  return requests.map(request => attempt(request, () => submit(state, request)))
}

function attempt(request: OrderRequest, act: () => OrderRecord | void): BatchRow {
  try {
    return { request, order: act() ?? undefined, error: undefined }
  } catch (error) {
    return { request, order: undefined, error: asRefusal(error).message }
  }
}

function readIds(parameters: Parameters, name: string): readonly string[] {
  const value = parameters.raw(name)
  if (!Array.isArray(value)) return parameters.list(name)
  return value.map((item: unknown) => {
    if (typeof item === 'object' && item !== null) {
      const inner = new Parameters({ ...item })
      return inner.text('txid') ?? inner.required('cl_ord_id')
    }
    return String(item)
  })
}

/** Cancels what is open of many orders and passes over the rest; never refused for the counter. */
export function cancelBatch(state: KrakenState, target: Target): number {
  const ids = [...target.ids, ...target.clientOrderIds, ...target.userrefs.map(String)]
  if (ids.length === 0 || ids.length > mostCanceled) throw refusals.argument('orders')
  const wanted = new Set(ids)
  const isMeant = ({ id, terms }: OrderRecord) =>
    [id, terms.clientOrderId, terms.userref?.toString()].some(
      name => name !== undefined && wanted.has(name),
    )
  const orders = state.orders.open().filter(isMeant)
  if (orders.length === 0) throw refusals.unknownOrder()
  cancel(state, orders)
  return orders.length
}
