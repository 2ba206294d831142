import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StatedLevel } from '../../../core/market-event.ts'
import { PriceGrid } from '../../../helpers/feed/price-grid.ts'

const stepOf = (...prices: readonly string[]) => {
  const grid = new PriceGrid()
  for (const price of prices) grid.take([[price, '1']])
  return [grid.step, grid.prices]
}

test.for<[readonly string[], string | undefined, number]>([
  [[], undefined, 0],
  [['45285.20'], '45285.2', 1],
  [['100.5', '101.25', '103'], '0.25', 3],
  [['100', '250'], '50', 2],
  [['0.00005', '0.000075'], '0.000025', 2],
  [['1.10', 'much', '-3', '1e5', '', '1.2.3', '1.20'], '0.1', 2],
  [['12345678901234567890', '3'], '3', 1],
])('prices %j are multiples of %s', ([prices, step, count]) => {
  expect(stepOf(...prices)).toEqual([step, count])
})

test('prices on a tick have a step that is a multiple of it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1 }), multiples => {
      const grid = new PriceGrid()
      grid.take(
        multiples.slice(0, 20).map((count): StatedLevel => [(count * 0.25).toFixed(2), '1']),
      )

      expect(Number(grid.step) % 0.25).toBe(0)
    }),
  )
})

test('of a long message the first twenty levels count, and two thousand in all', () => {
  const grid = new PriceGrid()
  const levels = Array.from({ length: 50 }, (): StatedLevel => ['3', '1'])
  grid.take(levels)
  expect(grid.prices).toBe(20)
  for (let message = 0; message < 200; message++) grid.take(levels)
  expect(grid.prices).toBe(2_000)
})
