import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Allocation } from '../../../helpers/portfolio/allocation.ts'
import { solved } from '../../../helpers/portfolio/cholesky.ts'
import { minimumVariance } from '../../../helpers/portfolio/efficient-portfolio.ts'
import { dot, sum, times } from '../../../helpers/portfolio/matrix.ts'
import { meanVariance } from '../../../helpers/portfolio/mean-variance.ts'
import { optimality } from '../../../helpers/portfolio/optimality.ts'
import { covariance, covariances, expected, matrices } from './arbitraries.ts'

const objective = (
  { covariance, expected = [0, 0, 0], riskAversion = 1 }: Allocation,
  weights: readonly number[],
) => (riskAversion / 2) * dot(weights, times(covariance, weights)) - dot(expected, weights)

/** The least objective over all ways to hold each of three weights at a bound or not: slow, and without a search. */
function leastByTrying(allocation: Allocation): number {
  const { covariance, expected = [0, 0, 0], riskAversion = 1 } = allocation
  const { lower = [0, 0, 0], upper = [1, 1, 1] } = allocation
  const patterns = Array.from({ length: 27 }, (_, code) => [
    code % 3,
    Math.trunc(code / 3) % 3,
    Math.trunc(code / 9),
  ])
  const candidates = patterns.flatMap(pattern => {
    const free = [0, 1, 2].filter(at => pattern[at] === 2)
    const fixed = [0, 1, 2].map(at => [lower[at]!, upper[at]!, 0][pattern[at]!]!)
    if (free.length === 0) return [fixed]
    const inner = free.map(row => free.map(column => riskAversion * covariance[row]![column]!))
    const pull = free.map(row => expected[row]! - riskAversion * dot(covariance[row]!, fixed))
    const [unit, pulled] = [
      solved(
        inner,
        free.map(() => 1),
      ),
      solved(inner, pull),
    ]
    const level = (1 - sum(fixed) - sum(pulled)) / sum(unit)
    return [
      fixed.map((value, at) =>
        pattern[at] === 2 ? pulled[free.indexOf(at)]! + level * unit[free.indexOf(at)]! : value,
      ),
    ]
  })
  const feasible = candidates.filter(
    weights =>
      Math.abs(sum(weights) - 1) < 1e-9 &&
      weights.every((weight, at) => weight >= lower[at]! - 1e-9 && weight <= upper[at]! + 1e-9),
  )
  return Math.min(...feasible.map(weights => objective(allocation, weights)))
}

test('without a bound in the way it is the portfolio of least variance', () => {
  const weights = meanVariance({ covariance })
  minimumVariance(covariance).forEach((weight, at) => expect(weights[at]).toBeCloseTo(weight, 12))
})

test('a cap that binds is met exactly, and the rest is the best of what is left', () => {
  const allocation = { covariance, upper: [0.5, 0.5, 0.5] }
  const weights = meanVariance(allocation)

  expect(weights[2]).toBe(0.5)
  // Of the other two: (Σw)₁ = (Σw)₂ with w₁ + w₂ = ½.
  expect(weights[0]).toBeCloseTo(
    (0.5 * (0.04 - 0.009) + 0.5 * (-0.004 - 0.0015)) / (0.0225 + 0.04 - 0.018),
    12,
  )
  expect(optimality(allocation, weights).gap).toBeLessThan(1e-15)
})

test('who does not mind risk holds the asset with the highest return', () => {
  expect(meanVariance({ covariance, expected, riskAversion: 0.1 })).toEqual([0, 1, 0])
})

test('a hedge is taken where short weights are allowed, and not where they are not', () => {
  const pair = [
    [0.04, 0.038],
    [0.038, 0.16],
  ]
  const twins = [
    [0.04, 0.06],
    [0.06, 0.16],
  ]
  expect(meanVariance({ covariance: pair })[1]).toBeGreaterThan(0)
  expect(meanVariance({ covariance: twins })).toEqual([1, 0])
  const short = meanVariance({ covariance: twins, lower: [-1, -1], upper: [2, 2] })
  minimumVariance(twins).forEach((weight, at) => expect(short[at]).toBeCloseTo(weight, 12))
})

const bounded = fc.record({
  covariance: covariances(3),
  expected: matrices(1, 3).map(rows => rows[0]!),
  riskAversion: fc.integer({ min: 1, max: 60 }).map(whole => whole / 10),
  lower: fc.array(
    fc.integer({ min: -5, max: 3 }).map(whole => whole / 10),
    { minLength: 3, maxLength: 3 },
  ),
  upper: fc.array(
    fc.integer({ min: 4, max: 12 }).map(whole => whole / 10),
    { minLength: 3, maxLength: 3 },
  ),
})

