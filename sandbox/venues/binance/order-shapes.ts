import type { Order, Party, Trade } from '../../matching/types.ts'
import { decimal } from './decimals.ts'
import type { Notes } from './order-notes.ts'
import { expiryReasonOf, orderStatusOf, sideOf, timeInForceOf, typeOf } from './order-words.ts'

/** How much a new order's answer tells. */
export type ResponseType = 'ACK' | 'RESULT' | 'FULL'

/** The answer to a new order. */
export function placedShape(
  order: Order,
  notes: Notes,
  { trades, type }: { trades: readonly Trade[]; type: ResponseType },
): object {
  const acknowledgement = {
    symbol: order.symbol,
    orderId: order.id,
    orderListId: -1,
    clientOrderId: order.clientOrderId,
    transactTime: order.updatedMs,
  }
  if (type === 'ACK') return acknowledgement
  const result = {
    ...acknowledgement,
    price: decimal(order.price),
    origQty: decimal(order.quantity),
    executedQty: decimal(order.filledQuantity),
    origQuoteOrderQty: decimal(order.quoteQuantity),
    cummulativeQuoteQty: decimal(order.filledQuote),
    status: orderStatusOf(order),
    timeInForce: timeInForceOf(order),
    type: typeOf(order),
    side: sideOf(order),
    ...conditional(order, notes),
    workingTime: order.workingMs ?? -1,
    selfTradePreventionMode: notes.selfTradePreventionMode,
  }
  return type === 'RESULT' ? result : { ...result, fills: trades.map(trade => fill(trade, order)) }
}

/** An order as the queries tell it. */
export function queriedShape(order: Order, notes: Notes): object {
  return {
    symbol: order.symbol,
    orderId: order.id,
    orderListId: -1,
    clientOrderId: order.clientOrderId,
    price: decimal(order.price),
    origQty: decimal(order.quantity),
    executedQty: decimal(order.filledQuantity),
    cummulativeQuoteQty: decimal(order.filledQuote),
    status: orderStatusOf(order),
    timeInForce: timeInForceOf(order),
    type: typeOf(order),
    side: sideOf(order),
    stopPrice: decimal(order.triggerPrice),
    icebergQty: decimal(0n),
    time: order.createdMs,
    updateTime: order.updatedMs,
    isWorking: order.workingMs !== undefined,
    workingTime: order.workingMs ?? -1,
    origQuoteOrderQty: decimal(order.quoteQuantity),
    ...strategy(notes),
    ...prevention(order),
    ...expiry(order),
    selfTradePreventionMode: notes.selfTradePreventionMode,
  }
}

/** The answer to a cancel: `clientOrderId` is the cancel's own, whatever has become of the order's status in the books. */
export function canceledShape(
  order: Order,
  notes: Notes,
  { cancelId, transactTime }: { cancelId: string; transactTime: number },
): object {
  return {
    symbol: order.symbol,
    origClientOrderId: order.clientOrderId,
    orderId: order.id,
    orderListId: -1,
    clientOrderId: cancelId,
    transactTime,
    price: decimal(order.price),
    origQty: decimal(order.quantity),
    executedQty: decimal(order.filledQuantity),
    origQuoteOrderQty: decimal(order.quoteQuantity),
    cummulativeQuoteQty: decimal(order.filledQuote),
    status: 'CANCELED',
    timeInForce: timeInForceOf(order),
    type: typeOf(order),
    side: sideOf(order),
    ...trigger(order),
    ...strategy(notes),
    ...prevention(order),
    selfTradePreventionMode: notes.selfTradePreventionMode,
  }
}

/** The order in the answer to an amendment, where the misspelt name is spelt right. */
export function amendedShape(order: Order, notes: Notes, origClientOrderId: string): object {
  return {
    symbol: order.symbol,
    orderId: order.id,
    orderListId: -1,
    origClientOrderId,
    clientOrderId: order.clientOrderId,
    price: decimal(order.price),
    qty: decimal(order.quantity),
    executedQty: decimal(order.filledQuantity),
    preventedQty: decimal(order.preventedQuantity),
    quoteOrderQty: decimal(order.quoteQuantity),
    cumulativeQuoteQty: decimal(order.filledQuote),
    status: orderStatusOf(order),
    timeInForce: timeInForceOf(order),
    type: typeOf(order),
    side: sideOf(order),
    workingTime: order.workingMs ?? -1,
    selfTradePreventionMode: notes.selfTradePreventionMode,
  }
}

/** A trade as the account's history tells it. */
export function accountTradeShape(trade: Trade, own: Party): object {
  return {
    symbol: trade.symbol,
    id: trade.id,
    orderId: own.orderId,
    orderListId: -1,
    price: decimal(trade.price),
    qty: decimal(trade.quantity),
    quoteQty: decimal(trade.quote),
    commission: decimal(own.fee),
    commissionAsset: own.feeAsset,
    time: trade.timeMs,
    isBuyer: own === trade.buyer,
    isMaker: own.isMaker,
    isBestMatch: true,
  }
}

/** The sides of a trade that an account has: both when it traded with itself. */
export const partiesOf = (trade: Trade, account: string): readonly Party[] =>
  [trade.buyer, trade.seller].filter(party => party.account === account)

function fill(trade: Trade, order: Order): object {
  const own = trade.buyer.orderId === order.id ? trade.buyer : trade.seller
  return {
    price: decimal(trade.price),
    qty: decimal(trade.quantity),
    commission: decimal(own.fee),
    commissionAsset: own.feeAsset,
    tradeId: trade.id,
  }
}

const conditional = (order: Order, notes: Notes): object => ({
  ...trigger(order),
  ...strategy(notes),
  ...prevention(order),
  ...expiry(order),
})

const trigger = ({ triggerPrice }: Order): object =>
  triggerPrice === 0n ? {} : { stopPrice: decimal(triggerPrice) }

const strategy = ({ strategyId, strategyType }: Notes): object => ({
  ...(strategyId === undefined ? {} : { strategyId }),
  ...(strategyType === undefined ? {} : { strategyType }),
})

const prevention = ({ preventedQuantity }: Order): object =>
  preventedQuantity === 0n ? {} : { preventedQuantity: decimal(preventedQuantity) }

const expiry = (order: Order): object => {
  const expiryReason = expiryReasonOf(order)
  return expiryReason === undefined ? {} : { expiryReason }
}
