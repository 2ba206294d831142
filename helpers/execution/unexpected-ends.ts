import { compareDecimals } from '../decimal-arithmetic.ts'
import type { OrderState } from './order-states.ts'
import { isUnrelatedDenial } from './unrelated-denials.ts'

/** Price and quantity of an order; decimals as text. */
interface Terms {
  readonly price?: string | undefined
  readonly quantity: string
}

/** An order, how it should end, and how it did; decimals as text. */
export interface EndedOrder {
  readonly name: string
  /** The states in which it may end. */
  readonly ends: readonly OrderState[]
  /** Whether all of it should be filled, or nothing. */
  readonly fills: boolean
  /** Every id that it had at the venue. */
  readonly venueOrderIds: readonly string[]
  /** As the trading system tells it in the end; undefined when it does not know it. */
  readonly ended:
    | {
        readonly state: OrderState
        readonly price?: string | undefined
        readonly quantity: string
        readonly filledQuantity: string
        readonly reason?: { readonly code: string; readonly message: string } | undefined
      }
    | undefined
}

/**
 * How orders ended otherwise than they should, one sentence each; `open` is what the venue shows as open afterwards. One that
 * was denied for what any order would have been showed nothing of its kind. Throws `RangeError` of no order.
 */
export function unexpectedEnds(
  orders: readonly EndedOrder[],
  open: readonly { readonly venueOrderId: string }[],
): readonly string[] {
  if (orders.length === 0) throw new RangeError('an order must have ended, there was none')
  return orders.flatMap(order => flawOf(order, open) ?? [])
}

function flawOf(
  { name, ends, fills, ended, venueOrderIds }: EndedOrder,
  open: readonly { readonly venueOrderId: string }[],
): string | undefined {
  if (!ended) return `${name}: the trading system does not know it any more`
  const { state, quantity, filledQuantity, reason } = ended
  const left = open.find(one => venueOrderIds.includes(one.venueOrderId))
  const leftOpen = left && `${name}: is ${state}, and open at the venue (${left.venueOrderId})`
  if (isUnrelatedDenial(ended)) return leftOpen
  const because = reason ? ` (${reason.message})` : ''
  if (!ends.includes(state)) return `${name}: must end ${ends.join(' or ')}, is ${state}${because}`
  const due = fills ? quantity : '0'
  if (compareDecimals(filledQuantity, due) !== 0)
    return `${name}: ${due} must be filled, ${filledQuantity} was`
  return leftOpen
}

/** An order that was replaced while it rested. */
export interface ReplacedOrder {
  /** What it should come to, and what the venue showed right after; undefined where the venue showed no such order. */
  readonly replacement?: (Terms & { readonly atVenue: Terms | undefined }) | undefined
  /** As the trading system tells it in the end. */
  readonly ended: Terms | undefined
}

/** How an order stands otherwise than it was replaced, at the venue or in the records; undefined where it does not. */
export function replacementFlaw({ replacement, ended }: ReplacedOrder): string | undefined {
  if (!replacement) return 'the order was not replaced'
  const { price, quantity, atVenue } = replacement
  if (!atVenue) return 'the venue does not show the order that was replaced'
  if (!ended) return 'the trading system does not know it any more'
  const flawAt = (terms: Terms, where: string) =>
    isSame(terms, { price, quantity })
      ? undefined
      : `${quantity} at ${price} must stand, ${terms.quantity} at ${terms.price} does ${where}`
  return flawAt(atVenue, 'at the venue') ?? flawAt(ended, 'in the records')
}

const isSame = (one: Terms, other: Terms): boolean =>
  compareDecimals(one.price ?? '0', other.price ?? '0') === 0 &&
  compareDecimals(one.quantity, other.quantity) === 0
