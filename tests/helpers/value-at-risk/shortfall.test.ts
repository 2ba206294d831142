import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compoundBinomial } from '../../../helpers/value-at-risk/compound-binomial.ts'
import {
  chanceOfShortfall,
  shortfallCritical,
  type ShortfallTrial,
} from '../../../helpers/value-at-risk/shortfall-size.ts'
import {
  conditionalShortfall,
  unconditionalShortfall,
} from '../../../helpers/value-at-risk/shortfall-test.ts'
import {
  exceptionChance,
  shapeShortfall,
  shapeTail,
  shapeValueAtRisk,
  type TailShape,
} from '../../../helpers/value-at-risk/tail-shape.ts'
import { s20 } from './returns.ts'

const record = (returns: readonly number[], valueAtRisk: number, shortfall: number) => ({
  returns,
  valuesAtRisk: returns.map(() => valueAtRisk),
  shortfalls: returns.map(() => shortfall),
})
const example = record(s20, 0.0329, 0.0413)

test('both statistics of the example', () => {
  expect(conditionalShortfall(example)).toBeCloseTo(-0.004842615, 10)
  expect(unconditionalShortfall(example, 0.05)).toBeCloseTo(-1.00968523, 10)
})

test('without an exception the second is 1 and the first is not told', () => {
  const calm = record(s20, 0.5, 0.6)
  expect(unconditionalShortfall(calm, 0.05)).toBe(1)
  expect(() => conditionalShortfall(calm)).toThrow(
    expect.objectContaining({ code: 'RISK_NOT_COMPUTABLE' }),
  )
})

test('losses as large as expected, as often as expected, are 0', () => {
  const returns = Array.from({ length: 100 }, (_, day) => (day % 20 === 0 ? -0.04 : 0.01))
  expect(conditionalShortfall(record(returns, 0.03, 0.04))).toBeCloseTo(0, 12)
  expect(unconditionalShortfall(record(returns, 0.03, 0.04), 0.05)).toBeCloseTo(0, 12)
})

test('the statistics have no unit, and are the lower the larger the losses', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1000 }), scale => {
      const times = (factor: number) => s20.map(value => value * factor)
      const scaled = record(times(scale), 0.0329 * scale, 0.0413 * scale)
      expect(unconditionalShortfall(scaled, 0.05)).toBeCloseTo(-1.00968523, 8)
      expect(unconditionalShortfall(record(times(scale), 0.0329, 0.0413), 0.05)).toBeLessThan(-1.1)
    }),
    { numRuns: 20 },
  )
})

const normal: ShortfallTrial = { days: 250, tail: 0.025, shape: 'normal' }
const fatTailed: ShortfallTrial = { ...normal, shape: { degrees: 3 } }

test('a sum of a binomial number of losses is the power of one trial', () => {
  const [chance, trials] = [0.3, 6]
  const losses = [0.1, 0.2, 0, 0.6, 0.1, 0, 0, 0, 0, 0, 0, 0]
  const one = losses.map((loss, step) => chance * loss + (step === 0 ? 1 - chance : 0))
  let power: readonly number[] = losses.map((_, step) => (step === 0 ? 1 : 0))
  for (let trial = 0; trial < trials; trial++)
    power = power.map((_, total) =>
      one.slice(0, total + 1).reduce((sum, share, step) => sum + share * power[total - step]!, 0),
    )
  const found = compoundBinomial(Float64Array.from(losses), trials, chance)
  for (const [total, share] of power.entries()) expect(found[total]).toBeCloseTo(share, 14)
})

/** Found by others in 200 000 simulations, here within four of their standard errors. */
test.for([
  ['normal', normal, -0.7044, 0.05],
  ['normal', normal, -1.812, 0.0001],
  ['t with 3 degrees', fatTailed, -0.818, 0.05],
  ['t with 3 degrees', fatTailed, -4.81, 0.0001],
] as const)('losses of %s: a Z2 of simulations', ([, trial, statistic, size]) => {
  const { lower, upper } = chanceOfShortfall(statistic, trial)
  const error = Math.sqrt((size * (1 - size)) / 200_000)
  expect(upper - lower).toBeLessThan(4 * error)
  expect(lower).toBeLessThan(size + 4 * error)
  expect(upper).toBeGreaterThan(size - 4 * error)
})

test('the critical values of the paper, to its digits', () => {
  expect(shortfallCritical(0.05, { ...normal, steps: 600 })).toBeCloseTo(-0.7, 2)
  expect(shortfallCritical(0.0001, normal)).toBeCloseTo(-1.8, 1)
})

