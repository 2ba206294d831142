import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  attributionOf,
  largestDistance,
  rankCorrelation,
} from '../../../helpers/risk-model/attribution.ts'

/** The worked example of Spearman's correlation that textbooks print: -29/165. */
test('the rank correlation of the printed example', () => {
  const quotients = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110]
  const hours = [7, 2, 27, 50, 28, 29, 20, 12, 6, 17]
  expect(rankCorrelation(quotients, hours)).toBeCloseTo(-29 / 165, 12)
})

test('equal values share their rank', () => {
  // Ranks 1.5, 1.5, 3, 4 beside 1, 2, 3.5, 3.5.
  expect(rankCorrelation([1, 1, 2, 3], [1, 2, 3, 3])).toBeCloseTo(4 / 4.5, 12)
})

test('ranks do not care how far apart values are', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -500, max: 500 }), { minLength: 3, maxLength: 30 }),
      values => {
        const bent = values.map(value => value ** 3 + value)
        expect(rankCorrelation(values, bent)).toBeCloseTo(1, 12)
        expect(
          rankCorrelation(
            values,
            bent.map(value => -value),
          ),
        ).toBeCloseTo(-1, 12)
      },
    ),
  )
})

test('the distance of two samples', () => {
  expect(largestDistance([1, 2, 3, 4], [1, 2, 3, 4])).toBe(0)
  expect(largestDistance([1, 2, 3, 4], [3, 4, 5, 6])).toBeCloseTo(0.5, 12)
  expect(largestDistance([1, 2], [3, 4, 5])).toBe(1)
  expect(largestDistance([1, 1, 2], [1, 2, 2])).toBeCloseTo(1 / 3, 12)
})

test('the distance is the largest over all values, looked for one by one', () => {
  const sample = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(sample, sample, (one, other) => {
      const share = (values: readonly number[], at: number) =>
        values.filter(value => value <= at).length / values.length
      const all = [...one, ...other].map(at => Math.abs(share(one, at) - share(other, at)))
      expect(largestDistance(one, other)).toBeCloseTo(Math.max(...all), 12)
    }),
  )
})

test('only days with both profits are compared', () => {
  expect(
    attributionOf([
      { date: '2026-01-29', hypotheticalProfit: '1' },
      { date: '2026-01-30', hypotheticalProfit: '2', theoreticalProfit: '-3.5' },
    ]),
  ).toEqual({ dates: ['2026-01-30'], hypothetical: [2], theoretical: [-3.5] })
})

test('a day without a profit among those that have both is no day to leave out', () => {
  const both = { hypotheticalProfit: '2', theoreticalProfit: '-3.5' }
  const days = ['2026-01-28', '2026-01-29', '2026-01-30'].map(date => ({ date, ...both }))
  const holed = days.with(1, { date: '2026-01-29', hypotheticalProfit: '-99' } as (typeof days)[0])
  expect(() => attributionOf(holed)).toThrow('2026-01-29 had one or none')
  const cut = days.with(2, { date: '2026-01-30' } as (typeof days)[0])
  expect(() => attributionOf(cut)).toThrow('2026-01-30 had one or none')
  expect(attributionOf([{ date: '2026-01-28' }]).dates).toEqual([])
})

test.for([
  ['one day', [1], [1]],
  ['a model that never moves', [1, 2, 3], [0, 0, 0]],
  ['other days', [1, 2, 3], [1, 2]],
  ['NaN', [1, 2, Number.NaN], [1, 2, 3]],
] as const)('%s is refused', ([, one, other]) => {
  expect(() => rankCorrelation(one, other)).toThrow(RangeError)
})

test('no distance to nothing', () => {
  expect(() => largestDistance([], [1])).toThrow(RangeError)
})
