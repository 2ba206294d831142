import { like } from '../execution/order-differences.ts'
import type { OrderState } from '../execution/order-states.ts'

/** An order that a pre-trade control must let through or deny, and what was made of it. */
export interface ControlledOrder {
  /** Such as `beyond the limit`. */
  readonly name: string
  readonly allowed: boolean
  /** Whether it was sent only to get near the limit; left out: no. */
  readonly prepares?: boolean
  /** Reasons of the trading-system contract for which it may be denied where it must be. */
  readonly reasons: readonly string[]
  readonly order: {
    readonly side: 'buy' | 'sell'
    readonly price?: string | undefined
    readonly quantity: string
  }
  readonly told: {
    readonly state: OrderState
    readonly reason?: { readonly code: string; readonly message: string } | undefined
  }
}

/** Orders around a limit, and what the venue has that the trading system told nothing of. */
export interface ControlledOrders {
  readonly orders: readonly ControlledOrder[]
  readonly untoldOrders: readonly { readonly price: string; readonly quantity: string }[]
  readonly untoldTrades: readonly { readonly side: 'buy' | 'sell'; readonly venueOrderId: string }[]
}

/** What is wrong with a control, and what kept it from being seen; one sentence each. */
export interface ControlFindings {
  readonly flaws: readonly string[]
  readonly obstacles: readonly string[]
}

/**
 * Holds a pre-trade control against its word: what is within the limit goes to the venue, what is beyond is denied for this
 * limit before it goes. Where an order that only leads to the limit does not rest, nothing is said. A venue that refuses what is beyond was asked, so that is a flaw too; so is an order at the venue
 * that was told as denied. Another control that stood in the way is an obstacle. Throws `RangeError` unless there is an
 * order on both sides of the limit.
 */
export function controlFindings({
  orders,
  untoldOrders,
  untoldTrades,
}: ControlledOrders): ControlFindings {
  const unprepared = orders.filter(({ prepares, told }) => prepares && told.state !== 'accepted')
  if (unprepared.length > 0) return { flaws: [], obstacles: unprepared.map(notResting) }
  if (!orders.some(({ allowed }) => allowed) || orders.every(({ allowed }) => allowed))
    throw new RangeError('an order must lie on each side of a limit, there was none on one')
  const denied = orders.filter(({ allowed, told }) => !allowed && told.state === 'denied')
  const sent = denied.filter(
    ({ order }) =>
      untoldOrders.some(like(order)) || untoldTrades.some(({ side }) => side === order.side),
  )
  return {
    flaws: [
      ...orders.flatMap(flawOf),
      ...sent.map(({ name }) => `${name}: must not reach the venue, did although it was denied`),
    ],
    obstacles: orders.flatMap(obstacleOf),
  }
}

const wasFor = ({ reasons, told }: ControlledOrder): boolean =>
  told.state === 'denied' && reasons.includes(told.reason?.code ?? '')

function flawOf(one: ControlledOrder): readonly string[] {
  const { name, allowed, told } = one
  if (allowed)
    return wasFor(one) ? [`${name}: must be let through, was denied: ${told.reason?.message}`] : []
  return told.state === 'denied'
    ? []
    : [`${name}: must be denied before it is sent, is ${told.state}`]
}

function obstacleOf(one: ControlledOrder): readonly string[] {
  const { name, allowed, told } = one
  if (allowed && told.state === 'pending') return [`${name}: nobody knows what became of it`]
  if (told.state !== 'denied' || wasFor(one)) return []
  return [`${name}: was denied for something else, ${told.reason?.code}: ${told.reason?.message}`]
}

const notResting = ({ name, told }: ControlledOrder): string =>
  `${name}: must rest for the limit to be near, is ${told.state}${told.reason ? ` for ${told.reason.code}: ${told.reason.message}` : ''}`
