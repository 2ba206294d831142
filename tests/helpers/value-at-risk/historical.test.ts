import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ageWeightedRisk, ageWeights } from '../../../helpers/value-at-risk/age-weighted.ts'
import { historicalRisk } from '../../../helpers/value-at-risk/historical.ts'
import {
  quantileRules,
  sampleQuantile,
  type QuantileRule,
} from '../../../helpers/value-at-risk/quantile-rule.ts'
import {
  coherentShortfall,
  indexShortfall,
  shortfallBeyond,
} from '../../../helpers/value-at-risk/sample-shortfall.ts'
import { tailOf } from '../../../helpers/value-at-risk/tail.ts'
import { manyReturns, s20, unusable } from './returns.ts'

const tails = [0.1, 0.05, 0.01] as const

test.for([
  ['linear', 0.0269, 0.03565, 0.04553],
  ['lower', 0.035, 0.048, 0.048],
  ['higher', 0.026, 0.035, 0.035],
  ['midpoint', 0.0305, 0.0415, 0.0415],
  ['hazen', 0.0305, 0.0415, 0.048],
  ['weibull', 0.0341, 0.04735, 0.048],
  ['median-unbiased', 0.0317, 0.04345, 0.048],
  ['normal-unbiased', 0.0314, 0.0429625, 0.048],
  ['conservative', 0.035, 0.048, 0.048],
] as const)('by the rule %s: %f, %f, %f', ([rule, ...losses]) => {
  for (const [at, loss] of losses.entries())
    expect(-sampleQuantile(s20, tails[at]!, rule)).toBeCloseTo(loss, 12)
})

test('each rule has its golden values', () => {
  const told = new Set<QuantileRule>(quantileRules)
  expect(told.size).toBe(9)
})

test.for([
  [0.1, 41],
  [0.2, 81],
  [0.3, 81.5],
] as const)('the documented linear quantile %f is %f', ([share, value]) => {
  expect(sampleQuantile([1, 81, 82, 83, 84, 85], share, 'linear')).toBeCloseTo(value, 12)
})

test('a tail written as 1 - 0.95 is the twentieth of twenty', () => {
  expect(Math.ceil(20 * (1 - 0.95))).toBe(2)
  expect(tailOf(0.95)).toBe(0.05)
  expect(tailOf(0.99)).toBe(0.01)
  expect(tailOf(0.975)).toBe(0.025)
  expect(tailOf(0.9999)).toBe(0.0001)
  for (const rule of quantileRules)
    expect(sampleQuantile(s20, 1 - 0.95, rule)).toBeCloseTo(sampleQuantile(s20, 0.05, rule), 12)
  expect(historicalRisk(s20, 1 - 0.95).valueAtRisk).toBe(0.048)
  expect(coherentShortfall(s20, 1 - 0.95)).toBeCloseTo(0.048, 12)
})

test.for([
  [0.1, 0.0415],
  [0.05, 0.048],
  [0.01, 0.048],
] as const)('the shortfall of %f is %f by all three rules', ([tail, loss]) => {
  expect(coherentShortfall(s20, tail)).toBeCloseTo(loss, 12)
  expect(indexShortfall(s20, tail)).toBeCloseTo(loss, 12)
  expect(shortfallBeyond(s20, -sampleQuantile(s20, tail, 'linear'))).toBeCloseTo(loss, 12)
})

test('a return of just the value at risk belongs to its shortfall', () => {
  expect(shortfallBeyond(s20, 0.035)).toBeCloseTo(0.0415, 12)
})

test('a day that is counted in part', () => {
  expect(coherentShortfall(s20, 0.075)).toBeCloseTo((0.048 + 0.5 * 0.035) / 1.5, 12)
})

test('historical risk names its rule', () => {
  expect(historicalRisk(s20, 0.05, 'linear')).toEqual({
    valueAtRisk: expect.closeTo(0.03565, 12),
    expectedShortfall: expect.closeTo(0.048, 12),
    tail: 0.05,
    convention:
      'historical, 20 returns, quantile by the rule linear, expected shortfall after Acerbi and Tasche',
  })
})

test('a typed array is a series', () => {
  expect(historicalRisk(Float64Array.from(s20), 0.05)).toEqual(historicalRisk(s20, 0.05))
})

test('risk moves with the returns, grows with them and does not depend on their order', () => {
  const rule = fc.constantFrom(...quantileRules)
  const scale = fc.integer({ min: 1, max: 50 })
  fc.assert(
    fc.property(manyReturns, rule, scale, (returns, rule, scale) => {
      const risk = historicalRisk(returns, 0.05, rule)
      const moved = historicalRisk(
        returns.map(value => value + 0.25),
        0.05,
        rule,
      )
      const scaled = historicalRisk(
        returns.map(value => value * scale),
        0.05,
        rule,
      )
      expect(historicalRisk(returns.toReversed(), 0.05, rule)).toEqual(risk)
      expect(moved.valueAtRisk).toBeCloseTo(risk.valueAtRisk - 0.25, 12)
      expect(moved.expectedShortfall).toBeCloseTo(risk.expectedShortfall - 0.25, 12)
      expect(scaled.valueAtRisk).toBeCloseTo(risk.valueAtRisk * scale, 10)
      expect(scaled.expectedShortfall).toBeCloseTo(risk.expectedShortfall * scale, 10)
    }),
  )
})

