import { DeadMan } from '../dead-man.ts'
import { refusals } from '../errors.ts'
import { readOrder } from '../orders/order-request.ts'
import { sentenceOfRecord } from '../orders/order-shape.ts'
import {
  cancel,
  cancelAll,
  checkCancelAllowance,
  handOver,
  openOrdersOf,
  place,
} from '../orders/trading.ts'
import type { Parameters } from '../parameters.ts'
import { onePair } from '../rest/market.ts'
import { readTarget, sentenceOfRequest } from '../rest/orders.ts'
import type { KrakenState } from '../state.ts'
import { isoSeconds } from '../times.ts'

type Command = (state: KrakenState, parameters: Parameters) => object | Promise<object>

/** The commands of WebSocket v1; amending is left to version 2. */
export const v1Commands = {
  addOrder: async (state, parameters) => {
    const request = readOrder(state, parameters, onePair(state, parameters))
    const order = await place(state, request)
    return order
      ? { descr: sentenceOfRecord(order), txid: order.id }
      : { descr: sentenceOfRequest(request) }
  },
  cancelOrder: async (state, parameters) => {
    const target = readTarget(parameters)
    await handOver(state)
    const orders = openOrdersOf(state, target)
    checkCancelAllowance(state, orders)
    cancel(state, orders)
    return {}
  },
  cancelAll: async state => {
    await handOver(state)
    return { count: cancelAll(state) }
  },
  cancelAllOrdersAfter: (state, parameters) => {
    const seconds = Number(parameters.required('timeout'))
    if (!DeadMan.isTimeout(seconds)) throw refusals.argument('timeout')
    const { nowMs, triggerMs } = state.deadMan.arm(seconds)
    return {
      currentTime: isoSeconds(nowMs),
      triggerTime: triggerMs === undefined ? '0' : isoSeconds(triggerMs),
    }
  },
} as const satisfies Record<string, Command>

/** Whether an event is a command. */
export const isV1Command = (event: string): event is keyof typeof v1Commands =>
  Object.hasOwn(v1Commands, event)
