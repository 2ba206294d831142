import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  cornishFisherQuantile,
  cornishFisherShortfall,
  cornishFisherValueAtRisk,
  isCornishFisherDistribution,
} from '../../../helpers/value-at-risk/cornish-fisher.ts'
import { overPeriods } from '../../../helpers/value-at-risk/horizon.ts'
import { momentsOf, spreadOf } from '../../../helpers/value-at-risk/moments.ts'
import { normalQuantile } from '../../../helpers/normal.ts'
import { modelSpread, normalRisk, studentRisk } from '../../../helpers/value-at-risk/parametric.ts'
import { manyReturns, s20, unusable } from './returns.ts'

const zeroMean = modelSpread(s20, 'zero-mean')
const withMean = modelSpread(s20, 'sample-mean')
const moments = momentsOf(s20)

test('moments of the sample', () => {
  expect(moments.mean).toBeCloseTo(-0.0007, 14)
  expect(moments.deviation).toBeCloseTo(0.021091529854, 12)
  expect(moments.populationDeviation).toBeCloseTo(0.02055748039, 12)
  expect(moments.skewness).toBeCloseTo(-0.556985403573, 12)
  expect(moments.excessKurtosis).toBeCloseTo(-0.425884200191, 12)
  expect(moments.adjustedSkewness).toBeCloseTo(-0.603202464632, 12)
  expect(moments.adjustedExcessKurtosis).toBeCloseTo(-0.182770574759, 12)
})

test('skewness turns with the sign, kurtosis does not, and neither has a unit', () => {
  fc.assert(
    fc.property(manyReturns, fc.integer({ min: 1, max: 1000 }), (returns, scale) => {
      const one = momentsOf(returns)
      const other = momentsOf(returns.map(value => 3 - value * scale))
      expect(other.skewness).toBeCloseTo(-one.skewness, 6)
      expect(other.excessKurtosis).toBeCloseTo(one.excessKurtosis, 6)
      expect(one.excessKurtosis + 2).toBeGreaterThanOrEqual(one.skewness ** 2 - 1e-9)
    }),
  )
})

test.for([
  [0.1, 0.027029883104, 0.027729883104, 0.037015283073, 0.037715283073],
  [0.05, 0.034692479378, 0.035392479378, 0.04350576876, 0.04420576876],
  [0.01, 0.049066235636, 0.049766235636, 0.056213445296, 0.056913445296],
] as const)('the normal model at a tail of %f', ([tail, zero, mean, zeroBeyond, meanBeyond]) => {
  expect(normalRisk(zeroMean, tail).valueAtRisk).toBeCloseTo(zero, 12)
  expect(normalRisk(withMean, tail).valueAtRisk).toBeCloseTo(mean, 12)
  expect(normalRisk(zeroMean, tail).expectedShortfall).toBeCloseTo(zeroBeyond, 12)
  expect(normalRisk(withMean, tail).expectedShortfall).toBeCloseTo(meanBeyond, 12)
})

test.for([
  [0.1, 0.024112150526, 0.037612516937],
  [0.05, 0.032920709276, 0.047217275808],
  [0.01, 0.054974304187, 0.072741243486],
] as const)("Student's t with 5 degrees at a tail of %f", ([tail, loss, beyond]) => {
  const risk = studentRisk(zeroMean, tail, 5)
  expect(risk.valueAtRisk).toBeCloseTo(loss, 12)
  expect(risk.expectedShortfall).toBeCloseTo(beyond, 12)
})

test('the shortfall of 97.5 % is close to the value at risk of 99 %, if losses are normal', () => {
  const spread = { mean: 0, deviation: 1 }
  expect(normalRisk(spread, 0.025).expectedShortfall).toBeCloseTo(2.3378, 4)
  expect(normalRisk(spread, 0.01).valueAtRisk).toBeCloseTo(2.3263, 4)
})

/** By the midpoints of the tail. */
const meanOverTail = (valueAtRisk: (tail: number) => number, tail: number, steps = 4000) =>
  Array.from({ length: steps }, (_, at) => valueAtRisk((tail * (at + 0.5)) / steps)).reduce(
    (sum, loss) => sum + loss / steps,
    0,
  )

test('a shortfall is the mean of the values at risk of its tail', () => {
  const normal = (tail: number) => normalRisk(withMean, tail).valueAtRisk
  const student = (tail: number) => studentRisk(withMean, tail, 8).valueAtRisk
  expect(normalRisk(withMean, 0.05).expectedShortfall).toBeCloseTo(meanOverTail(normal, 0.05), 5)
  expect(studentRisk(withMean, 0.05, 8).expectedShortfall).toBeCloseTo(
    meanOverTail(student, 0.05),
    5,
  )
})

test('many degrees of freedom come to the normal model', () => {
  const [student, normal] = [studentRisk(withMean, 0.01, 1e6), normalRisk(withMean, 0.01)]
  expect(student.valueAtRisk).toBeCloseTo(normal.valueAtRisk, 6)
  expect(student.expectedShortfall).toBeCloseTo(normal.expectedShortfall, 6)
})

