import type { Order, OrderKind, SelfTradePrevention, Side } from '../../matching/types.ts'

/** Binance's order types. */
export const orderTypes = [
  'LIMIT',
  'LIMIT_MAKER',
  'MARKET',
  'STOP_LOSS',
  'STOP_LOSS_LIMIT',
  'TAKE_PROFIT',
  'TAKE_PROFIT_LIMIT',
] as const
export type OrderType = (typeof orderTypes)[number]

/** How the engine names an order type; a limit maker is a limit order that is post-only. */
export const kinds = {
  LIMIT: 'limit',
  LIMIT_MAKER: 'limit',
  MARKET: 'market',
  STOP_LOSS: 'stop-loss',
  STOP_LOSS_LIMIT: 'stop-loss-limit',
  TAKE_PROFIT: 'take-profit',
  TAKE_PROFIT_LIMIT: 'take-profit-limit',
} as const satisfies Record<OrderType, OrderKind>

const types = {
  limit: 'LIMIT',
  market: 'MARKET',
  'stop-loss': 'STOP_LOSS',
  'stop-loss-limit': 'STOP_LOSS_LIMIT',
  'take-profit': 'TAKE_PROFIT',
  'take-profit-limit': 'TAKE_PROFIT_LIMIT',
} as const satisfies Record<OrderKind, OrderType>

export const typeOf = (order: Order): OrderType =>
  order.kind === 'limit' && order.postOnly ? 'LIMIT_MAKER' : types[order.kind]

export const sideOf = (order: Order): 'BUY' | 'SELL' => (order.side === 'buy' ? 'BUY' : 'SELL')
export const sides = { BUY: 'buy', SELL: 'sell' } as const satisfies Record<string, Side>

/** A market order works without a time in force; Binance shows GTC. */
export const timeInForceOf = (order: Order): string =>
  order.kind === 'market' ? 'GTC' : order.timeInForce

const statuses = {
  accepted: 'NEW',
  'partially-filled': 'PARTIALLY_FILLED',
  filled: 'FILLED',
  canceled: 'CANCELED',
  expired: 'EXPIRED',
  'expired-in-match': 'EXPIRED_IN_MATCH',
} as const satisfies Record<Order['status'], string>

export const orderStatusOf = (order: Order): string => statuses[order.status]

/** How Binance names the engine's modes of self-trade prevention. */
export const selfTradeModes = {
  none: 'NONE',
  'expire-maker': 'EXPIRE_MAKER',
  'expire-taker': 'EXPIRE_TAKER',
  'expire-both': 'EXPIRE_BOTH',
  decrement: 'DECREMENT',
} as const satisfies Record<SelfTradePrevention, string>

/** The modes that an order may ask for. */
export const selfTradePreventionModes = [
  'NONE',
  'EXPIRE_MAKER',
  'EXPIRE_TAKER',
  'EXPIRE_BOTH',
  'DECREMENT',
  'TRANSFER',
] as const
export type SelfTradePreventionMode = (typeof selfTradePreventionModes)[number]

/** TRANSFER moves orders between accounts; within one account it decrements. */
export const selfTradePreventions = {
  NONE: 'none',
  EXPIRE_MAKER: 'expire-maker',
  EXPIRE_TAKER: 'expire-taker',
  EXPIRE_BOTH: 'expire-both',
  DECREMENT: 'decrement',
  TRANSFER: 'decrement',
} as const satisfies Record<SelfTradePreventionMode, SelfTradePrevention>

const expiryReasons = {
  'unfilled-ioc': 'UNFILLED_IOC_QUANTITY_EXPIRED',
  'unfilled-fok': 'UNFILLED_FOK_ORDER_EXPIRED',
  'no-liquidity': 'INSUFFICIENT_LIQUIDITY',
  'session-end': 'EXCHANGE_CANCELED',
} as const

/** Why an order expired, where Binance says it. */
export const expiryReasonOf = ({ expiryReason }: Order): string | undefined =>
  expiryReason === undefined || expiryReason === 'self-trade'
    ? undefined
    : expiryReasons[expiryReason]
