import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { concentration } from '../../../helpers/portfolio/concentration.ts'
import { tangency } from '../../../helpers/portfolio/efficient-portfolio.ts'
import { sum } from '../../../helpers/portfolio/matrix.ts'
import {
  diversificationRatio,
  normalRisk,
  portfolioVolatility,
  riskContributions,
} from '../../../helpers/portfolio/portfolio-risk.ts'
import { covariance, covariances, expected, riskFree } from './arbitraries.ts'

const weights = tangency({ covariance, expected }, riskFree)
const holding = { value: 1_000_000, deviations: 2.3263478740408408, periods: 252 }
const holdings = fc
  .array(fc.integer({ min: -100, max: 100 }), { minLength: 4, maxLength: 4 })
  .filter(held => held.some(amount => amount !== 0))

test('value at risk of the tangency portfolio over a day, and what each asset adds', () => {
  const { total, components } = normalRisk(weights, covariance, holding)

  expect(total).toBeCloseTo(12709.714468116, 10)
  expect(components[0]).toBeCloseTo(2320.4457950087, 9)
  expect(components[1]).toBeCloseTo(7185.4713538623, 9)
  expect(components[2]).toBeCloseTo(3203.797319245, 9)
})

test('diversification and concentration of the tangency portfolio', () => {
  const { index, effectiveAssets, largest } = concentration(weights)

  expect(diversificationRatio(weights, covariance)).toBeCloseTo(1.6368519872, 10)
  expect(index).toBeCloseTo(0.3824690401, 10)
  expect(effectiveAssets).toBeCloseTo(2.6145907121, 10)
  expect(largest).toBe(weights[2])
})

test('contributions add up to the volatility, and are what a little more of an asset adds', () => {
  fc.assert(
    fc.property(covariances(4), holdings, (matrix, held) => {
      const contributions = riskContributions(held, matrix)
      const volatility = portfolioVolatility(held, matrix)
      expect(sum(contributions)).toBeCloseTo(volatility, 8)
      held.forEach((amount, at) => {
        const more = (step: number) => portfolioVolatility(held.with(at, amount + step), matrix)
        const slope = (more(1e-4) - more(-1e-4)) / 2e-4
        expect(contributions[at]).toBeCloseTo(amount * slope, 3)
      })
    }),
  )
})

test('twice the portfolio is twice the risk, and the other side of it the same', () => {
  fc.assert(
    fc.property(covariances(4), holdings, (matrix, held) => {
      const volatility = portfolioVolatility(held, matrix)
      expect(
        portfolioVolatility(
          held.map(amount => 2 * amount),
          matrix,
        ),
      ).toBeCloseTo(2 * volatility, 9)
      expect(
        portfolioVolatility(
          held.map(amount => -amount),
          matrix,
        ),
      ).toBeCloseTo(volatility, 12)
    }),
  )
})

test('a diversification ratio is at least one', () => {
  fc.assert(
    fc.property(covariances(4), holdings, (matrix, held) => {
      expect(diversificationRatio(held.map(Math.abs), matrix)).toBeGreaterThanOrEqual(1 - 1e-12)
    }),
  )
  expect(diversificationRatio([0, 1, 0], covariance)).toBeCloseTo(1, 14)
})

test('concentration is by gross exposure, from one over n to one', () => {
  expect(concentration([0.25, 0.25, 0.25, 0.25])).toEqual({
    index: 0.25,
    effectiveAssets: 4,
    largest: 0.25,
  })
  expect(concentration([1, 0, 0])).toEqual({ index: 1, effectiveAssets: 1, largest: 1 })
  expect(concentration([1, -1])).toEqual({ index: 0.5, effectiveAssets: 2, largest: 0.5 })
  expect(concentration([300, 100])).toEqual(concentration([0.75, 0.25]))
})

const twins = [
  [0.04, 0.04],
  [0.04, 0.04],
]

test('a hedge that is perfect has no risk, and nothing to split', () => {
  expect(portfolioVolatility([1, -1], twins)).toBe(0)
  expect(() => riskContributions([1, -1], twins)).toThrow('must have risk')
  expect(() => diversificationRatio([0, 0], twins)).toThrow('must have risk')
})

test('what has no risk that could be told is refused', () => {
  const impossible = [
    [1, 2],
    [2, 1],
  ]
  expect(() => portfolioVolatility([1, -1], impossible)).toThrow('a variance must be at least 0')
  expect(() => portfolioVolatility([1], twins)).toThrow('one value for each')
  expect(() => portfolioVolatility([1, Number.NaN], twins)).toThrow('must be finite')
  expect(() =>
    diversificationRatio(
      [2, -1],
      covariance.slice(0, 2).map(row => row.slice(0, 2)),
    ),
  ).toThrow('weights must be at least 0')
  expect(() => normalRisk([1, 1], twins, { ...holding, periods: 0 })).toThrow(
    'periods must be above 0',
  )
  expect(() => concentration([])).toThrow('needs holdings')
  expect(() => concentration([0, 0])).toThrow('needs holdings')
  expect(() => concentration([Number.NaN])).toThrow('must be finite')
})