test('a critical value is as rare as it is told to be, by its upper bound', () => {
  for (const size of [0.05, 0.001]) {
    const critical = shortfallCritical(size, normal)
    const { lower, upper } = chanceOfShortfall(critical, normal)
    expect(upper).toBeLessThanOrEqual(size)
    expect(lower).toBeGreaterThan(size * 0.9)
    expect(chanceOfShortfall(critical + 0.02, normal).upper).toBeGreaterThan(size)
  }
})

test('of one day, the bounds hold the probability itself', () => {
  for (const shape of ['normal', { degrees: 4 }] as const) {
    const [tail, factor] = [0.05, 1.3]
    for (const threshold of [0.2, 0.9, 1.1, 2]) {
      const loss = Math.max(threshold * shapeShortfall(shape, tail), shapeValueAtRisk(shape, tail))
      const exact = shapeTail(shape, loss / factor)
      const statistic = 1 - threshold / tail
      const bounds = chanceOfShortfall(statistic, { days: 1, tail, shape, factor })
      expect(bounds.lower).toBeLessThanOrEqual(exact + 1e-12)
      expect(bounds.upper).toBeGreaterThanOrEqual(exact - 1e-12)
      expect(bounds.upper - bounds.lower).toBeLessThan(0.002)
    }
  }
})

test('Z2 is at most 1, and there if there is no exception', () => {
  const { lower, upper } = chanceOfShortfall(1 - 1e-9, normal)
  expect(chanceOfShortfall(1, normal)).toEqual({ lower: 1, upper: 1 })
  expect(lower).toBeCloseTo(1 - 0.975 ** 250, 12)
  expect(upper).toBeCloseTo(1 - 0.975 ** 250, 12)
})

test('steps too coarse for the value at risk still bound', () => {
  const coarse = chanceOfShortfall(-0.7, { ...normal, tail: 0.4, days: 20, steps: 2 })
  const fine = chanceOfShortfall(-0.7, { ...normal, tail: 0.4, days: 20, steps: 500 })
  expect(coarse.lower).toBeLessThanOrEqual(fine.lower)
  expect(coarse.upper).toBeGreaterThanOrEqual(fine.upper)
  expect(fine.upper - fine.lower).toBeLessThan(0.01)
})

test('losses of 1 / 0.7 times what was told are nearly always found at a size of 5 %', () => {
  const critical = shortfallCritical(0.05, normal)
  expect(chanceOfShortfall(critical, { ...normal, factor: 1 / 0.7 }).lower).toBeGreaterThan(0.99)
  expect(chanceOfShortfall(critical, { ...normal, factor: 1 / 1.5 }).upper).toBeLessThan(1e-4)
})

test.for([
  [0.7, 0.124784362942297],
  [1.5, 0.006807184247382],
] as const)(
  '%f of a normal value at risk of 95 percent is exceeded with %f',
  ([factor, chance]) => {
    expect(exceptionChance('normal', 0.05, factor)).toBeCloseTo(chance, 12)
  },
)

test('the right value at risk is exceeded as often as it tells', () => {
  const shapes: readonly TailShape[] = ['normal', { degrees: 2.5 }, { degrees: 30 }]
  for (const shape of shapes) expect(exceptionChance(shape, 0.01, 1)).toBeCloseTo(0.01, 14)
})

test.for([
  ['a shortfall below its value at risk', () => unconditionalShortfall(record(s20, 3, 2), 0.05)],
  ['a shortfall of zero', () => conditionalShortfall(record(s20, 0, 0))],
  ['a shortfall of NaN', () => conditionalShortfall(record(s20, 0.03, Number.NaN))],
  ['no day', () => unconditionalShortfall(record([], 1, 1), 0.05)],
  ['too few shortfalls', () => conditionalShortfall({ ...example, shortfalls: [0.04] })],
  ['a confidence', () => unconditionalShortfall(example, 0.975)],
  ['a shape without a mean', () => shapeShortfall({ degrees: 1 }, 0.05)],
  ['no day of a trial', () => chanceOfShortfall(-0.7, { ...normal, days: 0 })],
  ['no step', () => chanceOfShortfall(-0.7, { ...normal, steps: 0 })],
  ['a statistic of NaN', () => chanceOfShortfall(Number.NaN, normal)],
  ['a factor of zero', () => chanceOfShortfall(-0.7, { ...normal, factor: 0 })],
  ['a size of zero', () => shortfallCritical(0, normal)],
  ['a certain loss', () => compoundBinomial(Float64Array.of(0.5, 0.5), 3, 1)],
  ['steps beyond reason', () => chanceOfShortfall(-0.7, { ...normal, steps: 1e6 })],
  ['days beyond the range', () => chanceOfShortfall(0.99, { ...normal, days: 1e5, steps: 1 })],
] as const)('%s is refused', ([, call]) => {
  expect(call).toThrow(expect.objectContaining({ name: 'RiskError' }))
})
