import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { leverage } from '../../../helpers/margin/leverage.ts'
import { maintenanceMargin, type MarginTier } from '../../../helpers/margin/maintenance-margin.ts'
import { marginRatio } from '../../../helpers/margin/margin-ratio.ts'

test('gross leverage counts both sides, net leverage what is left of them', () => {
  expect(leverage([300, -100], 100)).toEqual({ gross: 4, net: 2 })
  expect(leverage([-300, 100], 100)).toEqual({ gross: 4, net: 2 })
  expect(leverage([], 100)).toEqual({ gross: 0, net: 0 })
})

test('net leverage never exceeds gross, and both are the same of one side', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1000, max: 1000 })), values => {
      const { gross, net } = leverage(values, 50)
      expect(net).toBeLessThanOrEqual(gross)
      const long = leverage(values.map(Math.abs), 50)
      expect(long.net).toBe(long.gross)
      expect(long.gross).toBe(gross)
    }),
  )
})

test.for([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('equity of %f has no leverage', equity => {
  expect(() => leverage([1], equity)).toThrow('leverage needs equity above 0')
})

test('a position without a price has no leverage', () => {
  expect(() => leverage([1, Number.NaN], 1)).toThrow('must be finite, was NaN')
})

const tiers: readonly MarginTier[] = [
  { from: 0, rate: 0.004 },
  { from: 50_000, rate: 0.005 },
  { from: 250_000, rate: 0.01 },
]

test.for([
  [0, 0, 0],
  [10_000, 40, 40],
  [50_000, 200, 200],
  [100_000, 450, 500],
  [250_000, 1200, 1250],
  [300_000, 1700, 3000],
] as const)(
  'the maintenance of %i is %f by parts and %f as a whole',
  ([notional, marginal, whole]) => {
    expect(maintenanceMargin(notional, tiers, 'marginal')).toBeCloseTo(marginal, 9)
    expect(maintenanceMargin(notional, tiers, 'whole')).toBeCloseTo(whole, 9)
  },
)

test('by parts is the last rate less an amount that makes up for the parts before', () => {
  // The amounts that a venue would publish: 0, 50,000 · 0.1 % and 250,000 · 0.5 % more.
  const notional = 1_000_000
  expect(maintenanceMargin(notional, tiers, 'marginal')).toBeCloseTo(notional * 0.01 - 1300, 8)
})

test('more notional never needs less, by parts without a jump and never more than as a whole', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1000), (notional, more) => {
      const marginal = maintenanceMargin(notional, tiers, 'marginal')
      const next = maintenanceMargin(notional + more, tiers, 'marginal')
      expect(next).toBeGreaterThanOrEqual(marginal)
      expect(next - marginal).toBeLessThanOrEqual(0.01 * more + 1e-9)
      expect(marginal).toBeLessThanOrEqual(maintenanceMargin(notional, tiers, 'whole') + 1e-9)
    }),
  )
})

test.for<readonly [string, readonly MarginTier[]]>([
  ['no tier', []],
  ['a gap at the beginning', [{ from: 1, rate: 0.01 }]],
  [
    'rates that fall',
    [
      { from: 0, rate: 0.02 },
      { from: 10, rate: 0.01 },
    ],
  ],
  [
    'tiers out of order',
    [
      { from: 0, rate: 0.01 },
      { from: 20, rate: 0.02 },
      { from: 10, rate: 0.03 },
    ],
  ],
  ['a rate in percent', [{ from: 0, rate: 5 }]],
  ['a rate that is no number', [{ from: 0, rate: Number.NaN }]],
])('a schedule with %s is refused', ([, schedule]) => {
  expect(() => maintenanceMargin(1, schedule, 'whole')).toThrow('tiers must begin at 0')
})

test('a notional below zero is refused', () => {
  expect(() => maintenanceMargin(-1, tiers, 'whole')).toThrow('a notional must be at least 0')
})

test.for([
  [301, 'clear'],
  [300, 'warning'],
  [101, 'warning'],
  [100, 'liquidation'],
  [-50, 'liquidation'],
] as const)('an equity of %i % of the maintenance margin: %s', ([percent, state]) => {
  expect(marginRatio(percent, 100)).toEqual({ ratio: percent / 100, state })
})

test('without a position nothing is liquidated, unless there is debt', () => {
  expect(marginRatio(5, 0)).toEqual({ ratio: Number.POSITIVE_INFINITY, state: 'clear' })
  expect(() => marginRatio(-5, 0)).toThrow('must not owe')
})

test('what is no ratio is refused', () => {
  expect(() => marginRatio(Number.NaN, 1)).toThrow('equity must be finite')
  expect(() => marginRatio(1, -1)).toThrow('maintenance margin must be at least 0')
  expect(() => marginRatio(1, 1, { warning: 0.5, liquidation: 1 })).toThrow(
    'a warning must come at 1',
  )
  expect(() => marginRatio(1, 1, { warning: 1, liquidation: 0 })).toThrow('must be above 0')
})
