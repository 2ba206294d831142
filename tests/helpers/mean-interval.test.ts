import { expect, test } from 'vitest'
import { meanInterval } from '../../helpers/mean-interval.ts'

test('the interval is that of the textbook', () => {
  const { count, mean, lower, upper } = meanInterval([1, 2, 3, 4, 5])

  expect({ count, mean }).toEqual({ count: 5, mean: 3 })
  expect(upper).toBeCloseTo(3 + 2.776445 * Math.sqrt(2.5 / 5), 5)
  expect(lower).toBeCloseTo(6 - upper, 12)
})

test('a higher confidence is wider', () => {
  const values = [4, 8, 15, 16, 23, 42]
  expect(meanInterval(values, 0.99).upper).toBeGreaterThan(meanInterval(values, 0.95).upper)
})

test('one value says nothing about the mean, and none is refused', () => {
  expect(meanInterval([3])).toEqual({ count: 1, mean: 3, lower: -Infinity, upper: Infinity })
  expect(() => meanInterval([])).toThrow('a sample must have a value, had none')
  expect(() => meanInterval([1, Number.NaN])).toThrow('a value must be finite, one was NaN')
  expect(() => meanInterval([1, Infinity])).toThrow('a value must be finite, one was Infinity')
})
