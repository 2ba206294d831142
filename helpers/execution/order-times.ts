import { instantMs, msBetween } from '../instant.ts'
import type { OrderState, OrderStep } from './order-states.ts'

/** An order with the steps of its life, all by one clock. */
export interface TimedOrder {
  /** When the trading system was given it. */
  readonly createdAt: string
  readonly steps: readonly Pick<OrderStep, 'state' | 'at' | 'fill'>[]
}

/** States that only the venue's word leads to. */
const answered: readonly OrderState[] = [
  'accepted',
  'triggered',
  'partiallyFilled',
  'filled',
  'canceled',
  'expired',
  'rejected',
]

/**
 * From the moment at which the trading system was given an order to the venue's first word on it, a rejection too, in
 * milliseconds: with whatever the trading system itself takes before it sends. Infinite for an order that the venue never said
 * anything of, be it that the trading system denied it.
 */
export const acknowledgementMs = (order: TimedOrder): number =>
  timeTo(order, ({ state }) => answered.includes(state))

/** From the moment at which the trading system was given an order to its first fill, in milliseconds; infinite without one. */
export const firstFillMs = (order: TimedOrder): number =>
  timeTo(order, ({ fill }) => fill !== undefined)

/** Said of orders of which nineteen of twenty took no time. Told to the millisecond, even the fastest venue takes one at times. */
export const inNoTime =
  'nineteen of twenty orders were answered in no time at all; tell instants to the millisecond or finer, and createdAt when an order came in'

function timeTo(
  { createdAt, steps }: TimedOrder,
  isReached: (step: TimedOrder['steps'][number]) => boolean,
): number {
  const step = steps.find(isReached)
  return step ? instantMs(step.at) - instantMs(createdAt) : Number.POSITIVE_INFINITY
}

/** The longest time from an order's arrival to what was said of it last, in milliseconds. Throws `RangeError` of no order. */
export function slowestResolutionMs(
  orders: readonly { readonly createdAt: string; readonly updatedAt: string }[],
): number {
  if (orders.length === 0) throw new RangeError('an order must have been resolved, there was none')
  return Math.max(...orders.map(({ createdAt, updatedAt }) => msBetween(createdAt, updatedAt)))
}
