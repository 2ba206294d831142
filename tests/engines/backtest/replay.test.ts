import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { backtest } from '../../../engines/backtest/backtest.ts'
import { arbitraryBars, busy, costly } from './made.ts'
import { replayed } from './replay.ts'

test('orders of every kind are filled as a second reading of the rules fills them', () => {
  const someOptions = fc.record({
    latencyBars: fc.integer({ min: 1, max: 3 }),
    queues: fc.boolean(),
    leverage: fc.constantFrom(1, 3),
  })
  let seen = 0
  fc.assert(
    fc.property(arbitraryBars(2, 80), fc.nat(1_000), someOptions, (bars, seed, given) => {
      const { latencyBars, leverage, queues } = given
      const options = { ...costly, latencyBars, leverage, ...(queues ? { queueShare: 0.05 } : {}) }
      const canceled = new Map<number, number>()
      const strategy = busy(seed)
      const module = {
        ...strategy,
        create: (...tools: Parameters<typeof strategy.create>) => {
          const made = strategy.create(...tools)
          return {
            onBar: (...[view, orders]: Parameters<typeof made.onBar>) =>
              made.onBar(view, {
                ...orders,
                cancel: order => {
                  if (!canceled.has(order)) canceled.set(order, view.index)
                  orders.cancel(order)
                },
              }),
          }
        },
      }
      const result = backtest(module, bars, options)
      fc.pre(result.ruinedAt === undefined)
      const { fills } = result
      const expected = replayed(bars, result, canceled, options)
      expect([fills.bar, fills.order].map(column => Array.from(column))).toEqual(
        [0, 1].map(column => expected.map(fill => fill[column])),
      )
      for (const [at, [, , quantity, price]] of expected.entries()) {
        expect(fills.quantity[at]).toBeCloseTo(quantity, 7)
        expect(fills.price[at]).toBeCloseTo(price, 9)
      }
      seen += fills.count
    }),
    { numRuns: 300 },
  )
  expect(seen).toBeGreaterThan(1_000)
})
