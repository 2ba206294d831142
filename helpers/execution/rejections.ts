import type { OrderState } from './order-states.ts'
import { isUnrelatedDenial } from './unrelated-denials.ts'

/** An order that must be refused. */
export interface RefusedOrder {
  /** Such as `price off the tick`. */
  readonly name: string
  /** Reasons of the trading-system contract that fit, whoever refuses it. */
  readonly reasons: readonly string[]
  readonly told: {
    readonly state: OrderState
    readonly reason?: { readonly code: string; readonly message: string } | undefined
  }
}

/**
 * Refused orders that are told as something else than refused for what was wrong with them, one sentence each. Where one
 * was denied for what any order would have been, nobody looked at what was wrong with it. Throws `RangeError` of no order.
 */
export function mistoldRejections(orders: readonly RefusedOrder[]): readonly string[] {
  refuseNone(orders)
  return orders.flatMap(({ name, reasons, told }) => {
    if (isUnrelatedDenial(told, reasons)) return []
    const { state, reason } = told
    if (state !== 'denied' && state !== 'rejected') return [`${name}: must be refused, is ${state}`]
    if (reason && reasons.includes(reason.code)) return []
    return [
      `${name}: must be refused for ${reasons.join(' or ')}, was for ${reason?.code ?? 'nothing'}`,
    ]
  })
}

/** The orders that stand at the venue: it refuses no such order, so nobody could be told that it did. */
export const takenByVenue = <
  Refused extends { readonly told: { readonly venueOrderId?: string | undefined } },
>(
  orders: readonly Refused[],
  open: readonly { readonly venueOrderId: string }[],
): readonly Refused[] => {
  const ids = new Set(open.map(({ venueOrderId }) => venueOrderId))
  return orders.filter(({ told: { venueOrderId } }) => venueOrderId && ids.has(venueOrderId))
}

/** How many requests sent refused orders once more: of each order, all but the first. Throws `RangeError` of no order. */
export function resent(orders: readonly { readonly requests: number }[]): number {
  refuseNone(orders)
  return orders.reduce((sum, { requests }) => sum + Math.max(0, requests - 1), 0)
}

function refuseNone(orders: readonly unknown[]): void {
  if (orders.length === 0) throw new RangeError('an order must have been refused, there was none')
}