test.for([
  [0.1, -1.391001016626, 0.030038339469],
  [0.05, -1.805948409327, 0.03879021479],
  [0.01, -2.519589217799, 0.053841991207],
] as const)('Cornish and Fisher at a tail of %f', ([tail, z, loss]) => {
  expect(cornishFisherQuantile(normalQuantile(tail), moments)).toBeCloseTo(z, 12)
  expect(cornishFisherValueAtRisk(moments, tail)).toBeCloseTo(loss, 12)
})

test('without skewness and kurtosis the expansion is the normal model', () => {
  const plain = { ...moments, skewness: 0, excessKurtosis: 0 }
  const normal = normalRisk(withMean, 0.01)
  expect(cornishFisherValueAtRisk(plain, 0.01)).toBeCloseTo(normal.valueAtRisk, 14)
  expect(cornishFisherShortfall(plain, 0.01)).toBeCloseTo(normal.expectedShortfall, 14)
  expect(isCornishFisherDistribution(plain)).toBe(true)
})

test('the shortfall of the expansion is the mean of its values at risk', () => {
  const skewed = { ...moments, skewness: -0.4, excessKurtosis: 1.5 }
  const beyond = meanOverTail(tail => cornishFisherValueAtRisk(skewed, tail), 0.05)
  expect(isCornishFisherDistribution(skewed)).toBe(true)
  expect(cornishFisherShortfall(skewed, 0.05)).toBeCloseTo(beyond, 4)
})

test('the expansion is refused where it falls, and its domain is told by looking at it', () => {
  const shapes = fc.record({
    skewness: fc.integer({ min: -30, max: 30 }).map(tenths => tenths / 10),
    excessKurtosis: fc.integer({ min: -20, max: 120 }).map(tenths => tenths / 10),
  })
  const grid = Array.from({ length: 233 }, (_, at) => -at / 100)
  const expansion = (z: number, s: number, k: number) =>
    z + ((z * z - 1) * s) / 6 + ((z ** 3 - 3 * z) * k) / 24 - ((2 * z ** 3 - 5 * z) * s * s) / 36
  const accepts = (shape: { skewness: number; excessKurtosis: number }) => {
    try {
      return Number.isFinite(cornishFisherQuantile(-2.32, shape))
    } catch {
      return false
    }
  }
  let [accepted, refused] = [0, 0]
  fc.assert(
    fc.property(shapes, shape => {
      const values = grid.map(z => expansion(z, shape.skewness, shape.excessKurtosis))
      const falls = values.some((value, at) => at > 0 && value >= values[at - 1]!)
      if (falls) expect(accepts(shape)).toBe(false)
      if (accepts(shape)) accepted++
      else refused++
    }),
    { numRuns: 300, seed: 4 },
  )
  expect(Math.min(accepted, refused)).toBeGreaterThan(30)
})

test('an expansion that turns in the far tail has a value at risk and no shortfall', () => {
  expect(isCornishFisherDistribution(moments)).toBe(false)
  expect(() => cornishFisherShortfall(moments, 0.05)).toThrow(
    'an expansion must rise over the whole tail',
  )
  expect(() => cornishFisherValueAtRisk({ ...moments, skewness: -3 }, 0.01)).toThrow(
    expect.objectContaining({ code: 'RISK_NOT_COMPUTABLE' }),
  )
})

test('ten days by the root of time', () => {
  const day = normalRisk(zeroMean, 0.01).valueAtRisk
  expect(overPeriods(day, 10)).toBeCloseTo(0.15516106082, 12)
})

test('a day of a portfolio from its volatility of a year, in money', () => {
  const year = normalRisk({ mean: 0, deviation: 0.0867284143 * 1_000_000 }, 0.01).valueAtRisk
  expect(overPeriods(year, 1 / 252)).toBeCloseTo(12_709.71447, 4)
})

test.for(unusable)('no model takes %s', ([, returns]) => {
  expect(() => spreadOf(returns)).toThrow(expect.objectContaining({ name: 'RiskError' }))
  expect(() => momentsOf(returns)).toThrow(expect.objectContaining({ name: 'RiskError' }))
})

test.for([
  ['a deviation of zero', () => normalRisk({ mean: 0, deviation: 0 }, 0.05)],
  ['a deviation below zero', () => normalRisk({ mean: 0, deviation: -1 }, 0.05)],
  ['a mean of NaN', () => normalRisk({ mean: Number.NaN, deviation: 1 }, 0.05)],
  ['a confidence for a tail', () => normalRisk(withMean, 0.95)],
  ['two degrees of freedom', () => studentRisk(withMean, 0.05, 2)],
  ['infinite degrees of freedom', () => studentRisk(withMean, 0.05, Infinity)],
  ['a skewness of NaN', () => cornishFisherQuantile(-2, { ...moments, skewness: Number.NaN })],
  ['no period', () => overPeriods(0.1, 0)],
  ['a loss with the sign of a return', () => overPeriods(-0.1, 10)],
  ['moments of three values', () => momentsOf([1, 2, 4])],
] as const)('%s is refused', ([, call]) => {
  expect(call).toThrow(expect.objectContaining({ name: 'RiskError' }))
})
