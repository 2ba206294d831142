import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { covarianceFrom } from '../../../helpers/portfolio/covariance.ts'
import { sum, times } from '../../../helpers/portfolio/matrix.ts'
import {
  portfolioVolatility,
  riskContributions,
} from '../../../helpers/portfolio/portfolio-risk.ts'
import { inverseVolatility, riskParity } from '../../../helpers/portfolio/risk-parity.ts'
import { covariance, covariances, permuted, volatilities } from './arbitraries.ts'

test('equal risk contributions of the example', () => {
  const weights = riskParity(covariance)

  ;[0.260538879, 0.2344279277, 0.5050331933].forEach((weight, at) =>
    expect(weights[at]).toBeCloseTo(weight, 10),
  )
  expect(portfolioVolatility(weights, covariance)).toBeCloseTo(0.0826023165, 10)
  for (const risk of riskContributions(weights, covariance))
    expect(risk).toBeCloseTo(0.0275341055, 10)
})

test('inverse volatility of the example is another portfolio', () => {
  const weights = inverseVolatility(covariance)

  ;[0.3076923077, 0.2307692308, 0.4615384615].forEach((weight, at) =>
    expect(weights[at]).toBeCloseTo(weight, 10),
  )
  expect(portfolioVolatility(weights, covariance)).toBeCloseTo(0.0851034873, 10)
  const risks = riskContributions(weights, covariance)
  expect(Math.max(...risks) - Math.min(...risks)).toBeGreaterThan(0.001)
})

test('with the same correlation between all, they are the same portfolio', () => {
  for (const rho of [-0.4, 0, 0.7]) {
    const matrix = covarianceFrom(volatilities, [
      [1, rho, rho],
      [rho, 1, rho],
      [rho, rho, 1],
    ])
    const weights = riskParity(matrix)
    inverseVolatility(matrix).forEach((weight, at) => expect(weights[at]).toBeCloseTo(weight, 12))
  }
})

test('of two assets it is inverse volatility whatever the correlation', () => {
  const [first, second] = riskParity([
    [0.01, -0.019],
    [-0.019, 0.04],
  ])
  expect(first! / second!).toBeCloseTo(2, 10)
})

test('every asset bears its share of the risk, and all weights are above zero', () => {
  fc.assert(
    fc.property(covariances(5), matrix => {
      const weights = riskParity(matrix)
      const risks = times(matrix, weights).map((risk, at) => risk * weights[at]!)
      expect(sum(weights)).toBeCloseTo(1, 12)
      for (const weight of weights) expect(weight).toBeGreaterThan(0)
      for (const risk of risks) expect(risk / sum(risks)).toBeCloseTo(1 / 5, 10)
    }),
  )
})

test('budgets of risk are kept', () => {
  const budgets = [0.5, 0.3, 0.2]
  const weights = riskParity(covariance, budgets)
  const risks = riskContributions(weights, covariance)
  risks.forEach((risk, at) => expect(risk / sum(risks)).toBeCloseTo(budgets[at]!, 12))
})

test('an asset quoted in units ten times as large gets a tenth, and the order does not matter', () => {
  fc.assert(
    fc.property(covariances(3), matrix => {
      const factors = [10, 1, 1]
      const larger = matrix.map((row, at) =>
        row.map((value, to) => value * factors[at]! * factors[to]!),
      )
      const [before, after] = [riskParity(matrix), riskParity(larger)]
      const reordered = riskParity(permuted(matrix, [2, 0, 1]))
      expect(after[0]! / after[1]!).toBeCloseTo(before[0]! / before[1]! / 10, 8)
      before.forEach((weight, at) => expect(reordered[[1, 2, 0][at]!]).toBeCloseTo(weight, 10))
    }),
  )
})

test('an ill-conditioned covariance is still solved', () => {
  const matrix = covarianceFrom(
    [1e-4, 3, 0.2],
    [
      [1, 0.999, -0.9],
      [0.999, 1, -0.89],
      [-0.9, -0.89, 1],
    ],
  )
  const risks = riskContributions(riskParity(matrix), matrix)
  for (const risk of risks) expect(risk / sum(risks)).toBeCloseTo(1 / 3, 8)
})

test('what has no risk to share is refused', () => {
  expect(() =>
    riskParity([
      [1, 1],
      [1, 1],
    ]),
  ).toThrow('must be positive definite')
  expect(() => riskParity([])).toThrow('at least one asset')
  expect(() => riskParity(covariance, [0.5, 0.5, 0])).toThrow('risk budgets must be above 0')
  expect(() => riskParity(covariance, [0.5, 0.4, 0.2])).toThrow('add up to 1')
  expect(() =>
    inverseVolatility([
      [0.04, 0],
      [0, 0],
    ]),
  ).toThrow('variances above 0, was 0')
  expect(() => inverseVolatility([])).toThrow('needs assets')
})
