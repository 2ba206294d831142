import type { Desk } from './desk.ts'
import { HouseSlice, growHouse, shrinkHouse, takeFromHouse } from './house-slice.ts'
import type { Market } from './market.ts'
import type { PriceLevel } from './price-level.ts'
import { smaller } from './scaled.ts'
import { trade } from './trading.ts'
import type { LevelChange, Scaled } from './types.ts'

/** Sets the house quantity of levels, what shrinks before what grows, so that a batch does not cross itself on the way. */
export function setHouseLevels(desk: Desk, market: Market, changes: readonly LevelChange[]): void {
  const newest = lastOfEach(changes)
  for (const { side, price, quantity } of newest) {
    const level = market.sideOf(side).at(price)
    if (!level || quantity >= level.house) continue
    shrinkHouse(level, level.house - quantity)
    desk.levelChanged(market, side, level)
  }
  for (const change of newest) {
    const house = market.sideOf(change.side).at(change.price)?.house ?? 0n
    if (change.quantity > house)
      grow(desk, market, { ...change, quantity: change.quantity - house })
  }
}

/** The changes that make the house levels of a market exactly the given ones. */
export function replacing(market: Market, levels: readonly LevelChange[]): LevelChange[] {
  const removals: LevelChange[] = []
  for (const book of [market.bids, market.asks]) {
    for (const { price, house } of book.bestFirst()) {
      if (house > 0n) removals.push({ side: book.side, price, quantity: 0n })
    }
  }
  return [...removals, ...levels]
}

function lastOfEach(changes: readonly LevelChange[]): LevelChange[] {
  const last = new Map<number, LevelChange>()
  for (const change of changes) {
    const key = Number(change.price)
    last.set(change.side === 'buy' ? key : -key, change)
  }
  return [...last.values()]
}

/** More house quantity first trades with the clients that it crosses; what is left of it joins its level. */
function grow(desk: Desk, market: Market, { side, price, quantity }: LevelChange): void {
  const opposite = market.oppositeOf(side)
  const limit = opposite.keyOf(price)
  let excess = quantity
  let level = opposite.best
  while (level && level.key >= limit && excess > 0n) {
    excess = meetLevel(desk, { market, level, side }, excess)
    level = opposite.best
  }
  if (excess === 0n) return
  const own = market.sideOf(side).open(price)
  growHouse(own, excess)
  desk.levelChanged(market, side, own)
}

interface Crossing {
  readonly market: Market
  readonly level: PriceLevel
  readonly side: LevelChange['side']
}

/** The house never trades with itself: house quantity that newer house quantity crosses is outdated and gives way. */
function meetLevel(desk: Desk, { market, level, side }: Crossing, quantity: Scaled): Scaled {
  const maker = level.first
  if (!maker) return quantity
  if (maker instanceof HouseSlice) {
    takeFromHouse(level, maker, maker.remaining)
    desk.levelChanged(market, market.oppositeOf(side).side, level)
    return quantity
  }
  const part = smaller(maker.remaining, quantity)
  trade(desk, { market, level, maker, taker: undefined, takerSide: side, quantity: part })
  return quantity - part
}
