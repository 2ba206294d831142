import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  frontierConstants,
  frontierPortfolio,
  minimumVariance,
  tangency,
} from '../../../helpers/portfolio/efficient-portfolio.ts'
import { dot, sum, times } from '../../../helpers/portfolio/matrix.ts'
import { portfolioVolatility } from '../../../helpers/portfolio/portfolio-risk.ts'
import { covariance, covariances, expected, permuted, riskFree } from './arbitraries.ts'

const market = { covariance, expected }

test('the portfolio of least variance', () => {
  const weights = minimumVariance(covariance)
  const volatility = portfolioVolatility(weights, covariance)

  ;[0.1537537538, 0.1843843844, 0.6618618619].forEach((weight, at) =>
    expect(weights[at]).toBeCloseTo(weight, 10),
  )
  expect(volatility).toBeCloseTo(0.0781774374, 10)
  expect(volatility ** 2).toBeCloseTo(0.0061117117, 10)
  expect(dot(weights, expected)).toBeCloseTo(0.0675195195, 10)
})

test('two assets, of which the formula is known by heart', () => {
  const [first] = minimumVariance([
    [0.0225, 0.009],
    [0.009, 0.04],
  ])
  expect(first).toBeCloseTo(0.6966292135, 10)
  expect(first).toBeCloseTo((0.04 - 0.009) / (0.0225 + 0.04 - 2 * 0.009), 14)
})

test('the tangency portfolio', () => {
  const weights = tangency(market, riskFree)
  const volatility = portfolioVolatility(weights, covariance)

  ;[0.1779575329, 0.3306370071, 0.4914054601].forEach((weight, at) =>
    expect(weights[at]).toBeCloseTo(weight, 10),
  )
  expect(volatility).toBeCloseTo(0.0867284143, 10)
  expect(dot(weights, expected)).toBeCloseTo(0.0784833165, 10)
  expect((dot(weights, expected) - riskFree) / volatility).toBeCloseTo(0.674327058, 10)
})

test('the frontier and its constants', () => {
  const { a, b, c, d } = frontierConstants(market)
  const weights = frontierPortfolio(market, 0.09)

  expect(a).toBeCloseTo(11.0475628931, 10)
  expect(b).toBeCloseTo(0.8311713836, 10)
  expect(c).toBeCloseTo(163.6202830189, 10)
  expect(d).toBeCloseTo(13.947851153, 10)
  ;[0.2033818694, 0.4842649131, 0.3123532175].forEach((weight, at) =>
    expect(weights[at]).toBeCloseTo(weight, 10),
  )
  expect(portfolioVolatility(weights, covariance)).toBeCloseTo(0.1097276615, 10)
  expect(dot(weights, expected)).toBeCloseTo(0.09, 12)
  expect(portfolioVolatility(weights, covariance) ** 2).toBeCloseTo(
    (c * 0.09 ** 2 - 2 * a * 0.09 + b) / d,
    12,
  )
})

test('at the least variance every asset adds the same, and moving from one to another only adds', () => {
  fc.assert(
    fc.property(covariances(4), fc.nat(3), fc.nat(3), (matrix, from, to) => {
      const weights = minimumVariance(matrix)
      const slopes = times(matrix, weights)
      const least = portfolioVolatility(weights, matrix)
      const moved = weights.map(
        (weight, at) => weight + 0.01 * (Number(at === to) - Number(at === from)),
      )

      expect(sum(weights)).toBeCloseTo(1, 10)
      slopes.forEach(slope => expect(slope).toBeCloseTo(slopes[0]!, 9))
      expect(portfolioVolatility(moved, matrix)).toBeGreaterThanOrEqual(least - 1e-12)
    }),
  )
})

test('no other portfolio has a higher ratio than the tangency portfolio', () => {
  const others = fc.array(fc.integer({ min: -300, max: 300 }), { minLength: 3, maxLength: 3 })
  const ratio = (weights: readonly number[]) =>
    dot(
      weights,
      expected.map(value => value - riskFree),
    ) / portfolioVolatility(weights, covariance)
  const best = ratio(tangency(market, riskFree))
  fc.assert(
    fc.property(
      others.filter(weights => weights.some(weight => weight !== 0)),
      weights => {
        expect(ratio(weights)).toBeLessThanOrEqual(best + 1e-12)
      },
    ),
  )
})

test('two portfolios of the frontier span it', () => {
  const [low, high, middle] = [0.04, 0.1, 0.07].map(target => frontierPortfolio(market, target))
  middle!.forEach((weight, at) => expect(weight).toBeCloseTo((low![at]! + high![at]!) / 2, 12))
})

test('the scale of the covariance does not matter to the least variance, nor does the order of the assets', () => {
  fc.assert(
    fc.property(covariances(3), matrix => {
      const weights = minimumVariance(matrix)
      const scaled = minimumVariance(matrix.map(row => row.map(value => value * 1e-4)))
      const reordered = minimumVariance(permuted(matrix, [2, 0, 1]))
      weights.forEach((weight, at) => {
        expect(scaled[at]).toBeCloseTo(weight, 8)
        expect(reordered[[1, 2, 0][at]!]).toBeCloseTo(weight, 8)
      })
    }),
  )
})

test('a riskless return at or above that of the least variance has no tangency portfolio', () => {
  const { a, c } = frontierConstants(market)
  expect(tangency(market, a / c - 1e-3)).toHaveLength(3)
  expect(() => tangency(market, a / c)).toThrow('a tangency portfolio needs')
  expect(() => tangency(market, 0.1)).toThrow('a tangency portfolio needs')
})

test('what has no portfolio is told', () => {
  const same = [
    [0.04, 0.04],
    [0.04, 0.04],
  ]
  expect(() => minimumVariance(same)).toThrow('must be positive definite')
  expect(() => minimumVariance([])).toThrow('at least one asset')
  expect(() => tangency({ covariance, expected: [0.1] }, 0)).toThrow('one value for each')
  expect(() => tangency(market, Number.NaN)).toThrow('must be finite')
  expect(() => frontierPortfolio({ covariance, expected: [0.1, 0.1, 0.1] }, 0.2)).toThrow(
    'expected returns that differ',
  )
})
