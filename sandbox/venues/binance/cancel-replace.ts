import type { Order } from '../../matching/types.ts'
import { decimal } from './decimals.ts'
import type { Endpoint } from './endpoint.ts'
import { Refusal, refusals } from './errors.ts'
import { checkFilters, checkOpen, readOrder, type OrderRequest } from './order-request.ts'
import { cancel, findOrder, place, readCancel, type CancelRequest } from './orders.ts'
import type { BinanceState } from './state.ts'

interface Replacement {
  readonly cancel: CancelRequest
  readonly request: OrderRequest
  readonly stopsOnFailure: boolean
  /** Whether the cancel goes ahead when the account has no allowance for the new order. */
  readonly cancelsAnyway: boolean
}

type Half =
  { readonly ok: true; readonly body: object } | { readonly ok: false; readonly refusal: Refusal }

/** Cancels an order and places another; either half may fail. */
export const cancelReplace = (state: BinanceState): Endpoint => ({
  rest: 'POST /api/v3/order/cancelReplace',
  socket: 'order.cancelReplace',
  signed: true,
  weight: 1,
  order: true,
  read: parameters => {
    parameters.mandatory('cancelReplaceMode')
    const mode = parameters.choice('cancelReplaceMode', ['STOP_ON_FAILURE', 'ALLOW_FAILURE'], () =>
      refusals.notValid('cancelReplaceMode'),
    )
    const excess = parameters.choice(
      'orderRateLimitExceededMode',
      ['DO_NOTHING', 'CANCEL_ONLY'],
      () => refusals.notValid('orderRateLimitExceededMode'),
    )
    const replacement = {
      request: readOrder(state.context, parameters),
      cancel: readCancel(state, parameters, {
        id: 'cancelOrderId',
        clientOrderId: 'cancelOrigClientOrderId',
        cancelId: 'cancelNewClientOrderId',
      }),
      stopsOnFailure: mode === 'STOP_ON_FAILURE',
      cancelsAnyway: excess === 'CANCEL_ONLY',
    }
    return async call => {
      await call.handOver()
      return replace(state, replacement)
    }
  },
})

function replace(state: BinanceState, replacement: Replacement): object {
  const { cancel: cancelRequest, request, stopsOnFailure, cancelsAnyway } = replacement
  checkOpen(state.context, request)
  checkFilters(state.context, request)
  const kept = ignored(state, cancelRequest)
  const admission = half(() => (state.limits.admitOrder(), {}))
  if (!admission.ok && !cancelsAnyway) throw admission.refusal
  const cancelHalf = half(() => cancel(state, cancelRequest))
  if (!cancelHalf.ok && stopsOnFailure) {
    if (admission.ok) state.limits.countOrder(1)
    throw failed(cancelHalf, undefined)
  }
  const placeNew = () => (kept ? placeKept(state, kept, request) : place(state, request))
  const newHalf = admission.ok ? half(placeNew) : admission
  if (cancelHalf.ok && newHalf.ok) return halves(cancelHalf, newHalf)
  throw failed(cancelHalf, newHalf)
}

/** The order whose replacement is only acknowledged, under the fault that ignores it. */
const ignored = (state: BinanceState, { symbol, order }: CancelRequest): Order | undefined =>
  state.context.faults.has('ignored-replace') ? findOrder(state, symbol, order) : undefined

/** Places an order on the terms of the one before it, and says that it is on those that were asked for. */
function placeKept(state: BinanceState, kept: Order, request: OrderRequest): object {
  const { price, quantity, filledQuantity } = kept
  const order = { ...request.order, price, quantity: quantity - filledQuantity }
  const told = place(state, { ...request, order })
  if (!('origQty' in told)) return told
  const { price: asked = 0n, quantity: wanted = 0n } = request.order
  return { ...told, price: decimal(asked), origQty: decimal(wanted) }
}

function half(act: () => object): Half {
  try {
    return { ok: true, body: act() }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, refusal: error }
    throw error
  }
}

/** Half a success is a 409; an allowance that ran out stays a 429. */
function failed(cancelHalf: Half, newHalf: Half | undefined): Refusal {
  const data = halves(cancelHalf, newHalf)
  if (!cancelHalf.ok && !newHalf?.ok) {
    return new Refusal(-2022, 'Order cancel-replace failed.', { data })
  }
  const excess =
    newHalf && !newHalf.ok && newHalf.refusal.status === 429 ? newHalf.refusal : undefined
  return new Refusal(-2021, 'Order cancel-replace partially failed.', {
    status: excess?.status ?? 409,
    ...(excess?.retryAtMs === undefined ? {} : { retryAtMs: excess.retryAtMs }),
    data,
  })
}

const halves = (cancelHalf: Half, newHalf: Half | undefined): object => ({
  cancelResult: cancelHalf.ok ? 'SUCCESS' : 'FAILURE',
  newOrderResult: newHalf === undefined ? 'NOT_ATTEMPTED' : newHalf.ok ? 'SUCCESS' : 'FAILURE',
  cancelResponse: bodyOf(cancelHalf),
  newOrderResponse: newHalf === undefined ? null : bodyOf(newHalf),
})

const bodyOf = (part: Half): object => (part.ok ? part.body : part.refusal.body)
