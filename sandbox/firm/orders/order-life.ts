import { formatAmount, parseAmount, times, zero, type Amount } from '../amount.ts'
import type { VenueState } from '../gateway/port.ts'
import { isFinal, type NewOrder, type Order } from './order.ts'
import type { OrderFill, OrderState, Reason, Replacement } from './order.ts'

/** What can happen to an order. Every input may come twice, late, or in any order; what it says is never lost. */
export type LifeInput =
  | { readonly kind: 'denied'; readonly reason: Reason }
  | { readonly kind: 'sent'; readonly arrivalPrice?: string | undefined }
  | { readonly kind: 'accepted'; readonly venueOrderId?: string | undefined }
  | { readonly kind: 'rejected'; readonly reason: Reason }
  | { readonly kind: 'answerLost'; readonly message: string }
  | {
      readonly kind: 'report'
      readonly state: VenueState
      readonly venueOrderId: string
      readonly filledQuantity: string
    }
  | { readonly kind: 'fill'; readonly fill: OrderFill }
  | { readonly kind: 'cancelAsked' }
  /** The venue has it as open as before. */
  | { readonly kind: 'cancelFailed' }
  /** The venue has no such order (any more), and told of every fill that it ever had. */
  | { readonly kind: 'gone'; readonly reason?: Reason | undefined }
  | { readonly kind: 'replaceAsked'; readonly replacement: Replacement }
  | { readonly kind: 'replaced'; readonly venueOrderId?: string | undefined }
  | { readonly kind: 'replaceFailed'; readonly reason?: Reason | undefined }
  /** Only a firm that lacks the virtue of saying what the venue said ever says this. */
  | { readonly kind: 'overruled'; readonly state: OrderState; readonly reason?: Reason }
  /** Only a firm that lacks the virtue of idempotent fills ever says this. */
  | { readonly kind: 'fillAgain'; readonly fill: OrderFill }

/** What is told of a step: a new state, a fill, a reason, or several of them. */
export interface Step {
  readonly state: OrderState
  readonly filledQuantity: string
  readonly fill?: OrderFill | undefined
  readonly reason?: Reason | undefined
}

export interface Advance {
  readonly order: Order
  /** Absent where nothing is new. */
  readonly step?: Step | undefined
}

/** An order as it was taken in, before anything happened to it. */
export const bornOf = (born: NewOrder): Order => ({
  ...born,
  state: born.foreign ? 'accepted' : 'pending',
  sent: born.foreign,
  fills: [],
  filled: zero,
  notional: zero,
  told: zero,
  updatedMs: born.createdMs,
})

/**
 * The life of an order. Its filled quantity is the sum of its fills, each counted once by its `venueTradeId`, whenever they
 * come: also while a cancel is under way, and after the end. A final state stays, except that a fill may still add to it. An
 * end that the venue tells of is told once the fills that the venue counted are here, so that as a rule none follows it.
 */
export function advance(order: Order, input: LifeInput, atMs: number): Advance {
  const changed = taken(order, input)
  if (changed === order) return { order }
  const settled = settle(changed)
  const fill = input.kind === 'fill' || input.kind === 'fillAgain' ? input.fill : undefined
  const isNews =
    settled.state !== order.state ||
    settled.reason !== order.reason ||
    fill !== undefined ||
    input.kind === 'sent'
  const after = { ...settled, updatedMs: atMs }
  return { order: after, step: isNews ? stepOf(after, fill) : undefined }
}

function stepOf(order: Order, fill: OrderFill | undefined): Step {
  const excess = order.filled - quantityOf(order)
  const overfilled: Reason | undefined =
    fill !== undefined && excess > zero
      ? { code: 'other', message: `filled ${formatAmount(excess)} more than was ordered` }
      : undefined
  return {
    state: order.state,
    filledQuantity: formatAmount(order.filled),
    fill,
    reason: overfilled ?? order.reason,
  }
}

/** The order with what an input says, its state not yet drawn from it; the same order where the input says nothing new. */
function taken(order: Order, input: LifeInput): Order {
  if (input.kind === 'fill') return withFill(order, input.fill)
  if (input.kind === 'fillAgain') return addedFill(order, input.fill)
  if (input.kind === 'overruled')
    return { ...order, state: input.state, reason: input.reason ?? order.reason }
  if (input.kind === 'report') return withReport(order, input)
  if (input.kind === 'accepted') return acknowledged(order, input.venueOrderId)
  if (isFinal(order.state)) return order

  switch (input.kind) {
    case 'denied':
      return order.sent ? order : { ...order, state: 'denied', reason: input.reason }
    case 'sent':
      return order.sent ? order : { ...order, sent: true, arrivalPrice: input.arrivalPrice }
    case 'rejected':
      return refused(order, input.reason)
    case 'answerLost':
      return order.state === 'pending' && order.reason === undefined
        ? { ...order, sent: true, reason: { code: 'acknowledgementLost', message: input.message } }
        : order
    case 'cancelAsked':
      return order.state === 'pendingCancel' ? order : { ...order, state: 'pendingCancel' }
    case 'cancelFailed':
      return order.state === 'pendingCancel' ? { ...order, state: liveState(order) } : order
    case 'gone':
      return {
        ...order,
        ended: order.ended === 'expired' ? 'expired' : 'canceled',
        told: order.filled,
        reason: input.reason,
      }
    case 'replaceAsked':
      return { ...order, state: 'pendingReplace', replacement: input.replacement }
    case 'replaced':
      return replaced(order, input.venueOrderId)
    case 'replaceFailed':
      break
  }
  if (order.replacement === undefined) return order
  const asItWas = { ...order, replacement: undefined }
  return order.state === 'pendingReplace'
    ? { ...asItWas, state: liveState(order), reason: input.reason }
    : asItWas
}

