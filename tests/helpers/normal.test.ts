import * as fc from 'fast-check'
import { cumulativeStdNormalProbability, normalDistribution, probit } from 'simple-statistics'
import { expect, test } from 'vitest'
import { normalCdf, normalQuantile } from '../../helpers/normal.ts'
import { printedLike } from './performance/golden.ts'

/** P(0 <= X <= x) by Simpson's rule over 2 000 intervals. */
function integral(x: number): number {
  const density = (at: number) => Math.exp((-at * at) / 2) / Math.sqrt(2 * Math.PI)
  const step = x / 2000
  let sum = density(0) + density(x)
  for (let index = 1; index < 2000; index++)
    sum += (index % 2 === 1 ? 4 : 2) * density(index * step)
  return (sum * step) / 3
}

test.for<readonly [number, string]>([
  [0.1, '1.281551565545'],
  [0.05, '1.644853626951'],
  [0.025, '1.959963984540'],
  [0.01, '2.326347874041'],
  [0.005, '2.575829303549'],
  [0.001, '3.090232306168'],
])('beyond the quantile of %f lies %s', ([tail, printed]) => {
  expect(printedLike(printed, -normalQuantile(tail))).toBe(printed)
  expect(printedLike(printed, normalQuantile(1 - tail))).toBe(printed)
})

test('a probability is the integral of the density, where the two expansions meet too', () => {
  for (const x of [0.001, 0.5, 1, 1.96, 2.5, 2.999999, 3, 3.000001, 4, 6]) {
    expect(normalCdf(x)).toBeCloseTo(0.5 + integral(x), 13)
    expect(normalCdf(-x)).toBeCloseTo(0.5 - integral(x), 13)
  }
})

/** Printed tables of the lower tail. */
test.for<readonly [number, number]>([
  [-3, 1.34989803163009e-3],
  [-5, 2.866515718791939e-7],
  [-10, 7.61985302416053e-24],
  [-37, 5.725571222524e-300],
])('far below the mean, P(X <= %f) keeps its digits', ([x, probability]) => {
  expect(normalCdf(x) / probability).toBeCloseTo(1, 11)
})

test('a quantile undoes a probability', () => {
  fc.assert(
    fc.property(fc.double({ min: -37, max: 5, noNaN: true }), x => {
      expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, 9)
    }),
  )
})

test('a probability grows and is symmetric', () => {
  fc.assert(
    fc.property(fc.double({ min: -8, max: 8, noNaN: true }), x => {
      expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 15)
      expect(normalCdf(x + 1e-3)).toBeGreaterThan(normalCdf(x) - 1e-15)
    }),
  )
})

test('the normal distributions of simple-statistics agree, to two decimals and to seven', () => {
  const points = Array.from({ length: 800 }, (_, step) => step / 100 - 4 + 0.0049)
  const worst = (probability: (x: number) => number) =>
    Math.max(...points.map(x => Math.abs(probability(x) - normalCdf(x))))
  const byTable = worst(cumulativeStdNormalProbability)
  const byErrorFunction = worst(x => normalDistribution(x, 0, 1, true))

  expect(byTable).toBeGreaterThan(0.001)
  expect(byTable).toBeLessThan(0.005)
  expect(byErrorFunction).toBeGreaterThan(1e-8)
  expect(byErrorFunction).toBeLessThan(5e-8)
  expect(Math.abs(probit(0.001) - normalQuantile(0.001))).toBeGreaterThan(0.001)
})

test('infinity is certain, and no number has no probability', () => {
  expect(normalCdf(Infinity)).toBe(1)
  expect(normalCdf(-Infinity)).toBe(0)
  expect(() => normalCdf(Number.NaN)).toThrow('a deviate must be a number, was NaN')
  expect(() => normalQuantile(0)).toThrow(
    'a probability must be at least 1e-300 and below 1, was 0',
  )
  expect(() => normalQuantile(1)).toThrow('below 1, was 1')
  expect(() => normalQuantile(Number.NaN)).toThrow('was NaN')
})
