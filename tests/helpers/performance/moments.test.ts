import * as fc from 'fast-check'
import { sampleKurtosis, sampleSkewness } from 'simple-statistics'
import { expect, test } from 'vitest'
import { kurtosis, skewness, spreadOf } from '../../../helpers/performance/moments.ts'
import { SeriesError } from '../../../helpers/performance/series-error.ts'
import { varyingReturns } from './arbitrary-returns.ts'
import { printedLike, s20 } from './golden.ts'

test('the corrected skewness of spreadsheets comes of ours, and is that of simple-statistics', () => {
  const n = s20.length
  const corrected = (skewness(s20) * Math.sqrt(n * (n - 1))) / (n - 2)

  expect(printedLike('-0.603202464632', corrected)).toBe('-0.603202464632')
  expect(sampleSkewness(s20)).toBeCloseTo(corrected, 12)
})

test('the corrected excess kurtosis of spreadsheets comes of ours, and is that of simple-statistics', () => {
  const n = s20.length
  const excess = kurtosis(s20) - 3
  const corrected = ((n - 1) * ((n + 1) * excess + 6)) / ((n - 2) * (n - 3))

  expect(printedLike('-0.182770574759', corrected)).toBe('-0.182770574759')
  expect(sampleKurtosis(s20)).toBeCloseTo(corrected, 12)
})

test('two values that are as frequent have no skewness and the least kurtosis', () => {
  expect(skewness([1, 3, 1, 3])).toBeCloseTo(0, 15)
  expect(kurtosis([1, 3, 1, 3])).toBeCloseTo(1, 14)
})

test('a shift changes the mean alone, a scale not the shape', () => {
  fc.assert(
    fc.property(varyingReturns, fc.integer({ min: 1, max: 50 }), (values, by) => {
      const shifted = values.map(value => value + by / 100)
      const scaled = values.map(value => value * by)
      const { mean, standardDeviation } = spreadOf('returns', values)

      expect(spreadOf('returns', shifted).mean).toBeCloseTo(mean + by / 100, 12)
      expect(spreadOf('returns', shifted).standardDeviation).toBeCloseTo(standardDeviation, 12)
      expect(spreadOf('returns', scaled).standardDeviation).toBeCloseTo(by * standardDeviation, 10)
      expect(skewness(scaled)).toBeCloseTo(skewness(values), 9)
      expect(kurtosis(scaled)).toBeCloseTo(kurtosis(values), 9)
      expect(skewness(values.map(value => -value))).toBeCloseTo(-skewness(values), 9)
    }),
  )
})

test('no kurtosis is below the square of the skewness and one', () => {
  fc.assert(
    fc.property(varyingReturns, values => {
      expect(kurtosis(values)).toBeGreaterThanOrEqual((skewness(values) ** 2 + 1) * (1 - 1e-9))
    }),
  )
})

test.for<readonly [string, readonly number[], string]>([
  ['a constant', [0.01, 0.01, 0.01], 'all 3 were 0.01: look for a stale or filled series'],
  ['zeros', [0, 0], 'values must vary for this measure, all 2 were 0'],
  ['a constant but for rounding', [0.1, 1.1 - 1, 0.1], 'values must vary for this measure'],
  ['one value', [0.01], 'values must be at least 2 in number, were 1: give a longer record'],
  ['nothing', [], 'values must be at least 2 in number, were 0'],
  ['what is no number', [0.01, Number.NaN], 'number 2 was NaN: repair the period'],
  ['what is not finite', [-Infinity, 0.01], 'number 1 was -Infinity'],
  ['numbers beyond squaring', [1e200, -1e200], 'a standard deviation must come out as a finite'],
])('%s has no shape', ([, values, message]) => {
  expect(() => skewness(values)).toThrow(message)
  expect(() => kurtosis(values)).toThrow(message)
})

test('an error tells whether the numbers or the question was at fault', () => {
  expect(() => kurtosis([1, Number.NaN])).toThrow(expect.objectContaining({ code: 'bad-input' }))
  expect(() => kurtosis([1, 1])).toThrow(
    expect.objectContaining({ code: 'not-computable', name: 'SeriesError' }),
  )
  expect(() => kurtosis([1, 1])).toThrow(SeriesError)
})
