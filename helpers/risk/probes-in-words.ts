import type { ControlledOrder } from './control-findings.ts'

/** What was submitted around a limit, in the order in which it was: side, quantity in units of the instrument, limit price. */
export const ordersInWords = (orders: readonly ControlledOrder[]): string =>
  orders.map(({ order }) => `${order.side} ${order.quantity} at ${order.price}`).join(', ')

/** What became of each, with the reason of the trading-system contract where it was denied. */
export const answersInWords = (orders: readonly ControlledOrder[]): string =>
  orders.map(({ told }) => `${told.state} ${told.reason?.code ?? ''}`.trim()).join(', ')
