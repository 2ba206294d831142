import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { perPeriodReturn } from '../../../helpers/performance/annualisation.ts'
import {
  compoundAnnualGrowth,
  equityCurve,
  growthBetween,
  totalReturn,
} from '../../../helpers/performance/growth.ts'
import { someReturns } from './arbitrary-returns.ts'
import { daily } from './golden.ts'

const years = { firstDate: '2020-01-01', lastDate: '2024-01-01' }

test('an equity curve begins with its capital', () => {
  expect(equityCurve([0.5, -0.5], 100)).toEqual([100, 150, 75])
})

test('the order of returns does not matter to growth', () => {
  fc.assert(
    fc.property(someReturns(1, 20), returns => {
      const backwards = returns.toReversed()
      expect(totalReturn(backwards)).toBeCloseTo(totalReturn(returns), 10)
    }),
  )
})

test('growth over exactly a year is the total return', () => {
  fc.assert(
    fc.property(someReturns(1), returns => {
      const growth = compoundAnnualGrowth(returns, { periodsPerYear: returns.length })
      expect(growth).toBe(totalReturn(returns))
    }),
  )
})

test('a return a year and its part in each period compound to each other', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -0.9, max: 5, noNaN: true }),
      fc.integer({ min: 1, max: 500 }),
      (annual, periods) => {
        const convention = { periodsPerYear: periods }
        const returns = Array.from({ length: 7 }, () => perPeriodReturn(annual, convention))
        expect(compoundAnnualGrowth(returns, convention)).toBeCloseTo(annual, 9)
      },
    ),
  )
})

test('doubling within four years is 18.92 % a year, by the dates', () => {
  expect(growthBetween({ ...years, firstValue: 50, lastValue: 100 })).toBeCloseTo(2 ** 0.25 - 1, 15)
})

test('a total loss is a loss of everything', () => {
  expect(totalReturn([0.1, -1, 0.5])).toBe(-1)
  expect(compoundAnnualGrowth([0.1, -1, 0.5], daily)).toBe(-1)
  expect(growthBetween({ ...years, firstValue: 50, lastValue: 0 })).toBe(-1)
})

test.for<readonly [string, () => unknown, string]>([
  ['no returns', () => totalReturn([]), 'returns must be at least 1 in number, were 0'],
  ['more lost than there was', () => totalReturn([-1.2]), 'returns must be at least -1'],
  ['no capital', () => equityCurve([0.1], 0), 'the start of an equity curve must be a finite'],
  ['capital that is no number', () => equityCurve([0.1], Number.NaN), 'was NaN'],
  ['a gap', () => compoundAnnualGrowth([0.1, Number.NaN], daily), 'number 2 was NaN'],
  [
    'an equity beyond all numbers',
    () => totalReturn([1e200, 1e200]),
    'an equity curve must come out as a finite number, was Infinity',
  ],
  [
    'a year of a day in a year of hours',
    () => compoundAnnualGrowth([1e6], { periodsPerYear: 8760 }),
    'a compound annual growth rate must come out as a finite number, was Infinity',
  ],
  ['a year of no periods', () => compoundAnnualGrowth([0.1], { periodsPerYear: 0 }), 'was 0'],
  [
    'dates in disorder',
    () =>
      growthBetween({
        firstValue: 1,
        lastValue: 2,
        firstDate: '2024-01-01',
        lastDate: '2023-01-01',
      }),
    'the last date must be after 2024-01-01, was 2023-01-01: put them in order',
  ],
  [
    'a date that is none',
    () => growthBetween({ ...years, lastDate: '2024-02-30', firstValue: 1, lastValue: 2 }),
    'a date must be one of the calendar',
  ],
  [
    'a first value of zero',
    () => growthBetween({ ...years, firstValue: 0, lastValue: 2 }),
    'the first value must be a finite number above 0, was 0',
  ],
  [
    'a last value below zero',
    () => growthBetween({ ...years, firstValue: 1, lastValue: -2 }),
    'the last value must be a number of at least 0, was -2',
  ],
  ['an annual loss of everything', () => perPeriodReturn(-1, daily), 'must be above -1, was -1'],
])('%s is refused', ([, measure, message]) => {
  expect(measure).toThrow(message)
})
