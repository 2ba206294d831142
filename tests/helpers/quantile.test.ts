import { expect, test } from 'vitest'
import { quantile } from '../../helpers/quantile.ts'

const counting = (count: number) => Array.from({ length: count }, (_, index) => index - 20)

test('the quantile of a sample is by nearest rank, below zero too', () => {
  expect(quantile(counting(20), 0.95).sample).toBe(-2)
  expect(quantile([-5], 0.5).sample).toBe(-5)
})

test('59 values bound their 95th percentile by the largest, and 58 do not', () => {
  expect(quantile(counting(59), 0.95).upper).toBe(38)
  expect(quantile(counting(58), 0.95).upper).toBe(Infinity)
})

test('no sample, no number and no share are refused', () => {
  expect(() => quantile([], 0.5)).toThrow(RangeError)
  expect(() => quantile([1, Number.NaN], 0.5)).toThrow(RangeError)
  expect(() => quantile([1], 1)).toThrow(RangeError)
})
