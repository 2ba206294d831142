import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { periodsPerYear } from '../../../helpers/performance/annualisation.ts'
import {
  activeReturns,
  informationRatio,
  sharpePerPeriod,
  sharpeRatio,
} from '../../../helpers/performance/sharpe.ts'
import { sortinoRatio } from '../../../helpers/performance/sortino.ts'
import { downsideDeviation, volatility } from '../../../helpers/performance/volatility.ts'
import { varyingReturns } from './arbitrary-returns.ts'
import { daily, distance, m8 } from './golden.ts'

/** By sums and sums of squares, instead of deviations from the mean. */
function sharpeBySums(returns: readonly number[]): number {
  const n = returns.length
  const sum = returns.reduce((total, value) => total + value, 0)
  const squares = returns.reduce((total, value) => total + value * value, 0)
  return sum / n / Math.sqrt((squares - (sum * sum) / n) / (n - 1))
}

test('a Sharpe ratio is the same by sums of squares', () => {
  fc.assert(
    fc.property(varyingReturns, returns => {
      expect(distance(sharpePerPeriod(returns), sharpeBySums(returns))).toBeLessThan(1e-6)
    }),
  )
})

test('leverage and order leave a Sharpe ratio and a Sortino ratio as they are', () => {
  fc.assert(
    fc.property(
      varyingReturns.filter(returns => returns.some(value => value < 0)),
      fc.integer({ min: 2, max: 50 }),
      (returns, leverage) => {
        const levered = returns.toReversed().map(value => value * leverage)
        expect(distance(sharpeRatio(levered, daily), sharpeRatio(returns, daily))).toBeLessThan(
          1e-9,
        )
        expect(distance(sortinoRatio(levered, daily), sortinoRatio(returns, daily))).toBeLessThan(
          1e-9,
        )
      },
    ),
  )
})

test('a riskless return and a benchmark of the same return are the same', () => {
  fc.assert(
    fc.property(varyingReturns, fc.integer({ min: -50, max: 50 }), (returns, steps) => {
      const perPeriod = steps / 10_000
      const benchmark = returns.map(() => perPeriod)
      const byRate = sharpeRatio(returns, { ...daily, perPeriod })
      expect(distance(informationRatio(returns, benchmark, daily), byRate)).toBeLessThan(1e-9)
    }),
  )
})

test('a higher target never raises a Sortino ratio', () => {
  fc.assert(
    fc.property(
      varyingReturns.filter(returns => returns.some(value => value < 0)),
      fc.integer({ min: 1, max: 500 }),
      (returns, steps) => {
        const higher = sortinoRatio(returns, { ...daily, perPeriod: steps / 10_000 })
        expect(higher).toBeLessThan(sortinoRatio(returns, daily))
      },
    ),
  )
})

test('a downside deviation is at most the root of the mean square, and all of it where every return is a loss', () => {
  fc.assert(
    fc.property(varyingReturns, returns => {
      const meanSquare = returns.reduce((sum, value) => sum + value ** 2, 0) / returns.length
      const losses = returns.map(value => -Math.abs(value))
      expect(downsideDeviation(returns)).toBeLessThanOrEqual(Math.sqrt(meanSquare))
      expect(downsideDeviation(losses)).toBeCloseTo(Math.sqrt(meanSquare), 14)
    }),
  )
})

test('what is not a loss is no downside', () => {
  expect(downsideDeviation([0.01, 0, 0.02])).toBe(0)
  expect(downsideDeviation([-0.03])).toBe(0.03)
})

test('a year of trading days makes hourly returns wrong by the root of the hours', () => {
  const hourly = sharpeRatio(m8, { periodsPerYear: 24 * periodsPerYear.calendarDays })
  const mistaken = sharpeRatio(m8, { periodsPerYear: periodsPerYear.tradingDays })

  expect(hourly / mistaken).toBeCloseTo(Math.sqrt((24 * 365) / 252), 12)
})

test.for<readonly [string, () => unknown, string]>([
  [
    'a Sharpe ratio of flat returns',
    () => sharpeRatio([0.01, 0.01, 0.01], daily),
    'returns must vary for this measure, all 3 were 0.01',
  ],
  ['a Sharpe ratio of one return', () => sharpeRatio([0.01], daily), 'must be at least 2'],
  ['a Sharpe ratio of nothing', () => sharpeRatio([], daily), 'must be at least 2'],
  [
    'a riskless return that is no number',
    () => sharpeRatio(m8, { ...daily, perPeriod: Number.NaN }),
    'the riskless return must be a finite number, was NaN',
  ],
  [
    'a year without an end',
    () => sharpeRatio(m8, { periodsPerYear: Infinity }),
    'the periods of a year must be a finite number above 0, was Infinity: state it as one',
  ],
  ['the volatility of a constant', () => volatility([0.02, 0.02], daily), 'returns must vary'],
  [
    'a fund that follows its benchmark at a distance',
    () => informationRatio([0.02, 0.03, 0.01], [0.01, 0.02, 0], daily),
    'active returns must vary for this measure',
  ],
  [
    'a benchmark of other periods',
    () => activeReturns(m8, [0.01]),
    'returns and returns of the benchmark must be of the same periods, were 8 and 1',
  ],
  [
    'a Sortino ratio without a loss',
    () => sortinoRatio([0.01, 0.02], daily),
    'returns must fall below the target 0 at least once for a Sortino ratio, none did',
  ],
  [
    'a Sortino ratio of losses by rounding',
    () => sortinoRatio([1.1 - 1, 0.3 - 0.1], { ...daily, perPeriod: 0.1 + 1e-16 }),
    'returns must fall below the target',
  ],
  ['a downside deviation of nothing', () => downsideDeviation([]), 'must be at least 1'],
  ['a target that is no number', () => downsideDeviation(m8, Infinity), 'was Infinity'],
])('%s is refused', ([, measure, message]) => {
  expect(measure).toThrow(message)
})
