import { close } from './closing.ts'
import type { Desk } from './desk.ts'
import type { LiveOrder } from './live-order.ts'
import { relock } from './locking.ts'
import type { Market } from './market.ts'
import type { PriceLevel, Resting } from './price-level.ts'
import { product } from './scaled.ts'
import type { Scaled } from './types.ts'

/** A taker that meets an order of its own account. */
export interface SelfMeeting {
  readonly market: Market
  readonly level: PriceLevel
  readonly maker: LiveOrder
  readonly taker: LiveOrder
  /** How much the two would have traded. */
  readonly quantity: Scaled
}

/** Whether a taker may not trade with what rests because both are of one account. */
export function mustNotMeet(taker: LiveOrder, maker: Resting & { owner?: unknown }): boolean {
  return maker.owner === taker.owner && taker.selfTradePrevention !== 'none'
}

/** Withholds the trade as the taker's mode says; afterwards at least one of the two is out of the way. */
export function preventSelfTrade(desk: Desk, meeting: SelfMeeting): void {
  const { maker, taker, quantity } = meeting
  const mode = taker.selfTradePrevention
  if (mode === 'decrement') {
    withholdFromMaker(desk, meeting, quantity)
    withholdFromTaker(desk, meeting, quantity)
    return
  }
  if (mode !== 'expire-taker') withholdFromMaker(desk, meeting, maker.remaining)
  if (mode !== 'expire-maker') withholdFromTaker(desk, meeting, wanted(meeting))
}

/** All that the taker still wants; an order by quote quantity is known only by what it would trade here. */
const wanted = ({ taker, quantity }: SelfMeeting): Scaled =>
  taker.quoteQuantity === 0n ? taker.remaining : quantity

function withholdFromMaker(
  desk: Desk,
  { market, level, maker }: SelfMeeting,
  quantity: Scaled,
): void {
  maker.remaining -= quantity
  level.total -= quantity
  if (maker.remaining === 0n) level.remove(maker)
  withheld(desk, maker, { quantity, ends: maker.remaining === 0n })
  desk.levelChanged(market, maker.side, level)
}

function withholdFromTaker(desk: Desk, meeting: SelfMeeting, quantity: Scaled): void {
  const { taker, level } = meeting
  if (taker.quoteQuantity > 0n) {
    taker.quoteBudget -= product(level.price, quantity)
    const ends = taker.selfTradePrevention !== 'decrement' || meeting.maker.isOpen
    withheld(desk, taker, { quantity, ends })
    return
  }
  taker.remaining -= quantity
  withheld(desk, taker, { quantity, ends: taker.remaining === 0n })
}

function withheld(desk: Desk, order: LiveOrder, part: { quantity: Scaled; ends: boolean }): void {
  order.preventedQuantity += part.quantity
  order.updatedMs = desk.nowMs
  if (part.ends) {
    order.expiryReason = 'self-trade'
    close(desk, order, 'expired-in-match')
  } else {
    relock(desk, order)
  }
  if (desk.bus.hasListeners) desk.bus.emit({ type: 'prevented', order, quantity: part.quantity })
}
