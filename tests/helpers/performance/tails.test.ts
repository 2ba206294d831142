import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { linearQuantile, tailRatio } from '../../../helpers/performance/linear-quantile.ts'
import { stability } from '../../../helpers/performance/stability.ts'
import { someReturns, varyingReturns } from './arbitrary-returns.ts'

test('a quantile lies between order statistics by its share', () => {
  expect(linearQuantile([4, 1, 3, 2], 0.5)).toBe(2.5)
  expect(linearQuantile([0, 10], 0.05)).toBe(0.5)
  expect(linearQuantile([7], 0.05)).toBe(7)
})

test('quantiles grow with the share, from the least value to the largest', () => {
  fc.assert(
    fc.property(someReturns(1), fc.nat(100), fc.nat(100), (values, one, other) => {
      const [low, high] = [Math.min(one, other) / 100, Math.max(one, other) / 100]
      expect(linearQuantile(values, low)).toBeLessThanOrEqual(linearQuantile(values, high) + 1e-15)
      expect(linearQuantile(values, 0)).toBe(Math.min(...values))
      expect(linearQuantile(values, 1)).toBe(Math.max(...values))
    }),
  )
})

test('a steady rise and a steady fall are both stable', () => {
  expect(stability([0.01, 0.01, 0.01, 0.01])).toBeCloseTo(1, 12)
  expect(stability([-0.01, -0.01, -0.01])).toBeCloseTo(1, 12)
})

test('a stability is a share', () => {
  fc.assert(
    fc.property(
      varyingReturns.filter(returns => returns.length > 2),
      returns => {
        expect(stability(returns)).toBeGreaterThanOrEqual(0)
        expect(stability(returns)).toBeLessThanOrEqual(1)
      },
    ),
  )
})

test.for<readonly [string, () => unknown, string]>([
  ['a share above one', () => linearQuantile([1], 5), 'a share must be between 0 and 1, was 5'],
  ['a quantile of nothing', () => linearQuantile([], 0.5), 'values must be at least 1'],
  ['a gap', () => linearQuantile([1, Number.NaN], 0.5), 'number 2 was NaN'],
  [
    'a tail ratio without a losing tail',
    () => tailRatio([0.01, 0.02]),
    'the 5th percentile of returns must be below 0 for a tail ratio, was 0.0105',
  ],
  ['the stability of two returns', () => stability([0.1, 0.2]), 'returns must be at least 3'],
  [
    'the stability of equity that rests',
    () => stability([0, 0, 0]),
    'equity must move for its stability, 3 returns left it where it was: look for a stale series',
  ],
  ['the stability of a total loss', () => stability([0.1, -1, 0]), 'must be a number above -1'],
])('%s is refused', ([, measure, message]) => {
  expect(measure).toThrow(message)
})
