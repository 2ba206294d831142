import { isTriggerKind } from './live-order.ts'
import { sweep } from './liquidity-check.ts'
import type { Market } from './market.ts'
import type { Participant } from './participant.ts'
import { product } from './scaled.ts'
import { isReached } from './triggers.ts'
import type { NewOrder, Order, Rejection, Scaled } from './types.ts'

/** The rules that a venue may be made to break, read whenever they matter. */
export interface Lapses {
  readonly forgetCancel?: () => boolean
  readonly acceptDuplicates?: () => boolean
  readonly letPostOnlyTake?: () => boolean
  /** Whether the market takes no order just then; asked of each once. */
  readonly refuseOrder?: () => boolean
  /** Whether what an immediate-or-cancel order does not take rests. */
  readonly restImmediate?: () => boolean
  /** What is charged on top of the schedule, as a fraction times 10^8. */
  readonly extraFeeRate?: () => Scaled
  /** By how much takers trade worse with the house than it showed, as a fraction times 10^8. */
  readonly slippage?: () => Scaled
  /** Whether this cancel finds that its order, which rests, has been filled just now. */
  readonly fillBeforeCancel?: (order: Order) => boolean
}

interface Admission {
  readonly market: Market
  readonly owner: Participant
  /** What a buy pays on top of its cost, at most. */
  readonly buyFeeRate: Scaled
  readonly lapses: Lapses
}

/** Why a market refuses an order, apart from the balance that a resting order locks; undefined when it does not. */
export function refusal(order: NewOrder, admission: Admission): Rejection | undefined {
  const { market, owner, lapses } = admission
  const { instrument, tape } = market
  if (instrument.status !== 'trading' || lapses.refuseOrder?.()) return { reason: 'market-closed' }
  const state = { lastPrice: tape.lastPrice, openOrders: owner.openCount }
  const filter = market.filters.brokenBy(order, state)
  if (filter) return { reason: 'filter', filter }
  if (owner.isOpen(order.clientOrderId) && !lapses.acceptDuplicates?.()) {
    return { reason: 'duplicate-client-order-id' }
  }
  if (isTriggerKind(order.kind)) return wouldTrigger(order, market)
  if (order.kind === 'market') return unaffordable(order, admission)
  if (order.postOnly && wouldTake(order, market) && !lapses.letPostOnlyTake?.()) {
    return { reason: 'would-take' }
  }
  return undefined
}

function wouldTrigger(order: NewOrder, { tape }: Market): Rejection | undefined {
  if (tape.lastPrice === undefined) return undefined
  return isReached(order, order.triggerPrice ?? 0n, tape.lastPrice)
    ? { reason: 'would-trigger' }
    : undefined
}

function wouldTake(order: NewOrder, market: Market): boolean {
  const side = market.oppositeOf(order.side)
  return side.best !== undefined && side.best.key >= side.keyOf(order.price ?? 0n)
}

/** A market order locks nothing; its owner must be able to pay for what it would trade with the book as it stands. */
function unaffordable(
  order: NewOrder,
  { market, owner, buyFeeRate }: Admission,
): Rejection | undefined {
  const { lotSize } = market.instrument
  const { base, quote } = sweep(market.oppositeOf(order.side), order, lotSize)
  const byQuote = order.quantity === undefined ? order.quoteQuantity : undefined
  const cost = byQuote ?? quote
  const needed = order.side === 'buy' ? cost + product(cost, buyFeeRate) : (order.quantity ?? base)
  const { free } = order.side === 'buy' ? owner.quote : owner.base
  if (needed > free) return { reason: 'insufficient-balance' }
  const isTooLittle = base === 0n && market.oppositeOf(order.side).best !== undefined
  return isTooLittle ? { reason: 'filter', filter: 'lot' } : undefined
}
