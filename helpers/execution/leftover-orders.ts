import { namedByRun } from '../../core/run-name.ts'

/** An order that is open, and who says so. */
export interface ShownOrder {
  readonly shownBy: string
  readonly symbol: string
  readonly clientOrderId: string
  readonly venueOrderId?: string | undefined
}

/** Open orders that a readiness run created, by the names that runs give; an order that two show is one. */
export function leftoverOrders<Shown extends ShownOrder>(
  shown: readonly Shown[],
): readonly Shown[] {
  const ours = shown.filter(({ clientOrderId }) => namedByRun.test(clientOrderId))
  const byOrder = Map.groupBy(ours, order => order.venueOrderId ?? order.clientOrderId)
  return [...byOrder.values()].map(([first]) => first!)
}

/** Such as `r0a1b2c3d-trade1-4 in BTCUSDT (7), shown by the account of the checks`. */
export const describeLeftover = (order: ShownOrder): string =>
  `${order.clientOrderId} in ${order.symbol} (${order.venueOrderId ?? 'no venue order id'}), shown by ${order.shownBy}`
