import type { Order, Party, Scaled, Trade } from '../../matching/types.ts'
import { decimal } from './decimals.ts'
import type { Notes } from './order-notes.ts'
import { expiryReasonOf, orderStatusOf, sideOf, timeInForceOf, typeOf } from './order-words.ts'
import type { PreventedMatch } from './prevented-matches.ts'

/** What happened to an order, in Binance's words. */
export type Execution =
  | { readonly type: 'NEW' | 'EXPIRED' }
  | {
      readonly type: 'CANCELED' | 'REPLACED'
      readonly clientOrderId: string
      readonly original: string
    }
  | { readonly type: 'TRADE'; readonly trade: Trade; readonly own: Party }
  | { readonly type: 'TRADE_PREVENTION'; readonly match: PreventedMatch; readonly quantity: Scaled }

interface ReportContext {
  readonly notes: Notes
  readonly executionId: number
  readonly nowMs: number
}

/** The event that tells an account about one step in an order's life. */
export function executionReport(
  order: Order,
  execution: Execution,
  { notes, executionId, nowMs }: ReportContext,
): object {
  const renamed = execution.type === 'CANCELED' || execution.type === 'REPLACED'
  const isOpen = order.status === 'accepted' || order.status === 'partially-filled'
  return {
    e: 'executionReport',
    E: nowMs,
    s: order.symbol,
    c: renamed ? execution.clientOrderId : order.clientOrderId,
    S: sideOf(order),
    o: typeOf(order),
    f: timeInForceOf(order),
    q: decimal(order.quantity),
    p: decimal(order.price),
    P: decimal(order.triggerPrice),
    F: decimal(0n),
    g: -1,
    C: renamed ? execution.original : '',
    x: execution.type,
    X: orderStatusOf(order),
    r: 'NONE',
    i: order.id,
    ...lastFill(execution),
    z: decimal(order.filledQuantity),
    T: execution.type === 'TRADE' ? execution.trade.timeMs : order.updatedMs,
    ...prevention(order, execution),
    I: executionId,
    w: isOpen && order.workingMs !== undefined,
    m: execution.type === 'TRADE' && execution.own.isMaker,
    M: execution.type === 'TRADE',
    O: order.createdMs,
    Z: decimal(order.filledQuote),
    Q: decimal(order.quoteQuantity),
    ...(order.workingMs === undefined ? {} : { W: order.workingMs }),
    ...remarks(order, notes),
    V: notes.selfTradePreventionMode,
  }
}

function lastFill(execution: Execution): object {
  if (execution.type !== 'TRADE') {
    return { l: decimal(0n), L: decimal(0n), n: '0', N: null, t: -1, Y: decimal(0n) }
  }
  const { trade, own } = execution
  return {
    l: decimal(trade.quantity),
    L: decimal(trade.price),
    n: decimal(own.fee),
    N: own.feeAsset,
    t: trade.id,
    Y: decimal(trade.quote),
  }
}

function prevention(order: Order, execution: Execution): object {
  if (execution.type !== 'TRADE_PREVENTION') return {}
  const { match, quantity } = execution
  const counter = match.taker.id === order.id ? match.maker : match.taker
  return {
    v: match.id,
    A: decimal(order.preventedQuantity),
    B: decimal(quantity),
    u: 1,
    U: counter.id,
    Cs: counter.symbol,
    pl: decimal(quantity),
    pL: decimal(match.price),
  }
}

function remarks(order: Order, { strategyId, strategyType }: Notes): object {
  const reason = expiryReasonOf(order)
  return {
    ...(strategyId === undefined ? {} : { j: strategyId }),
    ...(strategyType === undefined ? {} : { J: strategyType }),
    ...(reason === undefined ? {} : { eR: reason }),
  }
}
