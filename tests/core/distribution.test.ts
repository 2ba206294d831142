import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { distributionOf, quantilePoints } from '../../core/distribution.ts'

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const at = (count: number, share: number) =>
  distributionOf(upTo(count), 'ms')!.quantiles.find(point => point.share === share)?.value

test('quantiles are by nearest rank', () => {
  expect([at(1000, 0.5), at(1000, 0.95), at(1000, 0.99), at(1000, 1)]).toEqual([
    500, 950, 990, 1000,
  ])
})

test('a small sample is kept whole', () => {
  expect(distributionOf([3, 1, 2], 'ms', ['p95'])).toEqual({
    unit: 'ms',
    count: 3,
    lost: 0,
    min: 1,
    max: 3,
    quantiles: [
      { share: 1 / 3, value: 1 },
      { share: 2 / 3, value: 2 },
      { share: 1, value: 3 },
    ],
    against: ['p95'],
  })
})

test('a value that never came counts as larger than any', () => {
  const { count, lost, max, quantiles } = distributionOf([...upTo(98), Infinity, Infinity], 'ms')!
  expect({ count, lost, max }).toEqual({ count: 100, lost: 2, max: 98 })
  expect(quantiles.at(-1)).toEqual({ share: 0.98, value: 98 })
})

test('nothing is known of a sample of which no value came', () => {
  expect(distributionOf([], 'ms')).toBeUndefined()
  expect(distributionOf([Infinity], 'ms')).toBeUndefined()
})

test('a sample with something that is no number is refused', () => {
  expect(() => distributionOf([1, Number.NaN], 'ms')).toThrow('one was NaN')
})

test('the points are few, ascending, and survive JSON', () => {
  const values = fc.array(fc.double({ noNaN: true, min: -1e9 }), { minLength: 1, maxLength: 2000 })
  fc.assert(
    fc.property(values, samples => {
      const distribution = distributionOf(samples, 'ms')
      if (!distribution) return
      const { quantiles } = distribution
      expect(quantiles.length).toBeLessThanOrEqual(quantilePoints)
      for (const [index, { share, value }] of quantiles.entries()) {
        expect(share).toBeGreaterThan(quantiles[index - 1]?.share ?? 0)
        expect(value).toBeGreaterThanOrEqual(quantiles[index - 1]?.value ?? distribution.min)
        expect(samples).toContain(value)
      }
      expect(JSON.parse(JSON.stringify(distribution))).toEqual(
        JSON.parse(JSON.stringify(structuredClone(distribution))),
      )
    }),
    { numRuns: 50 },
  )
})
