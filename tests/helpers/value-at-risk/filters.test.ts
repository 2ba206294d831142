import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ewmaVariance,
  ewmaVariances,
  weightedVariance,
  windowDays,
} from '../../../helpers/value-at-risk/ewma.ts'
import { filteredHistoricalRisk } from '../../../helpers/value-at-risk/filtered-historical.ts'
import { historicalRisk } from '../../../helpers/value-at-risk/historical.ts'
import { normalRisk } from '../../../helpers/value-at-risk/parametric.ts'
import { manyReturns, s20, unusable } from './returns.ts'

test('exponentially weighted variances of the sample', () => {
  const variance = ewmaVariance(s20)
  expect(variance).toBeCloseTo(0.000427238159, 12)
  expect(Math.sqrt(variance)).toBeCloseTo(0.020669740185, 12)
  expect(ewmaVariance(s20, 0.94, 'mean-square')).toBeCloseTo(0.000422045258, 12)
  expect(weightedVariance(s20, 0.94, false)).toBeCloseTo(0.000299301307, 12)
  expect(weightedVariance(s20, 0.94, true)).toBeCloseTo(0.000421614225, 12)
})

test('the value at risk by RiskMetrics', () => {
  const deviation = Math.sqrt(ewmaVariance(s20))
  expect(normalRisk({ mean: 0, deviation }, 0.01).valueAtRisk).toBeCloseTo(0.048085006137, 12)
})

test('how far the filter looks back', () => {
  expect(windowDays(0.94, 0.01)).toBeCloseTo(74.43, 2)
  expect(windowDays(0.94, 0.5)).toBeCloseTo(11.2023, 4)
})

test('the recursion is a sum of weights and its seed', () => {
  fc.assert(
    fc.property(manyReturns, returns => {
      const seeded =
        weightedVariance(returns, 0.94, false) + 0.94 ** returns.length * returns[0]! ** 2
      expect(ewmaVariance(returns)).toBeCloseTo(seeded, 12)
      expect(ewmaVariances(returns)).toHaveLength(returns.length + 1)
    }),
  )
})

test('a forecast knows no later return', () => {
  const changed = [...s20.slice(0, 10), 5, ...s20.slice(11)]
  expect(ewmaVariances(changed).slice(0, 11)).toEqual(ewmaVariances(s20).slice(0, 11))
  expect(ewmaVariances(changed)[11]).not.toBe(ewmaVariances(s20)[11])
})

const alternating = (days: number, size: number) =>
  Array.from({ length: days }, (_, day) => (day % 2 === 0 ? size : -size))

test('where the variance stays, filtered scenarios are the returns themselves', () => {
  const steady = alternating(120, 0.02)
  const filtered = filteredHistoricalRisk(steady, 0.05)
  expect(filtered.valueAtRisk).toBeCloseTo(historicalRisk(steady, 0.05).valueAtRisk, 12)
  expect(filtered.expectedShortfall).toBeCloseTo(0.02, 12)
})

test('after a storm began, the filter tells more than the history', () => {
  const storm = [...alternating(200, 0.01), ...alternating(10, 0.05)]
  const calmed = [...alternating(20, 0.05), ...alternating(200, 0.01)]
  expect(filteredHistoricalRisk(storm, 0.1).valueAtRisk).toBeGreaterThan(
    2 * historicalRisk(storm, 0.1).valueAtRisk,
  )
  expect(filteredHistoricalRisk(calmed, 0.05, { warmUp: 40 }).valueAtRisk).toBeLessThan(0.011)
})

test('by hand: three scenarios', () => {
  const returns = [0.02, 0.01, -0.03, 0.02]
  const before = 0.02 ** 2
  const afterOne = 0.94 * before + 0.06 * 0.01 ** 2
  const afterTwo = 0.94 * afterOne + 0.06 * 0.03 ** 2
  const tomorrow = 0.94 * afterTwo + 0.06 * 0.02 ** 2
  const worst = 0.03 * Math.sqrt(tomorrow / afterOne)
  expect(filteredHistoricalRisk(returns, 0.4, { warmUp: 1 }).expectedShortfall).toBeCloseTo(
    (worst - 0.2 * 0.01 * Math.sqrt(tomorrow / before)) / 1.2,
    12,
  )
})

test('filtered risk grows with the returns', () => {
  const scaled = fc.tuple(
    fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 60, maxLength: 80 }),
    fc.integer({ min: 2, max: 30 }),
  )
  fc.assert(
    fc.property(scaled, ([sizes, scale]) => {
      const returns = sizes.map((size, day) => (day % 3 === 0 ? -size : size) / 1000)
      const one = filteredHistoricalRisk(returns, 0.05)
      const other = filteredHistoricalRisk(
        returns.map(value => value * scale),
        0.05,
      )
      expect(other.valueAtRisk).toBeCloseTo(one.valueAtRisk * scale, 8)
      expect(other.expectedShortfall).toBeGreaterThanOrEqual(other.valueAtRisk - 1e-12)
    }),
  )
})

test.for(unusable)('the filters refuse %s', ([, returns]) => {
  for (const call of [
    () => filteredHistoricalRisk(returns, 0.05),
    () => ewmaVariance(returns),
    () => weightedVariance(returns, 0.94, true),
  ])
    expect(call).toThrow(expect.objectContaining({ name: 'RiskError' }))
})

test.for([
  ['returns of zero', () => ewmaVariance([0, 0, 0])],
  ['a still warm-up', () => filteredHistoricalRisk([...Array(20).fill(0), ...s20], 0.05)],
  ['no warm-up', () => filteredHistoricalRisk(s20, 0.05, { warmUp: 0 })],
  ['a decay of one', () => ewmaVariance(s20, 1)],
  ['a decay of NaN', () => ewmaVariance(s20, Number.NaN)],
  ['too few after the warm-up', () => filteredHistoricalRisk([...s20, ...s20.slice(1)], 0.05)],
  ['NaN among returns', () => ewmaVariances([0.1, Number.NaN])],
  ['no returns', () => weightedVariance([], 0.94, true)],
] as const)('%s is refused', ([, call]) => {
  expect(call).toThrow(expect.objectContaining({ name: 'RiskError' }))
})
