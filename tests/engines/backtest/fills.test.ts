import { expect, test } from 'vitest'
import { backtest } from '../../../engines/backtest/backtest.ts'
import { barsOf, barsOfCloses, free, planned } from './made.ts'

const filled = (...[module, data, options = free]: Partial<Parameters<typeof backtest>>) => {
  const { fills } = backtest(module!, data!, options)
  return Array.from(fills.bar, (bar, index) => [bar, fills.quantity[index], fills.price[index]])
}

test('a market order is filled at the open of the next bar, with slippage and commission', () => {
  const bars = barsOf([
    [10, 11, 9, 10, 5],
    [12, 13, 11, 12.5, 5],
    [20, 21, 19, 20, 5],
  ])
  const result = backtest(
    planned({ 0: orders => orders.market(10), 1: orders => orders.market(-10) }),
    bars,
    { ...free, costs: { commissionRate: 0.01, slippageRate: 0.05 } },
  )

  expect(Array.from(result.fills.price)).toEqual([12.6, 19])
  expect(result.fills.commission[0]).toBeCloseTo(1.26, 12)
  expect(result.fills.commission[1]).toBeCloseTo(1.9, 12)
  expect(result.fills.slippage[0]).toBeCloseTo(6, 12)
  expect(result.fills.slippage[1]).toBeCloseTo(10, 12)
  expect(result.equity[1]).toBeCloseTo(1_000 - 126 - 1.26 + 125, 12)
  expect(result.equity[2]).toBeCloseTo(1_000 - 126 - 1.26 + 190 - 1.9, 12)
  expect(Array.from(result.position)).toEqual([0, 10, 0])
  expect(result.trades.count).toBe(1)
  expect(result.trades.pnl[0]).toBeCloseTo(10 * (19 - 12.6) - 3.16, 12)
})

test('a later bar is taken where the latency is longer', () => {
  const bars = barsOfCloses([10, 11, 12, 13, 14])
  const module = planned({ 0: orders => orders.market(1) })

  expect(filled(module, bars, { ...free, latencyBars: 3 })).toEqual([[3, 1, 12]])
})

test('a limit is filled once the price trades through it, not at a touch', () => {
  const module = planned({ 0: orders => orders.limit(4, 9) })
  const quiet = [10, 11, 10, 10, 100]

  expect(filled(module, barsOf([quiet, [10, 10, 9, 9.5, 100]]))).toEqual([])
  expect(filled(module, barsOf([quiet, [10, 10, 8.9, 9.5, 100]]))).toEqual([[1, 4, 9]])
  expect(filled(module, barsOf([quiet, [8.5, 9, 8, 9, 100]]))).toEqual([[1, 4, 8.5]])
})

test('a share of the volume that reaches a limit fills it piece by piece', () => {
  const rows = [
    [10, 11, 10, 10, 100],
    [10, 10, 9, 9.5, 20],
    [10, 11, 9.5, 10, 100],
    [9, 9.5, 8, 9, 100],
  ]
  const module = planned({ 0: orders => orders.limit(5, 9) })

  expect(filled(module, barsOf(rows), { ...free, queueShare: 0.1 })).toEqual([
    [1, 2, 9],
    [3, 3, 9],
  ])
})

test('a stop waits for its price and is filled at the open where the market jumped over it', () => {
  const module = planned({ 0: orders => orders.stop(1, 12) })
  const rows = [
    [10, 11, 9, 10, 1],
    [10, 11.9, 10, 11, 1],
  ]

  expect(filled(module, barsOf([...rows, [11, 12, 11, 12, 1]]))).toEqual([[2, 1, 12]])
  expect(filled(module, barsOf([...rows, [13, 14, 13, 13, 1]]))).toEqual([[2, 1, 13]])
})

test('of a stop and a limit that one bar reaches, the stop comes first', () => {
  const module = planned({
    0: orders => orders.market(2),
    1: orders => {
      orders.limit(-2, 12)
      orders.stop(-2, 8)
    },
  })
  const quiet = [10, 10, 10, 10, 1]
  const rows = [quiet, quiet, [10, 13, 7, 10, 1]]

  expect(filled(module, barsOf(rows)).map(([, , price]) => price)).toEqual([10, 8, 12])
})

test('an order that was canceled in time is not filled', () => {
  const bars = barsOf([10, 10, 8, 8].map(low => [10, 10, low, 10, 1]))
  const canceledAt = (bar: number) =>
    planned({ 0: orders => orders.limit(1, 9), [bar]: orders => orders.cancel(1) })

  expect(filled(canceledAt(1), bars)).toEqual([])
  expect(filled(canceledAt(2), bars)).toEqual([[2, 1, 9]])
})

test('who buys pays the ask, who sells gets the bid, and the account is valued in the middle', () => {
  const quotes = {
    symbol: 'TEST',
    time: Float64Array.of(0, 1, 1, 3),
    bid: Float64Array.of(9, 10, 11, 12),
    ask: Float64Array.of(10, 11, 12, 14),
    bidSize: new Float64Array(4).fill(5),
    askSize: new Float64Array(4).fill(5),
  }
  const module = planned({ 0: orders => orders.market(10), 2: orders => orders.target(0) })
  const result = backtest(module, quotes, free)

  expect(Array.from(result.fills.price)).toEqual([11, 12])
  expect(Array.from(result.equity)).toEqual([1_000, 995, 1_005, 1_010])
  expect(filled(planned({ 0: orders => orders.limit(1, 11) }), quotes)).toEqual([[1, 1, 11]])
  expect(filled(planned({ 0: orders => orders.limit(-1, 12) }), quotes)).toEqual([[3, -1, 12]])
})

test('trades of the tape are dealt at by those who come after them', () => {
  const trades = {
    symbol: 'TEST',
    time: Float64Array.of(0, 5, 5),
    price: Float64Array.of(10, 11, 9),
    quantity: Float64Array.of(1, 2, 3),
  }
  const module = planned({
    0: orders => {
      orders.market(1)
      orders.limit(1, 9)
    },
  })

  expect(filled(module, trades)).toEqual([[1, 1, 11]])
  expect(filled(module, trades, { ...free, queueShare: 0.1 })[1]![1]).toBeCloseTo(0.3, 12)
})

test('oil at a price below zero is bought, sold and accounted for', () => {
  const bars = barsOfCloses([18.27, 18.27, -37.63, 10.01])
  const module = planned({ 0: orders => orders.market(10), 2: orders => orders.target(0) })
  const { equity, trades } = backtest(module, bars, {
    ...free,
    costs: { commissionRate: 0.001, slippageRate: 0.01 },
  })

  expect(equity[2]).toBeCloseTo(1_000 - 10 * 18.27 * 1.01 * 1.001 + 10 * -37.63, 9)
  expect(trades.exitPrice[0]).toBeCloseTo(-37.63 - 0.3763, 9)
  expect(trades.commission[0]).toBeGreaterThan(0.18)
})
