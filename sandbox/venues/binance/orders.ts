import type { Order } from '../../matching/types.ts'
import { randomId } from './client-order-id.ts'
import { decimal as rate } from './decimals.ts'
import type { Call, Endpoint } from './endpoint.ts'
import { refusals, rejected } from './errors.ts'
import { readInstrument } from './instruments.ts'
import { checkFilters, checkOpen, readOrder, type OrderRequest } from './order-request.ts'
import { amendedShape, canceledShape, placedShape } from './order-shapes.ts'
import { legal, type Parameters } from './parameters.ts'
import type { BinanceState } from './state.ts'

/** The commands that place, cancel and amend orders; cancel-replace has a file of its own. */
export const orderCommands = (state: BinanceState): readonly Endpoint[] => [
  {
    rest: 'POST /api/v3/order',
    socket: 'order.place',
    signed: true,
    weight: 1,
    order: true,
    read: parameters => {
      const request = readOrder(state.context, parameters)
      return async call => {
        await call.handOver()
        return place(state, request)
      }
    },
  },
  {
    rest: 'POST /api/v3/order/test',
    socket: 'order.test',
    signed: true,
    weight: parameters => (parameters.peek('computeCommissionRates') === 'true' ? 20 : 1),
    read: parameters => {
      const request = readOrder(state.context, parameters)
      const withRates = parameters.flag('computeCommissionRates')
      return () => {
        checkOpen(state.context, request)
        checkFilters(state.context, request)
        return withRates ? testedRates(state) : {}
      }
    },
  },
  {
    rest: 'DELETE /api/v3/order',
    socket: 'order.cancel',
    signed: true,
    weight: 1,
    order: true,
    read: parameters => {
      const request = readCancel(state, parameters, {
        id: 'orderId',
        clientOrderId: 'origClientOrderId',
        cancelId: 'newClientOrderId',
      })
      return async call => {
        await call.handOver()
        return cancel(state, request)
      }
    },
  },
  {
    rest: 'DELETE /api/v3/openOrders',
    socket: 'openOrders.cancelAll',
    signed: true,
    weight: 1,
    order: true,
    read: parameters => {
      const { symbol } = readInstrument(state.context, parameters)
      return call => cancelAll(state, symbol, call)
    },
  },
  {
    rest: 'PUT /api/v3/order/amend/keepPriority',
    socket: 'order.amend.keepPriority',
    signed: true,
    weight: 4,
    read: parameters => readAmendment(state, parameters),
  },
]

/** Places an order, counting it against the account's allowance. */
export function place(state: BinanceState, request: OrderRequest): object {
  const { context, limits, notes } = state
  checkOpen(context, request)
  limits.admitOrder()
  const submitted = notes.attach(request.notes, () => context.engine.submit(request.order))
  if (!submitted.accepted) throw rejected(submitted.rejection)
  limits.countOrder(1)
  const { order, trades } = submitted
  return placedShape(order, request.notes, { trades, type: request.responseType })
}

/** Which order is to be canceled, and how. */
export interface CancelRequest {
  readonly symbol: string
  readonly order: Target
  readonly cancelId: string
  readonly restriction: 'ONLY_NEW' | 'ONLY_PARTIALLY_FILLED' | undefined
}

/** An order by either id or both. */
export interface Target {
  readonly id: number | undefined
  readonly clientOrderId: string | undefined
}

/** Reads a cancel; cancel-replace has its own names for the same parameters. */
export function readCancel(
  state: BinanceState,
  parameters: Parameters,
  names: { readonly id: string; readonly clientOrderId: string; readonly cancelId: string },
): CancelRequest {
  const { symbol } = readInstrument(state.context, parameters)
  return {
    symbol,
    order: readTarget(parameters, names),
    cancelId: parameters.optional(names.cancelId, legal.clientOrderId) ?? randomId(),
    restriction: parameters.choice(
      'cancelRestrictions',
      ['ONLY_NEW', 'ONLY_PARTIALLY_FILLED'],
      refusals.cancelRestrictions,
    ),
  }
}

