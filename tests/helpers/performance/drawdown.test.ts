import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { calmarRatio } from '../../../helpers/performance/calmar.ts'
import { datedDrawdown, drawdowns, maximumDrawdown } from '../../../helpers/performance/drawdown.ts'
import { equityCurve } from '../../../helpers/performance/growth.ts'
import { longestUnderwater, ulcerIndex } from '../../../helpers/performance/underwater.ts'
import { someReturns } from './arbitrary-returns.ts'
import { daily } from './golden.ts'

const equity = [100, 120, 90, 110, 120, 130, 104, 128]
const week = ['05', '06', '07', '08', '09', '12', '13', '14'].map(day => `2026-01-${day}`)

const curves = someReturns(1, 30).map(returns => equityCurve(returns))

test('the deepest fall has a peak, a trough and a recovery', () => {
  expect(maximumDrawdown(equity)).toEqual({
    depth: -0.25,
    peakAt: 1,
    troughAt: 2,
    recoveryAt: 4,
    underwaterPeriods: 3,
  })
})

test('dates are those of the values, and days those of the calendar', () => {
  expect(datedDrawdown(equity, week)).toMatchObject({
    depth: -0.25,
    peakDate: '2026-01-06',
    troughDate: '2026-01-07',
    recoveryDate: '2026-01-09',
    underwaterPeriods: 3,
    underwaterDays: 3,
  })
  expect(
    datedDrawdown([2, 3, 1, 2], ['2026-01-08', '2026-01-09', '2026-01-12', '2026-03-01']),
  ).toEqual({
    depth: 1 / 3 - 1,
    peakAt: 1,
    troughAt: 2,
    recoveryAt: undefined,
    underwaterPeriods: 2,
    peakDate: '2026-01-09',
    troughDate: '2026-01-12',
    recoveryDate: undefined,
    underwaterDays: 51,
  })
})

test('the peak is the last day of the highest value', () => {
  expect(maximumDrawdown([3, 3, 1])).toMatchObject({ peakAt: 1, troughAt: 2, underwaterPeriods: 1 })
})

test('what never falls has no drawdown', () => {
  expect(maximumDrawdown([1, 1, 2])).toEqual({
    depth: 0,
    peakAt: 0,
    troughAt: 0,
    recoveryAt: 0,
    underwaterPeriods: 0,
  })
  expect(longestUnderwater([1, 1, 2])).toMatchObject({ periods: 0, hasRecovered: true })
})

test('a loss of the first period is seen where the capital is in the curve', () => {
  expect(maximumDrawdown(equityCurve([-0.5, 0.1])).depth).toBe(-0.5)
  expect(maximumDrawdown([100, 0]).depth).toBe(-1)
})

test('the maximum drawdown is the worst of all pairs', () => {
  fc.assert(
    fc.property(curves, curve => {
      let worst = 0
      for (const [from, high] of curve.entries())
        for (const low of curve.slice(from)) worst = Math.min(worst, low / high - 1)
      const { depth, peakAt, troughAt } = maximumDrawdown(curve)

      expect(depth).toBe(worst)
      expect(curve[troughAt]! / curve[peakAt]! - 1).toBe(worst)
    }),
  )
})

test('more capital falls by the same share, and a longer record never by less', () => {
  fc.assert(
    fc.property(curves, fc.integer({ min: 1, max: 20 }), (curve, power) => {
      const { depth } = maximumDrawdown(curve)
      expect(maximumDrawdown(curve.map(value => value * 2 ** power)).depth).toBe(depth)
      expect(maximumDrawdown([...curve, 0.5]).depth).toBeLessThanOrEqual(depth)
    }),
  )
})

test('the longest time under water is that of all stretches', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 20 }),
      curve => {
        const stretches = curve.map((peak, from) => {
          if (curve.slice(0, from).some(value => value > peak)) return 0
          const next = curve.findIndex((value, at) => at > from && value >= peak)
          if (next === from + 1) return 0
          return (next < 0 ? curve.length - 1 : next) - from
        })
        expect(longestUnderwater(curve).periods).toBe(Math.max(...stretches))
      },
    ),
  )
})

test('the longest time under water need not be that of the deepest fall, and says whether it is over', () => {
  expect(longestUnderwater([100, 99, 99, 99, 100, 50, 100])).toEqual({
    periods: 4,
    fromAt: 0,
    toAt: 4,
    hasRecovered: true,
  })
  expect(longestUnderwater([9, 8, 9, 8, 9])).toMatchObject({ periods: 2, fromAt: 0, toAt: 2 })
  expect(longestUnderwater([1, 2, 1, 1])).toEqual({
    periods: 2,
    fromAt: 1,
    toAt: 3,
    hasRecovered: false,
  })
})

test('an ulcer index is at most the maximum drawdown', () => {
  fc.assert(
    fc.property(someReturns(1), returns => {
      const { depth } = maximumDrawdown(equityCurve(returns))
      expect(ulcerIndex(returns)).toBeLessThanOrEqual(-depth + 1e-15)
    }),
  )
})

test.for<readonly [string, () => unknown, string]>([
  ['one value', () => maximumDrawdown([100]), 'equity must be at least 2 in number, were 1'],
  ['nothing', () => drawdowns([]), 'equity must be at least 2 in number, were 0'],
  ['a gap', () => drawdowns([1, Number.NaN]), 'equity must be finite numbers, number 2 was NaN'],
  [
    'equity below zero',
    () => maximumDrawdown([100, -1]),
    'equity must be above 0 at its start and never below 0, number 2 was -1: measure the loss',
  ],
  ['no capital', () => longestUnderwater([0, 1]), 'equity must be above 0 at its start'],
  [
    'dates in disorder',
    () => datedDrawdown([1, 2], ['2026-01-06', '2026-01-05']),
    'were 2 with 2026-01-05 after 2026-01-06: sort and align them',
  ],
  [
    'a date twice',
    () => datedDrawdown([1, 2], ['2026-01-05', '2026-01-05']),
    'with 2026-01-05 after',
  ],
  ['a date for no value', () => datedDrawdown([1, 2], week), 'one for each of 2 values'],
  ['no date', () => datedDrawdown([1, 2], ['2026-01-05', '2026-02-30']), 'was 2026-02-30'],
  [
    'a Calmar ratio without a fall',
    () => calmarRatio([0.01, 0.02], daily),
    'equity must fall at least once for a Calmar ratio, it never did: give a longer record',
  ],
  ['a fall by rounding', () => calmarRatio([0.01, -1e-16], daily), 'it never did'],
  ['an ulcer index of nothing', () => ulcerIndex([]), 'returns must be at least 1'],
])('%s is refused', ([, measure, message]) => {
  expect(measure).toThrow(message)
})
