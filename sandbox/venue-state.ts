import { formatDecimal } from './decimal.ts'
import type { Balance, MatchingEngine, Order } from './matching/types.ts'

/** What the sandbox's account has at a venue, straight from the engine: the view that no protocol has touched. */
export interface VenueState {
  readonly account: string
  readonly openOrders: readonly OpenOrderState[]
  readonly balances: Readonly<Record<string, BalanceState>>
}

/** An open order; amounts are plain decimals. */
export interface OpenOrderState {
  readonly id: number
  readonly clientOrderId: string
  readonly symbol: string
  readonly side: Order['side']
  readonly kind: Order['kind']
  readonly status: Order['status']
  readonly timeInForce: Order['timeInForce']
  readonly postOnly: boolean
  readonly price: string
  readonly triggerPrice: string
  readonly quantity: string
  readonly filledQuantity: string
  readonly filledQuote: string
  readonly createdMs: number
}

/** What an account has of an asset; amounts are plain decimals. */
export interface BalanceState {
  readonly free: string
  readonly locked: string
}

/** Reads an account's state out of an engine. */
export function venueState(engine: MatchingEngine, account: string): VenueState {
  const balances = [...engine.balances(account)].map(
    ([asset, balance]) => [asset, balanceState(balance)] as const,
  )
  return {
    account,
    openOrders: engine.openOrders(account).map(openOrderState),
    balances: Object.fromEntries(balances),
  }
}

const balanceState = ({ free, locked }: Balance): BalanceState => ({
  free: formatDecimal(free),
  locked: formatDecimal(locked),
})

const openOrderState = (order: Order): OpenOrderState => ({
  id: order.id,
  clientOrderId: order.clientOrderId,
  symbol: order.symbol,
  side: order.side,
  kind: order.kind,
  status: order.status,
  timeInForce: order.timeInForce,
  postOnly: order.postOnly,
  price: formatDecimal(order.price),
  triggerPrice: formatDecimal(order.triggerPrice),
  quantity: formatDecimal(order.quantity),
  filledQuantity: formatDecimal(order.filledQuantity),
  filledQuote: formatDecimal(order.filledQuote),
  createdMs: order.createdMs,
})
