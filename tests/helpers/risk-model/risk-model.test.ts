import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantileRules as contractRules } from '../../../clients/trading-system/contract/risk-model.ts'
import { ageHours, bookShares, estimateOf } from '../../../helpers/risk-model/book-shares.ts'
import {
  describeRecomputed,
  largestDifferencePct,
  recomputedRisk,
  recomputedShortfalls,
} from '../../../helpers/risk-model/recomputation.ts'
import { scenarioProfits } from '../../../helpers/risk-model/scenario-profits.ts'
import { quantileRules } from '../../../helpers/value-at-risk/quantile-rule.ts'

const positions = [
  { instrument: 'BTCUSDT', factor: 'BTC', notional: '1000.5' },
  { instrument: 'BTC-USD', factor: 'BTC', notional: '-200.5' },
  { instrument: 'gold', factor: 'gold', notional: '400' },
]
const model = {
  positions,
  factors: ['gold', 'BTC'],
  scenarios: [{ returns: [0.01, -0.1] }, { returns: [-0.02, 0.05] }],
}

test('a scenario brings what each position brings', () => {
  const { profits, uncovered } = scenarioProfits(model)
  expect(profits[0]).toBeCloseTo(4 - 80, 10)
  expect(profits[1]).toBeCloseTo(-8 + 40, 10)
  expect(uncovered).toEqual([])
})

test('a position that no scenario moves is named', () => {
  const solana = { instrument: 'SOL/USD', factor: 'SOL', notional: '1' }
  expect(scenarioProfits({ ...model, positions: [...positions, solana] }).uncovered).toEqual([
    'SOL/USD',
  ])
})

test.for([
  ['no position', { positions: [] }, 'were 0 in 2'],
  ['no scenario', { scenarios: [] }, 'were 3 in 0'],
  ['a factor twice', { factors: ['BTC', 'BTC'] }, 'must be named once'],
  ['a return too few', { scenarios: [{ returns: [0.1] }] }, 'number 1 had 0.1'],
  [
    'a return that is none',
    { scenarios: [{ returns: [0.1, Number.NaN] }] },
    'number 1 had 0.1, NaN',
  ],
] as const)('%s is refused', ([, change, words]) => {
  expect(() => scenarioProfits({ ...model, ...change })).toThrow(words)
})

/** A hundred days from -49 to 50. */
const profits = Array.from({ length: 100 }, (_, day) => ((day * 37) % 100) - 49)

test('risk is recomputed by the rule that is named, and shortfall as a mean', () => {
  const told = [{ confidenceLevel: '0.95', valueAtRisk: '45', expectedShortfall: '47' }]
  expect(recomputedRisk(profits, told, 'conservative')).toEqual([
    { confidenceLevel: '0.95', told: 45, own: 45, differencePct: 0 },
  ])
  expect(recomputedRisk(profits, told, 'linear')[0]!.own).toBeCloseTo(44.05, 10)
  const [shortfall] = recomputedShortfalls(profits, told)
  expect(shortfall!.own).toBeCloseTo(47, 12)
  expect(largestDifferencePct([shortfall!])).toBeCloseTo(0, 10)
})

test.for([
  ['a sign', '-45', 200],
  ['a unit', '0.45', 99],
  ['a little', '44.55', 1],
] as const)('a slip of %s is a difference', ([, valueAtRisk, pct]) => {
  const [one] = recomputedRisk(profits, [{ confidenceLevel: '0.95', valueAtRisk }], 'conservative')
  expect(one!.differencePct).toBeCloseTo(pct, 10)
  expect(describeRecomputed(one!)).toBe(`0.95: ${Number(valueAtRisk)} told, 45 recomputed`)
})

test('nothing to recompute, and a risk of nothing, are not good news', () => {
  expect(() => recomputedRisk(profits, [], 'linear')).toThrow('was none')
  const only = [{ confidenceLevel: '0.95', valueAtRisk: '1' }]
  expect(() => recomputedShortfalls(profits, only)).toThrow('was none')
  const rare = [{ confidenceLevel: '0.995', valueAtRisk: '1', expectedShortfall: '49' }]
  expect(() => recomputedShortfalls(profits, rare)).toThrow('needs at least 200 days, were 100')
  const still = profits.map((_, day) => (day === 0 ? 1 : 0))
  expect(() => recomputedRisk(still, only, 'conservative')).toThrow('must not be 0')
})

test('the contract names the rules that we know', () => {
  expect(Object.keys(contractRules)).toEqual(quantileRules)
})

test('concentration and leverage of a book', () => {
  expect(bookShares([...positions, positions[2]!], '10000')).toEqual({
    largest: 'BTCUSDT',
    concentration: 0.10005,
    leverage: 0.2001,
  })
  expect(bookShares([], '10')).toEqual({ largest: 'none', concentration: 0, leverage: 0 })
  expect(() => bookShares(positions, '0')).toThrow('needs equity above 0')
})

test('hedging one instrument with itself makes it smaller, and no leverage less', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 1, max: 10_000 }),
      (a, b) => {
        const one = (notional: number) => ({
          instrument: 'x',
          factor: 'x',
          notional: String(notional),
        })
        const { concentration, leverage } = bookShares([one(a), one(-b)], '100')
        expect(concentration).toBeCloseTo(Math.abs(a - b) / 100, 10)
        expect(leverage).toBeCloseTo((a + b) / 100, 10)
      },
    ),
  )
})

test('an estimate is found by its confidence, however it is written', () => {
  const estimates = [
    { confidenceLevel: '0.990', valueAtRisk: '2' },
    { confidenceLevel: '0.95', valueAtRisk: '1' },
  ]
  expect(estimateOf(estimates, 0.99)?.valueAtRisk).toBe('2')
  expect(estimateOf(estimates, 0.975)).toBeUndefined()
})

test('age in hours', () => {
  expect(ageHours('2026-01-31T09:30:00.000000Z', Date.parse('2026-02-01T10:00:00Z'))).toBe(24.5)
  const nowMs = Date.parse('2026-01-31T09:00:00Z')
  expect(ageHours('2026-01-31T09:30:00.000000Z', nowMs)).toBe(-0.5)
  expect(() => ageHours('2027-01-31T09:30:00.000000Z', nowMs)).toThrow('must not lie ahead')
  expect(() => ageHours('2026-02-31T24:30:00.000000Z', nowMs)).toThrow('must not lie ahead')
})
