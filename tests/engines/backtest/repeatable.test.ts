import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { backtest } from '../../../engines/backtest/backtest.ts'
import type { StrategyModule } from '../../../engines/backtest/strategy.ts'
import { barsOfCloses, costly, free, planned, strategyOf } from './made.ts'

const bars = barsOfCloses(Array.from({ length: 300 }, (_, day) => 100 + 9 * Math.sin(day / 5)))

const drawing: StrategyModule = {
  name: 'drawing',
  parameters: { size: 1 },
  create: ({ size }, { random }) => ({
    onBar: (_, orders) => orders.target(random() < 0.5 ? size! : -size!),
  }),
}

test('the same run has the same digest, and a digest of its own', () => {
  const digest = (options = costly) => backtest(drawing, bars, options).digest

  expect(digest()).toBe(digest())
  expect(digest()).toMatch(/^[0-9a-f]{64}$/)
  expect(digest({ ...costly, seed: 2 })).not.toBe(digest())
  expect(digest({ ...costly, parameters: { size: 2 } })).not.toBe(digest())
  expect(digest(free)).not.toBe(digest())
})

test.for([
  ['chance', () => Math.random()],
  ['the clock', () => performance.now() % 1],
] as const)('a strategy that asks %s is given away by two digests', ([, ask]) => {
  const module = strategyOf((_, orders) => orders.target(Math.round(1_000 * ask()) / 1_000))

  expect(backtest(module, bars, free).digest).not.toBe(backtest(module, bars, free).digest)
})

test('a digest is of the fills and of the equity, as anybody can compute it', () => {
  const { fills, equity, digest } = backtest(drawing, bars, costly)
  const rows = Array.from(fills.bar, (bar, at) => [
    bar,
    fills.order[at]!,
    fills.quantity[at]!,
    fills.price[at]!,
    fills.commission[at]!,
    fills.slippage[at]!,
  ])
  const hash = createHash('sha256')
  for (const value of [fills.count, ...rows.flat(), ...equity]) {
    const bytes = Buffer.alloc(8)
    bytes.writeDoubleLE(value)
    hash.update(bytes)
  }
  const still = barsOfCloses([10, 10, 10])
  const bought = (quantity: number) =>
    backtest(planned({ 0: orders => orders.market(quantity) }), still, free)

  expect(digest).toBe(hash.digest('hex'))
  expect(bought(2).equity).toEqual(bought(1).equity)
  expect(bought(2).digest).not.toBe(bought(1).digest)
})