test('no way to hold weights at their bounds is better', () => {
  fc.assert(
    fc.property(bounded, allocation => {
      const weights = meanVariance(allocation)
      expect(objective(allocation, weights)).toBeCloseTo(leastByTrying(allocation), 9)
    }),
    { numRuns: 200 },
  )
})

test('conditions of optimality hold, and any move within bounds costs', () => {
  fc.assert(
    fc.property(bounded, fc.nat(2), fc.nat(2), (allocation, from, to) => {
      const weights = meanVariance(allocation)
      const { budget, bounds, gap, scale } = optimality(allocation, weights)
      expect(budget).toBeLessThan(1e-12)
      expect(bounds).toBeLessThan(1e-12)
      expect(gap).toBeLessThan(1e-9 * scale)

      const step = Math.min(
        0.05,
        weights[from]! - allocation.lower[from]!,
        allocation.upper[to]! - weights[to]!,
      )
      const moved = weights.map(
        (weight, at) => weight + step * (Number(at === to) - Number(at === from)),
      )
      if (step > 0)
        expect(objective(allocation, moved)).toBeGreaterThanOrEqual(
          objective(allocation, weights) - 1e-12,
        )
    }),
  )
})

test('weights that are not the best are told by how much', () => {
  const allocation = { covariance, expected }
  const equal = [1 / 3, 1 / 3, 1 / 3]
  const { gap, scale } = optimality(allocation, equal)
  const slopes = times(covariance, equal).map((risk, at) => risk - expected[at]!)

  expect(gap).toBeCloseTo(Math.max(...slopes) - Math.min(...slopes), 15)
  expect(gap).toBeGreaterThan(0.1 * scale)
  expect(optimality(allocation, [0.5, 0.5, 0.5]).budget).toBeCloseTo(0.5, 15)
  expect(optimality(allocation, [1.25, 0, -0.25]).bounds).toBeCloseTo(0.25, 15)
})

test('a search from corner to corner does not turn back where rounding meets a bound', () => {
  const corners = [
    [0.41041, -0.00598, 0],
    [-0.00598, 1.065842, 0],
    [0, 0, 0.05],
  ]
  const bounds = { lower: [0, -0.1, 0], upper: [1.1, 0.4, 0.4] }
  const weights = meanVariance({
    covariance: corners,
    expected: [-0.971, 0, 0],
    riskAversion: 0.1,
    ...bounds,
  })
  ;[0.2, 0.4, 0.4].forEach((weight, at) => expect(weights[at]).toBeCloseTo(weight, 12))
})

test('many assets, many bounds, and bounds that leave no choice', () => {
  const size = 30
  const steep = Array.from({ length: size }, (_, row) =>
    Array.from(
      { length: size },
      (_, column) => 0.3 ** Math.abs(row - column) * (1 + row / 9) * (1 + column / 9),
    ),
  )
  const upper = steep.map(() => 0.05)
  const weights = meanVariance({ covariance: steep, upper })
  expect(Math.max(...weights)).toBeLessThanOrEqual(0.05 + 1e-12)
  expect(sum(weights)).toBeCloseTo(1, 12)
  expect(meanVariance({ covariance, lower: [0.2, 0.3, 0.5], upper: [0.2, 0.3, 1] })).toEqual([
    0.2, 0.3, 0.5,
  ])
  expect(meanVariance({ covariance: [[0.04]] })).toEqual([1])
})

test.for<readonly [string, Partial<Allocation>, string]>([
  ['no room under the caps', { upper: [0.3, 0.3, 0.3] }, 'bounds must let weights add up to 1'],
  ['floors above one', { lower: [0.5, 0.5, 0.5] }, 'bounds must let weights add up to 1'],
  [
    'a floor above its cap',
    { lower: [0.6, 0, 0], upper: [0.5, 1, 1] },
    'must be at most the upper one',
  ],
  ['no aversion to risk', { riskAversion: 0 }, 'risk aversion must be above 0'],
  ['two expected returns', { expected: [0.1, 0.2] }, 'one value for each'],
  ['an expected return that is no number', { expected: [0.1, 0.2, Number.NaN] }, 'must be finite'],
  ['no covariance', { covariance: [] }, 'at least one asset'],
  [
    'twins',
    {
      covariance: [
        [1, 1],
        [1, 1],
      ],
    },
    'must be positive definite',
  ],
])('%s has no best weights', ([, part, message]) => {
  expect(() => meanVariance({ covariance, ...part })).toThrow(message)
})
