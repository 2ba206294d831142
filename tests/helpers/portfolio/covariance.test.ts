import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  correlationOf,
  covarianceFrom,
  sampleCovariance,
} from '../../../helpers/portfolio/covariance.ts'
import {
  ewmaCovariance,
  ewmaHalfLife,
  ewmaWindow,
} from '../../../helpers/portfolio/ewma-covariance.ts'
import { correlation, covariance, matrices, volatilities } from './arbitraries.ts'

const s20 = [
  -0.021, 0.013, 0.004, -0.035, 0.018, -0.009, 0.027, -0.014, 0.006, -0.002, 0.011, -0.048, 0.022,
  0.009, -0.017, 0.031, -0.006, 0.015, -0.026, 0.008,
]
const starts = ['first-period', 'all-periods', 'normalised'] as const
const column = s20.map(value => [value])

test('the variance of one series is the square of its deviation, over n - 1 or n', () => {
  expect(Math.sqrt(sampleCovariance(column)[0]![0]!)).toBeCloseTo(0.021091529854, 12)
  expect(Math.sqrt(sampleCovariance(column, 'n')[0]![0]!)).toBeCloseTo(0.02055748039, 12)
})

test('the covariance of two series, by hand', () => {
  const returns = [
    [1, 2],
    [2, 1],
    [3, 6],
  ]
  expect(sampleCovariance(returns)).toEqual([
    [1, 2],
    [2, 7],
  ])
  expect(correlationOf(sampleCovariance(returns))[0]![1]).toBeCloseTo(2 / Math.sqrt(7), 14)
})

test('volatilities and correlations give the covariance of the example, and it gives them back', () => {
  covarianceFrom(volatilities, correlation).forEach((row, at) =>
    row.forEach((value, to) => expect(value).toBeCloseTo(covariance[at]![to]!, 15)),
  )
  correlationOf(covariance).forEach((row, at) =>
    row.forEach((value, to) => expect(value).toBeCloseTo(correlation[at]![to]!, 14)),
  )
})

test('what is added to a series does not matter, and what it is multiplied by comes out', () => {
  fc.assert(
    fc.property(matrices(6, 3), returns => {
      const [before, after] = [
        sampleCovariance(returns),
        sampleCovariance(returns.map(([first, ...rest]) => [3 * first! + 2, ...rest])),
      ]
      expect(after[0]![0]).toBeCloseTo(9 * before[0]![0]!, 9)
      expect(after[0]![1]).toBeCloseTo(3 * before[0]![1]!, 9)
      expect(after[1]![2]).toBeCloseTo(before[1]![2]!, 9)
    }),
  )
})

test('a covariance is symmetric to the last digit, and the variance of a sum is the sum of its entries', () => {
  fc.assert(
    fc.property(matrices(7, 3), returns => {
      const entries = sampleCovariance(returns)
      const total = sampleCovariance(returns.map(row => [row.reduce((a, b) => a + b, 0)]))
      entries.forEach((row, at) => row.forEach((value, to) => expect(value).toBe(entries[to]![at])))
      expect(entries.flat().reduce((a, b) => a + b, 0)).toBeCloseTo(total[0]![0]!, 9)
    }),
  )
})

test('a series that never moves has no variance at all and therefore no correlation', () => {
  const still = sampleCovariance([
    [0.1, 1],
    [0.1, 2],
    [0.1, 4],
  ])
  expect(still[0]).toEqual([0, 0])
  const rounded = sampleCovariance([[0.3], [0.1 + 0.2], [0.3]])
  expect(rounded).toEqual([[0]])
  expect(() => correlationOf(still)).toThrow('needs variances above 0')
})

test.for([
  ['first-period', 0.000427238159],
  ['all-periods', 0.000422045258],
  ['normalised', 0.000421614225],
] as const)('the exponentially weighted variance that starts from %s', ([start, variance]) => {
  expect(ewmaCovariance(column, { decay: 0.94, start })[0]![0]).toBeCloseTo(variance, 12)
})

test('the exponentially weighted deviation, and the weights that are left out if they are not divided by their sum', () => {
  expect(Math.sqrt(ewmaCovariance(column)[0]![0]!)).toBeCloseTo(0.020669740185, 12)

  const normalised = ewmaCovariance(column, { decay: 0.94, start: 'normalised' })[0]![0]!
  expect(normalised * (1 - 0.94 ** 20)).toBeCloseTo(0.000299301307, 12)
})

test('how far back the weights reach', () => {
  expect(ewmaHalfLife(0.94)).toBeCloseTo(11.2023, 4)
  expect(ewmaWindow(0.94, 0.01)).toBeCloseTo(74.43, 2)
})

test('an exponentially weighted covariance of a series and its mirror is less its variance', () => {
  fc.assert(
    fc.property(matrices(5, 1), fc.constantFrom(...starts), (series, start) => {
      const mirrored = series.map(([value]) => [value!, -value!])
      const matrix = ewmaCovariance(mirrored, { decay: 0.9, start })
      expect(matrix[0]![1]).toBeCloseTo(-matrix[0]![0]!, 14)
      expect(matrix[1]![1]).toBe(matrix[0]![0])
    }),
  )
})

test.for([
  ['no period', [], 'at least 2 periods'],
  ['one period', [[0.1, 0.2]], 'at least 2 periods'],
  ['no asset', [[], []], 'at least one asset'],
  ['rows of different length', [[0.1, 0.2], [0.1]], 'one value for each'],
  ['a gap', [[0.1], [Number.NaN]], 'must be finite, was NaN'],
  ['an infinite return', [[0.1], [Number.POSITIVE_INFINITY]], 'must be finite, was Infinity'],
] as const)('%s is no covariance', ([, returns, message]) => {
  expect(() => sampleCovariance(returns)).toThrow(message)
})

test('what no covariance, correlation or decay can be is refused', () => {
  const beyond = [
    [1, 1.5],
    [1.5, 1],
  ]
  expect(() => correlationOf(beyond)).toThrow('must be within -1 and 1')
  expect(() => covarianceFrom([1, 1], beyond)).toThrow('within -1 and 1')
  expect(() =>
    covarianceFrom(
      [1, -1],
      [
        [1, 0],
        [0, 1],
      ],
    ),
  ).toThrow('volatility must be at least 0')
  expect(() =>
    covarianceFrom(
      [1, 1],
      [
        [1, 0],
        [0, 0.9],
      ],
    ),
  ).toThrow('1 on the diagonal')
  expect(() =>
    correlationOf([
      [1, 0.1],
      [0.2, 1],
    ]),
  ).toThrow('must be symmetric')
  expect(() => ewmaCovariance(column, { decay: 1 })).toThrow('decay must be between 0 and 1')
  expect(() => ewmaCovariance([], { decay: 0.9 })).toThrow('at least 1 periods')
  expect(() => ewmaWindow(0.94, 0)).toThrow('share of weight')
})