/** Reads which order is meant; one of its ids must be sent. */
export function readTarget(
  parameters: Parameters,
  names = { id: 'orderId', clientOrderId: 'origClientOrderId' },
): Target {
  const id = parameters.integer(names.id)
  const clientOrderId = parameters.optional(names.clientOrderId)
  if (id === undefined && clientOrderId === undefined) {
    throw refusals.neither(names.id, names.clientOrderId)
  }
  return { id, clientOrderId }
}

/** The account's order that is meant; by its id if that was sent, and then the client order id must be its own. */
export function findOrder(
  { context }: BinanceState,
  symbol: string,
  { id, clientOrderId }: Target,
): Order | undefined {
  const { engine, account } = context
  if (id === undefined) return engine.orderByClientId(account, symbol, clientOrderId ?? '')
  const order = engine.order(id)
  if (order?.account !== account || order.symbol !== symbol) return undefined
  if (clientOrderId !== undefined && order.clientOrderId !== clientOrderId) {
    throw refusals.otherClientOrderId()
  }
  return order
}

/** Cancels an order and tells how it ended. */
export function cancel(state: BinanceState, request: CancelRequest): object {
  const { symbol, cancelId, restriction } = request
  const found = findOrder(state, symbol, request.order)
  if (!found) throw refusals.unknownOrder()
  const isNew = found.status === 'accepted'
  if (restriction !== undefined && isNew !== (restriction === 'ONLY_NEW')) {
    throw refusals.cancelRestricted()
  }
  const order = state.context.engine.cancel(symbol, found.id, cancelId)
  if (!order) throw refusals.unknownOrder()
  return canceled(state, order, cancelId)
}

async function cancelAll(state: BinanceState, symbol: string, call: Call): Promise<object> {
  await call.handOver()
  const { engine, account } = state.context
  const open = engine.openOrders(account, symbol)
  if (open.length === 0) throw refusals.unknownOrder()
  return open.flatMap(({ id }) => {
    const cancelId = randomId()
    const order = engine.cancel(symbol, id, cancelId)
    return order ? [canceled(state, order, cancelId)] : []
  })
}

const canceled = ({ notes, context }: BinanceState, order: Order, cancelId: string): object =>
  canceledShape(order, notes.of(order), { cancelId, transactTime: context.now() })

function readAmendment(state: BinanceState, parameters: Parameters): (call: Call) => unknown {
  const { context, users, notes } = state
  const { symbol } = readInstrument(context, parameters)
  const target = readTarget(parameters)
  const newId = parameters.optional('newClientOrderId', legal.clientOrderId) ?? randomId()
  parameters.mandatory('newQty')
  const quantity = parameters.amount('newQty') ?? 0n
  return async call => {
    await call.handOver()
    const found = findOrder(state, symbol, target)
    if (!found) throw refusals.amend('Unknown order sent.')
    const original = found.clientOrderId
    if (quantity >= found.quantity) {
      throw refusals.amend('Order amend (quantity increase) is not supported.')
    }
    const order = context.faults.has('ignored-replace')
      ? { ...found, quantity, clientOrderId: newId }
      : context.engine.reduce(symbol, found.id, quantity, newId)
    if (!order) throw refusals.amend('Unknown order sent.')
    const executionId = users.nextExecutionId
    if (!context.faults.has('ignored-replace')) users.amended(order, original)
    return {
      transactTime: order.updatedMs,
      executionId,
      amendedOrder: amendedShape(order, notes.of(order), original),
    }
  }
}

function testedRates({ context }: BinanceState): object {
  const fees = context.engine.fees(context.account)
  const rates = { maker: rate(fees.maker), taker: rate(fees.taker) }
  return {
    standardCommissionForOrder: rates,
    specialCommissionForOrder: { maker: rate(0n), taker: rate(0n) },
    taxCommissionForOrder: { maker: rate(0n), taker: rate(0n) },
    discount: {
      enabledForAccount: false,
      enabledForSymbol: false,
      discountAsset: 'BNB',
      discount: rate(0n),
    },
  }
}
