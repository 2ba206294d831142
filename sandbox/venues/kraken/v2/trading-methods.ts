import { asRefusal, refusals } from '../errors.ts'
import { DeadMan } from '../dead-man.ts'
import type { OrderRecord } from '../orders/order-record.ts'
import { readOrder } from '../orders/order-request.ts'
import {
  cancel,
  cancelAll,
  checkCancelAllowance,
  handOver,
  openOrdersOf,
  place,
} from '../orders/trading.ts'
import { isRecord, Parameters } from '../parameters.ts'
import { cancelBatch, placeBatch } from '../rest/batches.ts'
import { amendOrder, replaceOrder, targetOf } from '../rest/orders.ts'
import type { KrakenState } from '../state.ts'
import { isoSeconds } from '../times.ts'
import type { Outcome } from './envelope.ts'
import { inWordsOfRest, pairOf } from './order-params.ts'

type Params = Readonly<Record<string, unknown>>
type Method = (
  state: KrakenState,
  params: Params,
) => readonly Outcome[] | Promise<readonly Outcome[]>

/** The commands of WebSocket v2; each answers once, or once for each order that it is about. */
export const tradingMethods = {
  add_order: async (state, params) => {
    const request = readOrder(state, inWordsOfRest(params), pairOf(state, params))
    const order = await place(state, request)
    return [{ result: order ? idsOf(order) : { order_id: '' } }]
  },
  amend_order: async (state, params) => {
    const { amend_id, order } = await amendOrder(state, withTarget(params))
    return [{ result: { amend_id, ...nameOf(order, params) } }]
  },
  edit_order: async (state, params) => {
    const pair = pairOf(state, params)
    const { order_id: id, ...changes } = params
    const type = state.orders.get(String(id))?.terms.type
    const order = inWordsOfRest({ order_type: type, ...changes })
    const values = Object.fromEntries(order.names.map(name => [name, order.raw(name)]))
    const words = { ...values, pair: pair.id, txid: id }
    const { original, replacement } = await replaceOrder(state, new Parameters(words))
    return [{ result: { order_id: replacement?.id ?? '', original_order_id: original.id } }]
  },
  cancel_order: async (state, params) => {
    const named = new Parameters(params)
    const kinds = [
      named.list('order_id').map(id => ({ target: targetOf([id]), name: { order_id: id } })),
      named.list('cl_ord_id').map(id => ({ target: targetOf([], [id]), name: { cl_ord_id: id } })),
      named.list('order_userref').map(ref => ({
        target: targetOf([ref]),
        name: { order_userref: Number(ref) },
      })),
    ].filter(kind => kind.length > 0)
    const [kind, ...others] = kinds
    if (!kind || others.length > 0) throw refusals.argument('order_id')
    await handOver(state)
    return kind.map(({ target, name }) =>
      attempt(name, () => {
        const orders = openOrdersOf(state, target)
        checkCancelAllowance(state, orders)
        cancel(state, orders)
        return name
      }),
    )
  },
  cancel_all: async state => {
    await handOver(state)
    return [{ result: { count: cancelAll(state) } }]
  },
  cancel_all_orders_after: (state, params) => {
    const { timeout } = params
    if (typeof timeout !== 'number' || !DeadMan.isTimeout(timeout)) {
      throw refusals.argument('timeout')
    }
    const { nowMs, triggerMs } = state.deadMan.arm(timeout)
    const triggerTime = triggerMs === undefined ? '0' : isoSeconds(triggerMs)
    return [{ result: { currentTime: isoSeconds(nowMs), triggerTime } }]
  },
  batch_add: async (state, params) => {
    const pair = pairOf(state, params)
    const orders = Array.isArray(params['orders']) ? params['orders'] : []
    const words = orders.map((order: unknown) => {
      if (!isRecord(order)) throw refusals.argument('orders')
      const translated = inWordsOfRest(order)
      return Object.fromEntries(translated.names.map(name => [name, translated.raw(name)]))
    })
    const batch = { orders: words, deadline: params['deadline'], validate: params['validate'] }
    const rows = await placeBatch(state, new Parameters(batch), pair)
    return [
      {
        result: rows.map(({ order, error }) =>
          error === undefined
            ? order
              ? idsOf(order)
              : { order_id: '' }
            : { error, success: false },
        ),
      },
    ]
  },
  batch_cancel: async (state, params) => {
    const named = new Parameters(params)
    await handOver(state)
    const count = cancelBatch(state, targetOf(named.list('orders'), named.list('cl_ord_id')))
    return [{ result: { count } }]
  },
} as const satisfies Record<string, Method>

/** Whether a method is a command. */
export const isTradingMethod = (name: string): name is keyof typeof tradingMethods =>
  Object.hasOwn(tradingMethods, name)

const idsOf = ({ id, terms }: OrderRecord) => ({
  order_id: id,
  ...(terms.clientOrderId !== undefined && { cl_ord_id: terms.clientOrderId }),
  ...(terms.userref !== undefined && { order_userref: terms.userref }),
})

/** An order by the id that the client used. */
const nameOf = ({ id, terms }: OrderRecord, params: Params) =>
  params['cl_ord_id'] === undefined ? { order_id: id } : { cl_ord_id: terms.clientOrderId }

const withTarget = (params: Params): Parameters =>
  new Parameters({ ...without(params, ['order_id', 'token']), txid: params['order_id'] })

const without = (params: Params, names: readonly string[]): Params =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name)))

function attempt(name: object, act: () => object): Outcome {
  try {
    return { result: act() }
  } catch (error) {
    return { error: asRefusal(error).message, ...name }
  }
}
