import { setTimeout as wait } from 'node:timers/promises'
import { refusals, rejected } from '../errors.ts'
import type { KrakenState } from '../state.ts'
import { checkAccount, checkRules, engineOrder } from './admission.ts'
import type { OrderRecord } from './order-record.ts'
import type { OrderRequest } from './order-request.ts'

/** Takes the time that an order command takes; refuses one whose deadline has passed by then. */
export async function handOver({ context }: KrakenState, deadlineMs?: number): Promise<void> {
  const latencyMs = context.orderLatencyMs()
  if (latencyMs > 0) await wait(latencyMs)
  if (deadlineMs !== undefined && context.now() >= deadlineMs) throw refusals.deadline()
}

/** Places an order; undefined when it was only to be validated. */
export async function place(
  state: KrakenState,
  request: OrderRequest,
): Promise<OrderRecord | undefined> {
  state.engineLimits.charge(request.pair.symbol, 1)
  checkRules(state, request)
  if (request.validate) {
    checkAccount(state, request)
    return undefined
  }
  await handOver(state, request.deadlineMs)
  return submit(state, request)
}

/** Gives an order to the engine. */
export function submit(state: KrakenState, request: OrderRequest): OrderRecord {
  const { engine } = state.context
  const submitted = state.orders.arrive(request.terms, () =>
    engine.submit(engineOrder(state, request)),
  )
  if (!submitted.accepted) throw rejected(submitted.rejection)
  const record = state.orders.placed(submitted.order.id)
  if (request.terms.expireMs !== undefined) state.expiries.watch(record)
  return record
}

/** Which orders a client means: by Kraken's id, by its own, or all with a reference that it gave. */
export interface Target {
  readonly ids: readonly string[]
  readonly clientOrderIds: readonly string[]
  readonly userrefs: readonly number[]
}

/** The open orders that are meant, each once; refuses when one of the ids means none. */
export function openOrdersOf({ orders }: KrakenState, target: Target): readonly OrderRecord[] {
  const open = orders.open()
  const found = new Set<OrderRecord>()
  const add = (matches: (order: OrderRecord) => boolean) => {
    const matching = open.filter(matches)
    if (matching.length === 0) throw refusals.unknownOrder()
    for (const order of matching) found.add(order)
  }
  for (const id of target.ids) add(order => order.id === id)
  for (const id of target.clientOrderIds) add(order => order.terms.clientOrderId === id)
  for (const userref of target.userrefs) add(order => order.terms.userref === userref)
  return [...found]
}

/** Cancels open orders and charges what their ages cost. */
export function cancel(state: KrakenState, orders: readonly OrderRecord[]): void {
  for (const order of orders) {
    const { symbol } = order.pair
    state.engineLimits.add(symbol, state.engineLimits.costByAge('cancel', order.touchedMs))
    if (!state.context.engine.cancel(symbol, order.engineId)) throw refusals.unknownOrder()
  }
}

/** Cancels all that is open; returns how many orders that were. */
export function cancelAll(state: KrakenState): number {
  const open = state.orders.open()
  for (const symbol of new Set(open.map(({ pair }) => pair.symbol))) {
    state.engineLimits.add(symbol, 1)
  }
  return open.filter(({ pair, engineId }) => state.context.engine.cancel(pair.symbol, engineId))
    .length
}

/** Refuses to cancel while the pair's counter is already too high. */
export function checkCancelAllowance(state: KrakenState, orders: readonly OrderRecord[]): void {
  for (const { pair } of orders) state.engineLimits.charge(pair.symbol, 0)
}
