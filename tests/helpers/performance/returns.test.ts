import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { equityCurve, totalReturn } from '../../../helpers/performance/growth.ts'
import {
  equityReturns,
  logReturn,
  logReturns,
  simpleReturns,
} from '../../../helpers/performance/returns.ts'
import { someReturns } from './arbitrary-returns.ts'

test('three prices have two returns', () => {
  expect(simpleReturns([100, 110, 99])).toEqual([110 / 100 - 1, 99 / 110 - 1])
  expect(logReturns(Float64Array.of(100, 110, 99))).toEqual([Math.log(1.1), Math.log(0.9)])
})

test('an equity curve has the returns that it was made of, whatever it began with', () => {
  fc.assert(
    fc.property(someReturns(1), fc.integer({ min: 1, max: 1_000_000 }), (returns, start) => {
      const again = simpleReturns(equityCurve(returns, start))
      expect(again).toHaveLength(returns.length)
      for (const [index, value] of returns.entries()) expect(again[index]).toBeCloseTo(value, 13)
    }),
  )
})

test('logarithmic returns add up to the total, simple ones compound to it', () => {
  fc.assert(
    fc.property(someReturns(1), returns => {
      const sum = logReturns(equityCurve(returns)).reduce((total, value) => total + value, 0)
      expect(Math.expm1(sum) / (1 + totalReturn(returns))).toBeCloseTo(
        totalReturn(returns) / (1 + totalReturn(returns)),
        12,
      )
    }),
  )
})

test('a logarithm is exact where the return is tiny', () => {
  expect(logReturn(1e-18)).toBe(1e-18)
  expect(logReturn(-0.5)).toBe(-Math.LN2)
})

test('a deposit is no profit and a withdrawal no loss', () => {
  const returns = equityReturns([100, 160, 72], [0, 50, -80])

  expect(returns[0]).toBeCloseTo(0.1, 15)
  expect(returns[1]).toBeCloseTo(-0.05, 15)
})

test('without flows, returns of equity are those of prices, and all may be lost at the end', () => {
  expect(equityReturns([100, 110, 99])).toEqual(simpleReturns([100, 110, 99]))
  expect(equityReturns([100, 50, 0])).toEqual([-0.5, -1])
})

test.for<readonly [string, () => unknown, string]>([
  [
    'the settlement of oil on 20 April 2020',
    () => simpleReturns([18.27, -37.63, 10.01]),
    'prices must be above 0 to have returns, number 2 was -37.63: measure the profit in money instead',
  ],
  ['its logarithm', () => logReturns([18.27, -37.63]), 'prices must be above 0 to have returns'],
  ['a price of zero', () => simpleReturns([0, 1]), 'number 1 was 0'],
  ['one price', () => simpleReturns([100]), 'prices must be at least 2 in number, were 1'],
  ['a gap', () => simpleReturns([1, Number.NaN, 2]), 'number 2 was NaN'],
  ['an infinite price', () => logReturns([1, Infinity]), 'number 2 was Infinity'],
  ['an account that is empty before its end', () => equityReturns([100, 0, 0]), 'was 0 and then 0'],
  ['an account that owes', () => equityReturns([100, -5]), 'was 100 and then -5'],
  ['a deposit beyond the equity', () => equityReturns([9, 10], [0, 11]), 'was 9 and then -1'],
  [
    'flows of other periods',
    () => equityReturns([1, 2], [0]),
    'equity and flows must be of the same periods, were 2 and 1: align them first',
  ],
  ['the logarithm of a total loss', () => logReturn(-1), 'must be a number above -1'],
])('%s is refused', ([, measure, message]) => {
  expect(measure).toThrow(message)
})
