import { expire } from './closing.ts'
import type { Desk } from './desk.ts'
import { LiveOrder } from './live-order.ts'
import { canFill } from './liquidity-check.ts'
import type { Market } from './market.ts'
import { affordable, floorTo, product, smaller } from './scaled.ts'
import { mustNotMeet, preventSelfTrade } from './self-trade.ts'
import { lotsFor } from './settlement.ts'
import { trade } from './trading.ts'
import type { Scaled, Trade } from './types.ts'

const noTrades: readonly Trade[] = Object.freeze([])

/** Lets an order work: it takes what it may, and what is left rests or expires. Returns the trades that it took. */
export function work(desk: Desk, market: Market, order: LiveOrder): readonly Trade[] {
  const isFillOrKill = order.timeInForce === 'FOK' && !order.isMarket
  if (isFillOrKill && !canFill(market.oppositeOf(order.side), order)) {
    expire(desk, order, 'unfilled-fok')
    return noTrades
  }
  const trades = take(desk, market, order)
  if (!order.isOpen) return trades
  if (order.isMarket) expire(desk, order, 'no-liquidity')
  else if (mayRest(desk, order)) rest(desk, market, order)
  else expire(desk, order, 'unfilled-ioc')
  return trades
}

/** Trades with the opposite side, best price and then oldest first, as long as the order wants and may. */
function take(desk: Desk, market: Market, taker: LiveOrder): readonly Trade[] {
  const side = market.oppositeOf(taker.side)
  const limit = taker.isMarket ? -Infinity : side.keyOf(taker.price)
  const slippage = desk.lapses.slippage?.()
  let trades: Trade[] | undefined
  while (taker.isOpen) {
    const level = side.best
    const maker = level?.first
    if (!level || !maker || level.key < limit) break
    const isWorse = slippage && !(maker instanceof LiveOrder)
    const price = isWorse ? worse(level.price, { market, taker, slippage }) : level.price
    const quantity = smaller(maker.remaining, appetite(desk, { market, taker, price }))
    if (quantity === 0n) break
    if (maker instanceof LiveOrder && mustNotMeet(taker, maker)) {
      preventSelfTrade(desk, { market, level, maker, taker, quantity })
      continue
    }
    const made = trade(desk, {
      market,
      level,
      maker,
      taker,
      takerSide: taker.side,
      quantity,
      price,
    })
    if (trades) trades.push(made)
    else trades = [made]
  }
  return trades ?? noTrades
}

const mayRest = ({ lapses }: Desk, { timeInForce }: LiveOrder): boolean =>
  timeInForce === 'GTC' || (timeInForce === 'IOC' && lapses.restImmediate?.() === true)

/** A price that is worse for the taker than the one shown, on the tick, and never worse than its own limit. */
function worse(
  price: Scaled,
  { market, taker, slippage }: { market: Market; taker: LiveOrder; slippage: Scaled },
): Scaled {
  const { tickSize } = market.instrument
  const exact = product(price, slippage)
  const step = tickSize > 0n ? floorTo(exact + tickSize / 2n, tickSize) : exact
  if (taker.side === 'buy') {
    return taker.isMarket ? price + step : smaller(price + step, taker.price)
  }
  return taker.isMarket || price - step > taker.price ? price - step : taker.price
}

/** How much an order wants at a price; a market order never more than its owner can pay for at that moment. */
function appetite(
  { buyFeeRate }: Desk,
  { market, taker, price }: { market: Market; taker: LiveOrder; price: Scaled },
): Scaled {
  if (!taker.isMarket) return taker.remaining
  const { lotSize } = market.instrument
  const wanted = taker.quoteQuantity === 0n ? taker.remaining : lotsFor(taker, price, lotSize)
  const { base, quote } = taker.owner
  if (taker.side === 'sell') return smaller(wanted, floorTo(base.free, lotSize))
  return smaller(wanted, floorTo(affordable(quote.free, price, buyFeeRate), lotSize))
}

function rest(desk: Desk, market: Market, order: LiveOrder): void {
  const level = market.sideOf(order.side).open(order.price)
  level.append(order)
  desk.levelChanged(market, order.side, level)
}