/** Draws the state from what is known; a final one stays. */
function settle(order: Order): Order {
  const { state, ended, filled, told } = order
  if (isFinal(state)) return order
  const quantity = quantityOf(order)
  if (filled >= quantity && filled > zero) return { ...order, state: 'filled', reason: undefined }
  if (ended !== undefined && ended !== 'filled' && filled >= told) return { ...order, state: ended }
  if (state === 'accepted') return { ...order, state: liveState(order) }
  if (state === 'pending' && filled > zero)
    return { ...order, state: liveState(order), reason: undefined }
  return order
}

const liveState = ({ filled }: Order): OrderState =>
  filled > zero ? 'partiallyFilled' : 'accepted'

function acknowledged(order: Order, venueOrderId: string | undefined): Order {
  const named = withId(order, venueOrderId)
  if (isFinal(order.state)) return named
  const found = named.reason?.code === 'acknowledgementLost' ? withoutReason(named) : named
  return found.state === 'pending' ? { ...found, state: 'accepted' } : found
}

function withReport(order: Order, report: Extract<LifeInput, { kind: 'report' }>): Order {
  const quantity = parseAmount(report.filledQuantity)
  const named = withId(order, report.venueOrderId)
  const told = quantity > named.told ? { ...named, told: quantity } : named
  if (isFinal(order.state)) return told
  switch (report.state) {
    case 'accepted':
    case 'partiallyFilled':
      return acknowledged(told, report.venueOrderId)
    case 'rejected':
      return order.state === 'pending'
        ? {
            ...told,
            state: 'rejected',
            reason: { code: 'other', message: 'the venue rejected it' },
          }
        : ended(told, 'canceled')
    case 'filled':
    case 'canceled':
    case 'expired':
      break
  }
  return ended(acknowledged(told, report.venueOrderId), report.state)
}

const withoutReason = (order: Order): Order => ({ ...order, reason: undefined })

/** What was to be canceled and was refused instead is as good as canceled, and says why. */
function refused(order: Order, reason: Reason): Order {
  if (order.state === 'pending') return { ...order, state: 'rejected', reason }
  const isUnwanted = order.state === 'pendingCancel' && order.venueOrderId === undefined
  return isUnwanted ? { ...order, state: 'canceled', reason } : order
}

const ended = (order: Order, as: NonNullable<Order['ended']>): Order =>
  order.ended === undefined ? { ...order, ended: as } : order

const withId = (order: Order, venueOrderId: string | undefined): Order =>
  order.venueOrderId === undefined && venueOrderId !== undefined
    ? { ...order, venueOrderId }
    : order

const withFill = (order: Order, fill: OrderFill): Order =>
  order.fills.some(({ venueTradeId }) => venueTradeId === fill.venueTradeId)
    ? order
    : addedFill(order, fill)

function addedFill(order: Order, fill: OrderFill): Order {
  const quantity = parseAmount(fill.quantity)
  return {
    ...order,
    fills: [...order.fills, fill],
    filled: order.filled + quantity,
    notional: order.notional + times(quantity, parseAmount(fill.price)),
  }
}

/** A replacement below what is filled already leaves nothing: the order is filled as far as it came. */
function replaced(order: Order, venueOrderId: string | undefined): Order {
  const { replacement } = order
  if (replacement === undefined) return order
  const asked = parseAmount(replacement.quantity)
  const quantity = order.filled > asked ? formatAmount(order.filled) : replacement.quantity
  const terms = { ...order.terms, price: replacement.price, quantity }
  const state = order.state === 'pendingReplace' ? liveState(order) : order.state
  return {
    ...order,
    terms,
    submitted: order.submitted ?? order.terms,
    state,
    replacement: undefined,
    venueOrderId: venueOrderId ?? order.venueOrderId,
  }
}

/** What was ordered, replacements included. */
export const quantityOf = ({ terms }: Order): Amount => parseAmount(terms.quantity)

/** What may still be filled. */
export const leavesOf = (order: Order): Amount => {
  const leaves = quantityOf(order) - order.filled
  return isFinal(order.state) || leaves < zero ? zero : leaves
}
