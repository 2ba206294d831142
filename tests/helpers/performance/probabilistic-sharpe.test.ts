import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  minimumTrackRecord,
  probabilisticSharpe,
} from '../../../helpers/performance/probabilistic-sharpe.ts'
import {
  sharpeEvidence,
  sharpeVariance,
  type SharpeEvidence,
} from '../../../helpers/performance/sharpe-evidence.ts'
import { varyingReturns } from './arbitrary-returns.ts'
import { c10, m8, printedLike } from './golden.ts'

/** Two years of months, with rare heavy losses. */
const months: SharpeEvidence = {
  sharpe: 0.458,
  observations: 24,
  skewness: -2.448,
  kurtosis: 10.164,
}
const normal = { skewness: 0, kurtosis: 3 }

/** A Sharpe ratio a year against another, over periods of which there are so many in it. */
const annual = (sharpe: number, periods: number) => sharpe / Math.sqrt(periods)
const years = (periods: number, shape: { skewness: number; kurtosis: number }) =>
  minimumTrackRecord(
    { sharpe: annual(2, periods), observations: 100, ...shape },
    { benchmark: annual(1, periods) },
  ) / periods

test.for<readonly [string, string, () => number]>([
  ['probability of rare heavy losses', '0.913361083861', () => probabilisticSharpe(months)],
  [
    'the same, if they were normal',
    '0.981674919091',
    () => probabilisticSharpe({ ...months, ...normal }),
  ],
  ['probability of ten days', '0.648454285762', () => probabilisticSharpe(sharpeEvidence(c10))],
  ['track record of ten days', '168.611409976', () => minimumTrackRecord(sharpeEvidence(c10))],
  ['years of days', '2.731187801728', () => years(250, normal)],
  ['years of weeks', '2.828833586945', () => years(52, normal)],
  ['years of months', '3.239800696445', () => years(12, normal)],
  [
    'years of skewed months',
    '4.991258223876',
    () => years(12, { skewness: -0.72, kurtosis: 5.78 }),
  ],
  // As the paper prints them.
  ['printed probability', '0.913', () => probabilisticSharpe(months)],
  ['printed probability, if normal', '0.982', () => probabilisticSharpe({ ...months, ...normal })],
  ['printed years of days', '2.73', () => years(250, normal)],
  ['printed years of weeks', '2.83', () => years(52, normal)],
  ['printed years of months', '3.24', () => years(12, normal)],
  ['printed years of skewed months', '4.99', () => years(12, { skewness: -0.72, kurtosis: 5.78 })],
])('the %s is %s', ([, printed, measure]) => {
  expect(printedLike(printed, measure())).toBe(printed)
})

test('evidence of returns is per period, and its kurtosis raw', () => {
  const { sharpe, observations, skewness, kurtosis } = sharpeEvidence(m8)

  expect(observations).toBe(8)
  expect(printedLike('0.108593060691', sharpe)).toBe('0.108593060691')
  expect(printedLike('-0.365057269018', skewness)).toBe('-0.365057269018')
  expect(printedLike('3.119534731657', kurtosis)).toBe('3.119534731657')
})

test('a record of the minimum length proves its claim, and one period less does not', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 0.5, noNaN: true }),
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      fc.constantFrom(0.9, 0.95, 0.99),
      (distance, skewness, extra, confidence) => {
        const benchmark = 0.02
        const kurtosis = skewness ** 2 + 1 + extra
        const evidence = { sharpe: benchmark + distance, skewness, kurtosis }
        const least = minimumTrackRecord(
          { ...evidence, observations: 2 },
          { benchmark, confidence },
        )
        const after = (observations: number) =>
          probabilisticSharpe({ ...evidence, observations }, benchmark)

        expect(after(Math.max(2, Math.ceil(least + 1e-6)))).toBeGreaterThanOrEqual(confidence)
        fc.pre(least > 3)
        expect(after(Math.floor(least - 1e-6))).toBeLessThan(confidence)
      },
    ),
  )
})

test('a probability grows with the record and falls with the benchmark', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 100 }), fc.integer({ min: 1, max: 400 }), (few, more) => {
      const evidence = { ...months, observations: few }
      const longer = { ...months, observations: few + more }
      expect(probabilisticSharpe(longer)).toBeGreaterThan(probabilisticSharpe(evidence))
      expect(probabilisticSharpe(longer, 0.6)).toBeLessThan(probabilisticSharpe(evidence, 0.6))
      expect(probabilisticSharpe(evidence, more / 1000)).toBeLessThan(probabilisticSharpe(evidence))
    }),
  )
})

test('of a ratio at its benchmark nothing is known', () => {
  expect(probabilisticSharpe(months, months.sharpe)).toBe(0.5)
})

test('returns and their losses are as probable', () => {
  fc.assert(
    fc.property(
      varyingReturns.filter(returns => new Set(returns).size > 2),
      returns => {
        const turned = sharpeEvidence(returns.map(value => -value))
        const sum = probabilisticSharpe(sharpeEvidence(returns)) + probabilisticSharpe(turned)
        expect(sum).toBeCloseTo(1, 9)
      },
    ),
  )
})

test.for<readonly [string, () => unknown, string]>([
  [
    'an excess kurtosis',
    () => probabilisticSharpe({ ...months, ...normal, kurtosis: 0 }),
    'a raw kurtosis must be at least skewness² + 1 = 1, was 0: add 3 if it is an excess kurtosis',
  ],
  [
    'an excess kurtosis of fat tails',
    () => probabilisticSharpe({ ...months, kurtosis: 6.9 }),
    'add 3 if it is an excess kurtosis',
  ],
  [
    'one observation',
    () => probabilisticSharpe({ ...months, observations: 1 }),
    'at least 2, was 1',
  ],
  [
    'a ratio that is no number',
    () => probabilisticSharpe({ ...months, sharpe: Number.NaN }),
    'was NaN',
  ],
  ['an infinite skewness', () => sharpeVariance({ ...months, skewness: Infinity }), 'was Infinity'],
  [
    'returns of two values whose ratio cannot vary',
    () => sharpeVariance({ sharpe: 1, observations: 9, skewness: 2, kurtosis: 5 }),
    'the variance of a Sharpe ratio must be above 0, was 0',
  ],
  ['a benchmark that is no number', () => probabilisticSharpe(months, Number.NaN), 'was NaN'],
  [
    'a track record below its benchmark',
    () => minimumTrackRecord(months, { benchmark: 0.458 }),
    'the Sharpe ratio must be above the benchmark 0.458 to be proven, was 0.458: no length',
  ],
  [
    'a confidence of a half',
    () => minimumTrackRecord(months, { confidence: 0.5 }),
    'a confidence must be between 0.5 and 1, was 0.5',
  ],
  ['a certain confidence', () => minimumTrackRecord(months, { confidence: 1 }), 'was 1'],
  ['evidence of flat returns', () => sharpeEvidence([0.1, 0.1, 0.1]), 'returns must vary'],
])('%s is refused', ([, measure, message]) => {
  expect(measure).toThrow(message)
})
