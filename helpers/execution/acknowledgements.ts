import { latencySummary } from '../latency-summary.ts'
import type { OrderState } from './order-states.ts'
import { acknowledgementMs, type TimedOrder } from './order-times.ts'

interface EndedOrder extends TimedOrder {
  readonly state: OrderState
}

/**
 * Times to acknowledgement of all orders or, where the 95th percentile of those is the larger, of the orders that were not
 * rejected, in milliseconds: rejections that come at once do not make up for orders that are taken late, and those that come
 * late count. Throws `RangeError` where every order was rejected, or there is none.
 */
export function slowerAcknowledgements(orders: readonly EndedOrder[]): readonly number[] {
  const all = orders.map(acknowledgementMs)
  const taken = orders.filter(({ state }) => state !== 'rejected').map(acknowledgementMs)
  const [ofAll, ofTaken] = [latencySummary(all), latencySummary(taken)]
  return ofTaken.p95.upperMs > ofAll.p95.upperMs ? taken : all
}
