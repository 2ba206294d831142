import { close } from './closing.ts'
import { touchedBase, touchedQuote, type Desk } from './desk.ts'
import { houseAccount } from './house-slice.ts'
import type { LiveOrder } from './live-order.ts'
import { requiredLock } from './locking.ts'
import { floorTo, product, quotient } from './scaled.ts'
import type { Instrument, Party, Scaled, Side } from './types.ts'

/** What two parties trade; a party without an order is the house. */
export interface Deal {
  readonly instrument: Instrument
  readonly maker: LiveOrder | undefined
  readonly taker: LiveOrder | undefined
  readonly takerSide: Side
  readonly price: Scaled
  readonly quantity: Scaled
  readonly quote: Scaled
}

/** Books one party's part of a deal: the order's progress, what its owner pays and receives, and the fee. */
export function settle(desk: Desk, deal: Deal, isMaker: boolean): Party {
  const { base, quote } = deal.instrument
  const order = isMaker ? deal.maker : deal.taker
  const buys = (deal.takerSide === 'buy') !== isMaker
  const feeAsset = buys && desk.feesIn === 'received' ? base : quote
  if (!order) return { account: houseAccount, orderId: 0, fee: 0n, feeAsset, isMaker }
  const isDone = advance(order, deal)
  const fee = exchange(desk, order, deal)
  desk.touch(order.owner, touchedBase | touchedQuote)
  if (isDone) {
    close(desk, order, 'filled')
  } else {
    order.status = 'partially-filled'
    order.updatedMs = desk.nowMs
  }
  return { account: order.account, orderId: order.id, fee, feeAsset, isMaker }
}

/** Counts a deal; true when the order has all it wanted. */
function advance(order: LiveOrder, { instrument, price, quantity, quote }: Deal): boolean {
  order.filledQuantity += quantity
  order.filledQuote += quote
  if (order.quoteQuantity === 0n) {
    order.remaining -= quantity
    return order.remaining === 0n
  }
  order.quantity += quantity
  order.quoteBudget -= quote
  return lotsFor(order, price, instrument.lotSize) === 0n
}

/** How much a market order by quote quantity still wants at a price, in whole lots. */
export function lotsFor(order: LiveOrder, price: Scaled, lotSize: Scaled): Scaled {
  return order.quoteBudget <= 0n ? 0n : floorTo(quotient(order.quoteBudget, price), lotSize)
}

/** Moves the money; returns the fee. */
function exchange(desk: Desk, order: LiveOrder, { maker, quantity, quote }: Deal): Scaled {
  const { owner } = order
  const buys = order.side === 'buy'
  const paid = buys ? owner.quote : owner.base
  const received = buys ? owner.base : owner.quote
  const scheduled = order === maker ? desk.fees.maker : desk.fees.taker
  const extra = desk.lapses.extraFeeRate?.()
  const feeRate = extra ? scheduled + extra : scheduled
  const required = requiredLock(desk, order)
  const unlocked = order.locked - required
  order.locked = required
  paid.locked -= unlocked
  paid.free += unlocked - (buys ? quote : quantity)
  if (buys && desk.feesIn === 'quote') {
    const fee = product(quote, feeRate)
    paid.free -= fee
    received.free += quantity
    return fee
  }
  const gross = buys ? quantity : quote
  const fee = product(gross, feeRate)
  received.free += gross - fee
  return fee
}
