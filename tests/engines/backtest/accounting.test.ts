import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { backtest } from '../../../engines/backtest/backtest.ts'
import { arbitraryBars, barsOfCloses, busy, costly, free, planned, strategyOf } from './made.ts'

test('equity is the capital and what every fill moved, at each event, and trades are its profits', () => {
  fc.assert(
    fc.property(arbitraryBars(2, 60), fc.nat(100), fc.boolean(), (bars, seed, queues) => {
      const options = { ...costly, leverage: 2, ...(queues ? { queueShare: 0.2 } : {}) }
      const { equity, fills, position, trades, returns } = backtest(busy(seed), bars, options)
      let [cash, held, next] = [costly.initialCapital, 0, 0]
      for (const [bar, close] of bars.close.entries()) {
        for (; fills.bar[next] === bar; next++) {
          cash -= fills.quantity[next]! * fills.price[next]! + fills.commission[next]!
          held += fills.quantity[next]!
        }
        expect(held).toBeCloseTo(position[bar]!, 12)
        expect(Math.abs(cash + held * close - equity[bar]!)).toBeLessThanOrEqual(1e-9 * 1_000)
      }
      const profit = trades.pnl.reduce((sum, pnl) => sum + pnl, 0)
      const entered = openCost(fills)
      expect(profit + held * bars.close.at(-1)! - entered).toBeCloseTo(equity.at(-1)! - 1_000, 6)
      const growth = returns.reduce((product, value) => product * (1 + value), 1_000)
      expect(growth).toBeCloseTo(equity.at(-1)!, 6)
    }),
    { numRuns: 200 },
  )
})

/** What was paid for the position that is still held, its commission included, by average cost. */
function openCost(fills: ReturnType<typeof backtest>['fills']): number {
  let [held, cost, commission] = [0, 0, 0]
  for (let index = 0; index < fills.count; index++) {
    const [quantity, price] = [fills.quantity[index]!, fills.price[index]!]
    const after = held + quantity
    if (held * quantity >= 0) {
      cost += quantity * price
      commission += fills.commission[index]!
    } else if (held * after > 0) {
      cost *= after / held
      commission *= after / held
    } else {
      cost = after * price
      commission = (fills.commission[index]! * after) / quantity
    }
    held = after
  }
  return cost + commission
}

test('buying and holding without costs earns what the price does', () => {
  const closes = Array.from({ length: 500 }, (_, day) => 50 + day / 7 + 10 * Math.sin(day))
  const module = strategyOf((view, orders) => {
    if (view.index === 0) orders.targetShare(1)
  })
  const { equity, fills } = backtest(module, barsOfCloses(closes), free)

  expect(fills.count).toBe(1)
  for (const [day, close] of closes.entries())
    expect(equity[day]! / 1_000).toBeCloseTo(day === 0 ? 1 : close / closes[0]!, 12)
})

test('a share of the equity is met exactly, costs included, by who buys, sells and turns', () => {
  const bars = barsOfCloses([10, 10, 10, 10, 10, 10])
  const shares = [1, 0.25, -1, -0.5, 1]
  const module = strategyOf((view, orders) => orders.targetShare(shares[view.index] ?? 0))
  const { equity, position, rejected } = backtest(module, bars, {
    ...costly,
    costs: { commissionRate: 0.01, slippageRate: 0 },
  })

  expect(rejected.count).toBe(0)
  for (const [index, share] of shares.entries())
    expect((10 * position[index + 1]!) / equity[index + 1]!).toBeCloseTo(share, 9)
})

test('who has sold in parts what he bought is flat', () => {
  const bars = barsOfCloses([10, 10, 10, 10, 10])
  const module = planned({
    0: orders => orders.market(0.3),
    1: orders => orders.market(-0.1),
    2: orders => orders.market(-0.1),
    3: orders => orders.market(-0.1),
  })
  const { position, trades } = backtest(module, bars, free)

  expect(0.3 - 0.1 - 0.1 - 0.1).not.toBe(0)
  expect(position.at(-1)).toBe(0)
  expect(trades.count).toBe(3)
  expect(trades.quantity[2]).toBeCloseTo(0.1, 15)
})

test('a share that is met but for costs is left alone', () => {
  const bars = barsOfCloses([10, 10, 10, 10, 10])
  const module = strategyOf((_, orders) => orders.targetShare(0.7))

  expect(backtest(module, bars, costly).fills.count).toBe(1)
})

test('what the account cannot pay is rejected, never clipped', () => {
  const bars = barsOfCloses([10, 10, 10])
  const module = planned({ 0: orders => orders.market(101), 1: orders => orders.market(-101) })
  const { rejected, fills, equity } = backtest(module, bars, free)

  expect(fills.count).toBe(0)
  expect(rejected.reason).toEqual(['exposure', 'exposure'])
  expect(Array.from(rejected.quantity)).toEqual([101, -101])
  expect(Array.from(equity)).toEqual([1_000, 1_000, 1_000])
  expect(backtest(module, bars, { ...free, leverage: 1.01 }).rejected.count).toBe(0)
})

test('a position that turns is worth no more than what is left, though it is no larger', () => {
  // Of 1000, 200 are left at a price of 6: with a leverage of 2 enough for 66, either way.
  const bars = barsOfCloses([10, 10, 6, 6])
  const sold = (quantity: number) => {
    const plan = planned({
      0: orders => orders.market(200),
      2: orders => orders.market(-quantity),
    })
    return backtest(plan, bars, { ...free, leverage: 2 })
  }
  expect(sold(400).rejected.reason).toEqual(['exposure'])
  expect(sold(267).rejected.reason).toEqual(['exposure'])
  expect(sold(266).position.at(-1)).toBe(-66)
  expect(sold(100).position.at(-1)).toBe(100)
})

test('a share of the equity has no meaning at a price of 0 or below, and is rejected', () => {
  for (const price of [0, -37.63]) {
    const module = strategyOf((_, orders) => orders.targetShare(0.5))
    const { rejected, equity, fills } = backtest(module, barsOfCloses([price, price, price]), free)
    expect(rejected.reason).toEqual(['no price above 0', 'no price above 0'])
    expect([fills.count, equity[2]]).toEqual([0, 1_000])
  }
})

test('who is short and ruined is told so, and trades no more', () => {
  const bars = barsOfCloses([10, 10, 25, 5, 5])
  const module = strategyOf((view, orders) => {
    if (view.index === 0) orders.targetShare(-1)
    else orders.market(1)
  })
  const result = backtest(module, bars, free)

  expect(result.ruinedAt).toBe(2)
  expect(Array.from(result.equity)).toEqual([1_000, 1_000, -485, -485, -485])
  expect(Array.from(result.position)).toEqual([0, -100, 0, 0, 0])
  expect(result.fills.order.at(-1)).toBe(-1)
  expect(result.trades.pnl.reduce((sum, pnl) => sum + pnl, 0)).toBe(-1_485)
})

test('a position that is reduced in parts and turned makes a trade of each part', () => {
  const bars = barsOfCloses([10, 10, 12, 14, 16, 16])
  const module = planned({
    0: orders => orders.market(4),
    1: orders => orders.market(-1),
    2: orders => orders.market(-5),
    3: orders => orders.target(0),
  })
  const { trades } = backtest(module, bars, free)

  expect(Array.from(trades.quantity)).toEqual([1, 3, -2])
  expect(Array.from(trades.entryPrice)).toEqual([10, 10, 12])
  expect(Array.from(trades.exitPrice)).toEqual([10, 12, 14])
  expect(Array.from(trades.pnl)).toEqual([0, 6, -4])
})
