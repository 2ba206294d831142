import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankedValuesOf, storedHistogramOf } from '../../core/stored-histogram.ts'

const ascending = (one: number, other: number) => one - other

test('every value of a stored sample is read back by its rank, to a thousandth', () => {
  const sample = fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1 })
  fc.assert(
    fc.property(sample, values => {
      const sorted = values.toSorted(ascending)
      const { count, at } = rankedValuesOf(storedHistogramOf(values)!)
      expect(count).toBe(values.length)
      for (const [index, value] of sorted.entries()) {
        // A step of the scale is at most a hundred-thousandth of the largest.
        const near = Math.max(value / 1000, sorted.at(-1)! / 1e5)
        expect(Math.abs(at(index + 1) - value)).toBeLessThanOrEqual(near)
      }
    }),
  )
})

test('negative values keep their place', () => {
  const { at } = rankedValuesOf(storedHistogramOf([5, -20, 0])!)
  expect([at(1), at(2), at(3)]).toEqual([-20, expect.closeTo(0, 1), expect.closeTo(5, 1)])
})

test('a value that never came is not in it, and of none that came there is none', () => {
  expect(rankedValuesOf(storedHistogramOf([1, Infinity])!).count).toBe(1)
  expect(storedHistogramOf([Infinity])).toBeUndefined()
  expect(storedHistogramOf([])).toBeUndefined()
})