test('risk grows with confidence, and a shortfall is at least its value at risk', () => {
  fc.assert(
    fc.property(manyReturns, returns => {
      for (const rule of ['conservative', 'linear'] as const) {
        const [wide, narrow] = [
          historicalRisk(returns, 0.1, rule),
          historicalRisk(returns, 0.05, rule),
        ]
        expect(narrow.valueAtRisk).toBeGreaterThanOrEqual(wide.valueAtRisk - 1e-12)
        expect(narrow.expectedShortfall).toBeGreaterThanOrEqual(wide.expectedShortfall - 1e-12)
        expect(narrow.expectedShortfall).toBeGreaterThanOrEqual(narrow.valueAtRisk - 1e-12)
      }
    }),
  )
})

test('the shortfall is the least bound of Rockafellar and Uryasev', () => {
  fc.assert(
    fc.property(manyReturns, fc.double({ min: 0.03, max: 0.4, noNaN: true }), (returns, tail) => {
      const bounds = returns.map(value => {
        const beyond = returns.reduce((sum, other) => sum + Math.max(value - other, 0), 0)
        return -value + beyond / returns.length / tail
      })
      expect(coherentShortfall(returns, tail)).toBeCloseTo(Math.min(...bounds), 10)
    }),
  )
})

test('the shortfall of two positions together is at most that of both', () => {
  fc.assert(
    fc.property(manyReturns, fc.integer(), (returns, seed) => {
      const shift = Math.abs(seed) % returns.length
      const others = [...returns.slice(shift), ...returns.slice(0, shift)]
      const together = returns.map((value, at) => value + others[at]!)
      expect(coherentShortfall(together, 0.05)).toBeLessThanOrEqual(
        coherentShortfall(returns, 0.05) + coherentShortfall(others, 0.05) + 1e-12,
      )
    }),
  )
})

test('weights by age', () => {
  const weights = ageWeights(20, 0.98)
  const worst = s20
    .map((value, at) => ({ value, weight: weights[at]! }))
    .toSorted((a, b) => a.value - b.value)
    .map(({ weight }) => weight)
  const golden = [0.051190338533, 0.043550847138, 0.058966516446, 0.040989708919]
  for (const [at, weight] of golden.entries()) expect(worst[at]).toBeCloseTo(weight, 12)
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 14)
})

test('value at risk by age', () => {
  expect(ageWeightedRisk(s20, 0.05).valueAtRisk).toBe(0.048)
  const two = (0.048 * 0.051190338533 + 0.035 * (0.06 - 0.051190338533)) / 0.06
  expect(ageWeightedRisk(s20, 0.06)).toMatchObject({
    valueAtRisk: 0.035,
    expectedShortfall: expect.closeTo(two, 10),
  })
})

test('days that hardly age weigh the same', () => {
  fc.assert(
    fc.property(manyReturns, returns => {
      const { expectedShortfall } = ageWeightedRisk(returns, 0.05, 1 - 1e-9)
      expect(expectedShortfall).toBeCloseTo(coherentShortfall(returns, 0.05), 6)
    }),
  )
})

test('a loss weighs less the longer ago it was', () => {
  const calm = Array.from({ length: 99 }, (_, day) => 0.001 * (day % 7))
  const recent = ageWeightedRisk([...calm, -0.1], 0.01).expectedShortfall
  const old = ageWeightedRisk([-0.1, ...calm], 0.01).expectedShortfall
  expect(recent).toBeCloseTo(0.1, 12)
  expect(old).toBeCloseTo((10 * 0.02 * 0.98 ** 99) / (1 - 0.98 ** 100), 12)
  expect(old).toBeLessThan(recent / 3)
})

test.for(unusable)('%s is refused', ([, returns]) => {
  for (const risk of [historicalRisk, ageWeightedRisk])
    expect(() => risk(returns, 0.05)).toThrow(expect.objectContaining({ name: 'RiskError' }))
})

test('too few returns, a confidence for a tail and a decay beyond one are refused', () => {
  expect(() => historicalRisk(s20, 0.01)).toThrow(
    'a tail of 0.01 needs at least 100 days, were 20: give a longer series or a larger tail',
  )
  expect(() => historicalRisk(s20.slice(1), 0.05)).toThrow('needs at least 20 days, were 19')
  expect(() => historicalRisk(s20, 0.95)).toThrow('give 0.05 for a confidence of 95 %')
  expect(() => historicalRisk(s20, Number.NaN)).toThrow('a tail must be')
  expect(() => tailOf(95)).toThrow('give 0.95 for 95 %')
  expect(() => tailOf(Number.NaN)).toThrow('a confidence must be')
  expect(() => ageWeightedRisk(s20, 0.05, 1)).toThrow('a decay must be')
  expect(() => ageWeightedRisk(s20, 0.01)).toThrow('needs at least 100 days')
  expect(() => shortfallBeyond(s20, 0.5)).toThrow('none was')
  expect(() => sampleQuantile([], 0.05, 'linear')).toThrow('values must be at least 1, were 0')
})
