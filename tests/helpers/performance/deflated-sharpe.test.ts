import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  deflatedSharpe,
  expectedMaximum,
  minimumBacktestYears,
} from '../../../helpers/performance/deflated-sharpe.ts'
import { normalCdf } from '../../../helpers/normal.ts'
import { probabilisticSharpe } from '../../../helpers/performance/probabilistic-sharpe.ts'
import { printedLike } from './golden.ts'

/** Five years of days at 2.5 a year, over 250 days. */
const fiveYears = { sharpe: 2.5 / Math.sqrt(250), observations: 1250, skewness: -3, kurtosis: 10 }
const ifNormal = { ...fiveYears, skewness: 0, kurtosis: 3 }
const variance = 0.5 / 250

test.for<readonly [string, string, () => number]>([
  [
    'benchmark of 100 trials',
    '0.113172001865',
    () => deflatedSharpe(fiveYears, { trials: 100, variance }).benchmark,
  ],
  [
    'probability after 100 trials',
    '0.900396834449',
    () => deflatedSharpe(fiveYears, { trials: 100, variance }).probability,
  ],
  [
    'probability after 46 trials',
    '0.950501706876',
    () => deflatedSharpe(fiveYears, { trials: 46, variance }).probability,
  ],
  [
    'probability of normal returns after 88 trials',
    '0.950490816676',
    () => deflatedSharpe(ifNormal, { trials: 88, variance }).probability,
  ],
  ['years for 45 trials', '4.998087004', () => minimumBacktestYears(45, 1)],
  // As the papers print them.
  [
    'printed benchmark',
    '0.1132',
    () => deflatedSharpe(fiveYears, { trials: 100, variance }).benchmark,
  ],
  [
    'printed probability',
    '0.9004',
    () => deflatedSharpe(fiveYears, { trials: 100, variance }).probability,
  ],
  [
    'printed probability after 46',
    '0.9505',
    () => deflatedSharpe(fiveYears, { trials: 46, variance }).probability,
  ],
  [
    'printed probability of normal returns',
    '0.9505',
    () => deflatedSharpe(ifNormal, { trials: 88, variance }).probability,
  ],
])('the %s is %s', ([, printed, measure]) => {
  expect(printedLike(printed, measure())).toBe(printed)
})

test.for<readonly [number, string]>([
  [2, '0.519755344'],
  [5, '1.192594001'],
  [10, '1.574598301'],
  [45, '2.235640178'],
  [50, '2.276303093'],
  [100, '2.530602893'],
  [1000, '3.255121514'],
  [100, '2.531'],
  [1000, '3.255'],
])('the best of %i trials is expected at %s', ([trials, printed]) => {
  expect(printedLike(printed, expectedMaximum(trials))).toBe(printed)
})

/** E[max] = ∫ 1 − Φ(x)^N dx over x > 0, less ∫ Φ(x)^N dx over x < 0, by the trapezoidal rule. */
function exactMaximum(trials: number): number {
  let sum = 0
  for (let x = -8; x < 8; x += 0.01) sum += (x + 0.005 > 0 ? 1 : 0) - normalCdf(x + 0.005) ** trials
  return sum * 0.01
}

test.for([
  [2, 0.05],
  [10, 0.04],
  [100, 0.025],
  [1000, 0.015],
] as const)(
  'of %i trials the approximation is within %f of the exact maximum',
  ([trials, within]) => {
    expect(Math.abs(expectedMaximum(trials) - exactMaximum(trials))).toBeLessThan(within)
  },
)

test('more trials never make a Sharpe ratio more credible', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 1, max: 1000 }),
      (trials, more) => {
        const few = deflatedSharpe(fiveYears, { trials, variance })
        const many = deflatedSharpe(fiveYears, { trials: trials + more, variance })
        expect(many.benchmark).toBeGreaterThan(few.benchmark)
        expect(many.probability).toBeLessThan(few.probability)
        expect(minimumBacktestYears(trials + more, 1)).toBeLessThan(2 * Math.log(trials + more))
      },
    ),
  )
})

test('a single trial, and trials that are all alike, deflate nothing', () => {
  const probability = probabilisticSharpe(fiveYears)

  expect(deflatedSharpe(fiveYears, { trials: 1, variance })).toEqual({ probability, benchmark: 0 })
  expect(deflatedSharpe(fiveYears, { trials: 50, variance: 0 })).toEqual({
    probability,
    benchmark: 0,
  })
})

test('the years for 45 trials stay below their bound', () => {
  const bound = 2 * Math.log(45)

  expect(printedLike('7.613324980', bound)).toBe('7.613324980')
  expect(minimumBacktestYears(45, 1)).toBeLessThan(bound)
  expect(minimumBacktestYears(45, 2)).toBeCloseTo(minimumBacktestYears(45, 1) / 4, 14)
})

test.for<readonly [string, () => unknown, string]>([
  ['no trial', () => expectedMaximum(0), 'trials must be a whole number of at least 1, was 0'],
  ['half a trial', () => deflatedSharpe(fiveYears, { trials: 2.5, variance }), 'was 2.5'],
  ['trials that are no number', () => minimumBacktestYears(Number.NaN, 1), 'was NaN'],
  ['trials without end', () => expectedMaximum(Infinity), 'was Infinity'],
  [
    'a variance below zero',
    () => deflatedSharpe(fiveYears, { trials: 10, variance: -1 }),
    'the variance between trials must be a number of at least 0, was -1',
  ],
  [
    'a ratio of zero',
    () => minimumBacktestYears(45, 0),
    'the annual Sharpe ratio must be a finite',
  ],
])('%s is refused', ([, measure, message]) => {
  expect(measure).toThrow(message)
})
