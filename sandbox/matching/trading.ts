import type { Desk } from './desk.ts'
import { HouseSlice, takeFromHouse } from './house-slice.ts'
import { LiveOrder } from './live-order.ts'
import type { Market } from './market.ts'
import type { PriceLevel, Resting } from './price-level.ts'
import { product } from './scaled.ts'
import { settle } from './settlement.ts'
import type { Scaled, Side, Trade } from './types.ts'

/** A taker before the first in the queue of a level, and what the two trade; without an order the taker is the house. */
export interface Meeting {
  readonly market: Market
  readonly level: PriceLevel
  readonly maker: Resting
  readonly taker: LiveOrder | undefined
  readonly takerSide: Side
  readonly quantity: Scaled
  /** At which they trade; the level's, if it is not said. */
  readonly price?: Scaled
}

/** Trades between two that meet: settles both, then tells the trade and the level's change. */
export function trade(desk: Desk, meeting: Meeting): Trade {
  const { market, level, taker, takerSide, quantity } = meeting
  const { price = level.price } = meeting
  const maker = meeting.maker instanceof LiveOrder ? meeting.maker : undefined
  const quote = product(price, quantity)
  const deal = { instrument: market.instrument, maker, taker, takerSide, price, quantity, quote }
  const makerParty = settle(desk, deal, true)
  const takerParty = settle(desk, deal, false)
  leaveQueue(meeting)
  const made: Trade = {
    id: market.tape.nextId(),
    symbol: deal.instrument.symbol,
    price,
    quantity,
    quote,
    timeMs: desk.nowMs,
    takerSide,
    buyer: takerSide === 'buy' ? takerParty : makerParty,
    seller: takerSide === 'buy' ? makerParty : takerParty,
  }
  market.tape.record(made)
  maker?.owner.trades.push(made)
  if (taker && taker.owner !== maker?.owner) taker.owner.trades.push(made)
  market.triggers.reach(price, desk.reached)
  if (desk.bus.hasListeners) {
    const told = { type: 'trade', trade: made, maker, taker } as const
    desk.bus.emit(price === level.price ? told : { ...told, stoodAt: level.price })
  }
  desk.levelChanged(market, takerSide === 'buy' ? 'sell' : 'buy', level)
  return made
}

/** A client's order has shrunk by its settlement already; a house slice shrinks here. */
function leaveQueue({ level, maker, quantity }: Meeting): void {
  if (maker instanceof HouseSlice) {
    takeFromHouse(level, maker, quantity)
    return
  }
  level.total -= quantity
  if (maker.remaining === 0n) level.remove(maker)
}
