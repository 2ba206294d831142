import { firstFillMs, type TimedOrder } from './order-times.ts'
import type { OrderState } from './order-states.ts'

/** An order that was to take, with the steps of its life; decimals as text. */
export interface TakingOrder {
  readonly order: Pick<TimedOrder, 'createdAt'> & {
    readonly state: OrderState
    readonly filledQuantity: string
  }
  readonly steps: TimedOrder['steps']
}

/** How long orders that were to take waited for their first fill. */
export interface FillTimes {
  /** In milliseconds; infinite for an order that still should be filled, and is not. */
  readonly samples: readonly number[]
  /** Orders that ended without a fill, which nothing was to be heard of: how many may is for the fill rate to say. */
  readonly ended: number
}

const over: readonly OrderState[] = ['canceled', 'denied', 'expired', 'rejected']

/** Times from orders' arrival to their first fill; an order that is over and of which nothing was filled has none. */
export function fillTimes(orders: readonly TakingOrder[]): FillTimes {
  const due = orders.filter(
    ({ order, steps }) =>
      !over.includes(order.state) ||
      Number(order.filledQuantity) > 0 ||
      steps.some(({ fill }) => fill !== undefined),
  )
  return {
    samples: due.map(({ order, steps }) => firstFillMs({ createdAt: order.createdAt, steps })),
    ended: orders.length - due.length,
  }
}
