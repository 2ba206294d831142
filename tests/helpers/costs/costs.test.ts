import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { commission } from '../../../helpers/costs/commission.ts'
import { breakEvenCostBps, netReturns } from '../../../helpers/costs/cost-stress.ts'
import { slippageAssumption } from '../../../helpers/costs/slippage-assumption.ts'
import { turnover } from '../../../helpers/costs/turnover.ts'

test('turnover one way and two ways', () => {
  const { oneWay, twoWay } = turnover([0.5, 0.3, 0.2], [0.35, 0.4, 0.25])
  expect(oneWay).toBeCloseTo(0.15, 14)
  expect(twoWay).toBeCloseTo(0.3, 14)
})

test('turnover is the same there and back, and a detour is never shorter', () => {
  const weights = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(weights, weights, weights, (one, other, between) => {
      expect(turnover(one, other)).toEqual(turnover(other, one))
      expect(turnover(one, one).twoWay).toBe(0)
      expect(
        turnover(one, between).twoWay + turnover(between, other).twoWay,
      ).toBeGreaterThanOrEqual(turnover(one, other).twoWay)
    }),
  )
})

test("the guide's commission of 0.1 %, and a rebate", () => {
  const trade = { price: 50_000, quantity: 2, liquidity: 'taker' } as const
  const schedule = { makerBps: -1, takerBps: 10 }
  expect(commission(trade, schedule)).toBeCloseTo(100, 10)
  expect(commission({ ...trade, liquidity: 'maker' }, schedule)).toBeCloseTo(-10, 10)
  expect(commission({ ...trade, multiplier: 0.001 }, schedule)).toBeCloseTo(0.1, 10)
})

test('a return after costs, by hand', () => {
  const track = { grossReturns: [0.01, -0.002], turnovers: [2, 0] }
  const [first, second] = netReturns(track, 15)
  expect(first).toBeCloseTo(0.007, 15)
  expect(second).toBe(-0.002)
  expect(breakEvenCostBps(track)).toBeCloseTo(40, 10)
})

test('at the break-even cost nothing is left, and below it something is', () => {
  const period = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 300 }))
  fc.assert(
    fc.property(fc.array(period, { minLength: 1 }), periods => {
      const track = {
        grossReturns: periods.map(([gross]) => gross / 1000),
        turnovers: periods.map(([, traded]) => traded / 100),
      }
      fc.pre(periods.reduce((total, [gross]) => total + gross, 0) > 0)
      const breakEven = breakEvenCostBps(track)!
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
      expect(sum(netReturns(track, breakEven))).toBeCloseTo(0, 10)
      expect(sum(netReturns(track, breakEven / 2))).toBeGreaterThan(0)
      expect(sum(netReturns(track, 2 * breakEven))).toBeLessThan(0)
    }),
  )
})

test('who does not trade breaks even at no cost', () => {
  expect(breakEvenCostBps({ grossReturns: [0.01], turnovers: [0] })).toBeUndefined()
  expect(netReturns({ grossReturns: [0.01], turnovers: [0] }, 1000)).toEqual([0.01])
})

test("the guide's slippage of 0.05 % against what was measured", () => {
  expect(slippageAssumption(5, [3, 9, 4])).toEqual({
    assumedBps: 5,
    medianBps: 4,
    shortfallBps: -1,
    count: 3,
  })
  expect(slippageAssumption(5, [8, 6, -2, 400])).toMatchObject({ medianBps: 7, shortfallBps: 2 })
  expect(slippageAssumption(5, [5])).toMatchObject({ medianBps: 5, shortfallBps: 0 })
})

test('half of what was measured is at or below the median, and half at or above', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), measured => {
      const { medianBps } = slippageAssumption(0, measured)
      expect(2 * measured.filter(value => value <= medianBps).length).toBeGreaterThanOrEqual(
        measured.length,
      )
      expect(2 * measured.filter(value => value >= medianBps).length).toBeGreaterThanOrEqual(
        measured.length,
      )
    }),
  )
})

test('what is no cost is refused', () => {
  expect(() => turnover([], [])).toThrow('weights must be of the same assets')
  expect(() => turnover([1], [0.5, 0.5])).toThrow('were of 1 and 2')
  expect(() => turnover([Number.NaN], [1])).toThrow('a weight must be finite')
  const trade = { price: 100, quantity: 1, liquidity: 'taker' } as const
  const schedule = { makerBps: 1, takerBps: 1 }
  expect(() => commission({ ...trade, price: -37.63 }, schedule)).toThrow('a price must be above 0')
  expect(() => commission({ ...trade, quantity: 0 }, schedule)).toThrow(
    'a quantity must be above 0',
  )
  expect(() => commission(trade, { ...schedule, takerBps: Number.NaN })).toThrow(
    'a fee rate must be finite',
  )
  expect(() => netReturns({ grossReturns: [], turnovers: [] }, 1)).toThrow('of the same periods')
  expect(() => netReturns({ grossReturns: [0.1], turnovers: [-1] }, 1)).toThrow(
    'a turnover must be at least 0',
  )
  expect(() => netReturns({ grossReturns: [Number.NaN], turnovers: [1] }, 1)).toThrow(
    'a return must be finite',
  )
  expect(() => netReturns({ grossReturns: [0.1], turnovers: [1] }, -1)).toThrow(
    'a cost must be at least 0',
  )
  expect(() => breakEvenCostBps({ grossReturns: [1], turnovers: [] })).toThrow(
    'of the same periods',
  )
  expect(() => slippageAssumption(5, [])).toThrow('there was none')
  expect(() => slippageAssumption(Number.NaN, [1])).toThrow('must be finite')
  expect(() => slippageAssumption(5, [Number.NaN])).toThrow('must be finite')
})
