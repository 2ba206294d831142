import { expect, test } from 'vitest'
import { backtest } from '../../../engines/backtest/backtest.ts'
import type { StrategyModule } from '../../../engines/backtest/strategy.ts'
import { barsOfCloses, costly, free, strategyOf } from './made.ts'

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
