import { expect, test } from 'vitest'
import { atLeast } from '../../helpers/binomial.ts'

test.for([
  [2, 3, 0.5, 0.5],
  [1, 2, 0.25, 0.4375],
  [8, 10, 0.5, 56 / 1024],
  [299, 299, 0.99, 0.99 ** 299],
] as const)('at least %i of %i at %f', ([successes, trials, chance, probability]) => {
  expect(atLeast(successes, trials, chance)).toBeCloseTo(probability, 12)
})

test('a certainty and an impossibility are exact', () => {
  expect(atLeast(0, 10, 0.3)).toBe(1)
  expect(atLeast(11, 10, 0.3)).toBe(0)
  expect(atLeast(10, 10, 1)).toBe(1)
  expect(atLeast(1, 10, 0)).toBe(0)
})

test('thousands of trials neither underflow nor overflow', () => {
  expect(atLeast(5000, 10_000, 0.5)).toBeCloseTo(0.50399, 4)
})

test('a number of trials that is no count is refused', () => {
  expect(() => atLeast(1, 2.5, 0.5)).toThrow(RangeError)
})
