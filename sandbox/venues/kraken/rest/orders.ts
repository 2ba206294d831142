import { fixed, padded } from '../amounts.ts'
import { refusals } from '../errors.ts'
import { DeadMan } from '../dead-man.ts'
import { tradeIds } from '../id-code.ts'
import { amend, replace, requestOf } from '../orders/amending.ts'
import { priceOf } from '../orders/relative-price.ts'
import type { OrderRecord } from '../orders/order-record.ts'
import { readDeadline, readOrder, type OrderRequest } from '../orders/order-request.ts'
import { sentenceOf, sentenceOfRecord } from '../orders/order-shape.ts'
import {
  cancel,
  cancelAll,
  checkCancelAllowance,
  handOver,
  openOrdersOf,
  place,
  type Target,
} from '../orders/trading.ts'
import type { Parameters } from '../parameters.ts'
import type { KrakenState } from '../state.ts'
import { isoSeconds } from '../times.ts'
import { onePair } from './market.ts'
import type { PrivateMethods } from './method.ts'

/** The commands that place, change and cancel orders; batches have a file of their own. */
export const orderMethods = (state: KrakenState): PrivateMethods => ({
  AddOrder: {
    cost: 0,
    answer: async parameters => {
      const request = readOrder(state, parameters, onePair(state, parameters))
      const order = await place(state, request)
      const descr = { order: order ? sentenceOfRecord(order) : sentenceOfRequest(request) }
      return order ? { descr, txid: [order.id] } : { descr }
    },
  },
  AmendOrder: {
    cost: 0,
    answer: async parameters => {
      const { amend_id } = await amendOrder(state, parameters)
      return { amend_id }
    },
  },
  EditOrder: { cost: 0, answer: parameters => editOrder(state, parameters) },
  CancelOrder: {
    cost: 0,
    answer: async parameters => {
      const target = readTarget(parameters)
      await handOver(state)
      const orders = openOrdersOf(state, target)
      checkCancelAllowance(state, orders)
      cancel(state, orders)
      return { count: orders.length }
    },
  },
  CancelAll: {
    cost: 0,
    answer: async () => {
      await handOver(state)
      return { count: cancelAll(state) }
    },
  },
  CancelAllOrdersAfter: {
    cost: 0,
    answer: parameters => {
      const seconds = Number(parameters.required('timeout'))
      if (!DeadMan.isTimeout(seconds)) throw refusals.argument('timeout')
      const { nowMs, triggerMs } = state.deadMan.arm(seconds)
      return {
        currentTime: isoSeconds(nowMs),
        triggerTime: triggerMs === undefined ? '0' : isoSeconds(triggerMs),
      }
    },
  },
})

/** The sentence of an order that was only validated. */
export const sentenceOfRequest = (request: OrderRequest): string =>
  sentenceOf({
    ...request,
    price: request.price ?? 0n,
    triggerPrice: request.triggerPrice ?? 0n,
    volume: request.quantity ?? request.quoteQuantity ?? 0n,
  })

/** Reads which orders a cancel means: an id of Kraken's, a reference in its place, or a client order id. */
export function readTarget(parameters: Parameters): Target {
  const named = parameters.list('txid')
  const clientOrderIds = parameters.list('cl_ord_id')
  if (named.length === 0 && clientOrderIds.length === 0) throw refusals.argument('txid')
  return targetOf(named, clientOrderIds)
}

/** A number in the place of an id is a reference. */
export const targetOf = (
  named: readonly string[],
  clientOrderIds: readonly string[] = [],
): Target => ({
  ids: named.filter(name => !isReference(name)),
  userrefs: named.filter(isReference).map(Number),
  clientOrderIds,
})

const isReference = (name: string): boolean => /^-?\d+$/.test(name)

/** The one open order that a request means by its id or its client order id. */
function oneOpenOrder(state: KrakenState, parameters: Parameters): OrderRecord {
  const [order, ...others] = openOrdersOf(state, readTarget(parameters))
  if (!order || others.length > 0) throw refusals.unknownOrder()
  return order
}

/** Amends an order; REST and WebSocket v2 name the parameters alike. */
export async function amendOrder(
  state: KrakenState,
  parameters: Parameters,
): Promise<{ readonly amend_id: string; readonly order: OrderRecord }> {
  const deadlineMs = readDeadline(state, parameters)
  const quantity = parameters.amount('order_qty')
  const named = ['limit_price', 'trigger_price'].map(name => parameters.text(name))
  if (quantity === undefined && named.every(text => text === undefined)) throw refusals.argument()
  if (quantity === 0n) throw refusals.argument('order_qty')
  await handOver(state, deadlineMs)
  const order = oneOpenOrder(state, parameters)
  const { symbol } = order.pair
  const cost = 1 + state.engineLimits.costByAge('amend', order.touchedMs)
  state.engineLimits.charge(symbol, cost)
  const [price, triggerPrice] = readPrices(state, order, named)
  amend(state, order, { quantity, price, triggerPrice, postOnly: parameters.flag('post_only') })
  return { amend_id: nextAmendId(), order }
}

let amendments = 0

/** Amendments have ids of the same kind as trades. */
function nextAmendId(): string {
  amendments += 1
  return tradeIds.encode(Number.MAX_SAFE_INTEGER - amendments)
}

function readPrices(
  state: KrakenState,
  order: OrderRecord,
  texts: readonly (string | undefined)[],
): readonly (bigint | undefined)[] {
  const [last] = state.context.engine.recentTrades(order.pair.symbol, 1)
  const { tickSize } = state.pairs.rules(order.pair)
  const reference = { lastPrice: last?.price ?? 0n, tickSize, side: order.side }
  return texts.map(text => {
    if (text === undefined) return undefined
    const price = priceOf(text, reference)
    if (price === undefined || price <= 0n) throw refusals.argument('price')
    return price
  })
}

/** Cancels an order and places a changed one with another id. */
export async function replaceOrder(
  state: KrakenState,
  parameters: Parameters,
): Promise<{ readonly original: OrderRecord; readonly replacement: OrderRecord | undefined }> {
  const pair = onePair(state, parameters)
  const deadlineMs = readDeadline(state, parameters)
  const quantity = parameters.amount('volume')
  if (quantity === 0n) throw refusals.argument('volume')
  await handOver(state, deadlineMs)
  const original = oneOpenOrder(state, parameters)
  if (original.pair !== pair) throw refusals.argument('pair')
  if (original.terms.clientOrderId !== undefined) throw refusals.argument('cl_ord_id')
  const cost = 1 + state.engineLimits.costByAge('edit', original.touchedMs)
  state.engineLimits.charge(pair.symbol, cost)
  const [first, second] = readPrices(state, original, [
    parameters.text('price'),
    parameters.text('price2'),
  ])
  const waits = original.triggerPrice > 0n
  const request = requestOf(original, {
    quantity,
    price: waits ? second : first,
    triggerPrice: waits ? first : undefined,
    postOnly: parameters.list('oflags').includes('post'),
  })
  const userref = parameters.integer('userref') ?? original.terms.userref
  const terms = { ...request.terms, userref, replaces: original.id }
  if (parameters.flag('validate')) return { original, replacement: undefined }
  return { original, replacement: replace(state, original, { ...request, terms }) }
}

async function editOrder(state: KrakenState, parameters: Parameters): Promise<object> {
  const { original, replacement } = await replaceOrder(state, parameters)
  const order = replacement ?? original
  return {
    status: 'ok',
    ...(replacement && { txid: replacement.id }),
    originaltxid: original.id,
    volume: fixed(order.quantity, order.pair.lotDecimals),
    price: padded(order.price, order.pair.priceDecimals),
    orders_cancelled: replacement ? 1 : 0,
    descr: { order: sentenceOfRecord(order) },
  }
}
