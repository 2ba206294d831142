import { expect, test } from 'vitest'
import {
  atMost,
  binomialChances,
  noLessThan,
} from '../../../helpers/value-at-risk/binomial-chances.ts'
import { chanceOfPairs } from '../../../helpers/value-at-risk/exception-pairs.ts'
import {
  backtestGate,
  gateAlarm,
  gateFindings,
  type BacktestGate,
} from '../../../helpers/value-at-risk/gate.ts'
import { clustered, independent } from '../../../helpers/value-at-risk/hit-sequences.ts'
import { exceptionChance } from '../../../helpers/value-at-risk/tail-shape.ts'
import { atEnd, hitsOf } from './hits.ts'

const gate = backtestGate(500, 0.05)
const alarmIf = (factor: number, of: BacktestGate = gate) =>
  gateAlarm(of, independent(exceptionChance('normal', of.tail, factor)))

test('the gate for 500 days at 95 %', () => {
  expect(gate).toMatchObject({ days: 500, tail: 0.05, fewest: 10, most: 43 })
  expect(gate.mostPairs).toHaveLength(44)
  expect(gate.mostPairs[25]).toBe(6)
})

/** The tails by another program's binomial distribution. */
test('the two limits are those of a third of 0.1 % each', () => {
  const chances = binomialChances(500, 0.05)
  expect(atMost(chances, 9)).toBeCloseTo(0.0001683536345098717, 14)
  expect(noLessThan(chances, 44)).toBeCloseTo(0.0002508636624284055, 14)
  expect(atMost(chances, 10)).toBeGreaterThan(0.001 / 3)
  expect(noLessThan(chances, 43)).toBeGreaterThan(0.001 / 3)
})

test.for([
  [500, 0.05],
  [500, 0.025],
  [500, 0.01],
  [620, 0.01],
] as const)('over %i days with a tail of %f, at most 0.1 percent are false', ([days, tail]) => {
  const one = backtestGate(days, tail)
  const chances = binomialChances(days, tail)
  const letThrough = [...chances.entries()]
    .filter(([exceptions]) => exceptions >= one.fewest && exceptions <= one.most)
    .reduce((sum, [exceptions, chance]) => {
      const rare = chanceOfPairs(one.mostPairs[exceptions]! + 1, exceptions, days)
      return sum + chance * (1 - rare)
    }, 0)
  expect(one.falseAlarm).toBeCloseTo(1 - letThrough, 11)
  expect(one.falseAlarm).toBeLessThanOrEqual(0.001)
  expect(one.falseAlarm).toBeGreaterThan(0.0002)
})

test('0.7 and 1.5 times the true value at risk are stopped, in 99 of 100 cases', () => {
  expect(alarmIf(0.7)).toBeGreaterThan(0.99)
  expect(alarmIf(1.5)).toBeGreaterThan(0.99)
  expect(alarmIf(1)).toBeCloseTo(gate.falseAlarm, 10)
})

test('with fat tails the same errors are harder to see', () => {
  const alarm = (degrees: number, factor: number) =>
    gateAlarm(gate, independent(exceptionChance({ degrees }, 0.05, factor)))
  expect(alarm(5, 0.7)).toBeGreaterThan(0.9)
  expect(alarm(5, 0.7)).toBeLessThan(alarmIf(0.7))
  expect(alarm(3, 1.5)).toBeLessThan(0.6)
})

test('exceptions that come in clusters are stopped although there are not too many', () => {
  expect(gateAlarm(gate, clustered(0.05, 0.5))).toBeGreaterThan(0.95)
  expect(gateAlarm(gate, clustered(0.05, 0.3))).toBeGreaterThan(0.6)
})

test('500 days at 99 % cannot show a value at risk that is too large, and say so', () => {
  const rare = backtestGate(500, 0.01)
  expect(rare.fewest).toBe(0)
  expect(alarmIf(1.5, rare)).toBeLessThan(1e-4)
  expect(alarmIf(0.7, rare)).toBeGreaterThan(0.99)
  expect(backtestGate(797, 0.01).fewest).toBe(1)
})

test('what stops a value at risk is named', () => {
  const spread = hitsOf('00000000000000000010'.repeat(25))
  expect(gateFindings(gate, spread)).toEqual([])
  expect(gateFindings(gate, atEnd(9, 500))).toEqual(['too-few-exceptions'])
  expect(gateFindings(gate, atEnd(44, 500))).toEqual(['too-many-exceptions'])
  expect(gateFindings(gate, atEnd(25, 500))).toEqual(['clustered-exceptions'])
})

test('just within a limit is let through, just beyond it is not', () => {
  const days = (pairs: number) => {
    const run = '1'.repeat(pairs + 1)
    const others = '001'.repeat(24 - pairs)
    return hitsOf((run + others).padEnd(500, '0'))
  }
  const most = gate.mostPairs[25]!
  expect(gateFindings(gate, days(most))).toEqual([])
  expect(gateFindings(gate, days(most + 1))).toEqual(['clustered-exceptions'])
})

test('a gate of more days is no looser', () => {
  const longer = backtestGate(1000, 0.05)
  expect(longer.most / 1000).toBeLessThan(gate.most / 500)
  expect(longer.fewest / 1000).toBeGreaterThan(gate.fewest / 500)
  expect(longer.falseAlarm).toBeLessThanOrEqual(0.001)
})

test.for([
  ['499 days', () => backtestGate(499, 0.05)],
  ['half a day', () => backtestGate(500.5, 0.05)],
  ['a confidence', () => backtestGate(500, 0.95)],
  ['a false alarm of zero', () => backtestGate(500, 0.05, 0)],
  ['a false alarm of NaN', () => backtestGate(500, 0.05, Number.NaN)],
  ['other days than the gate is for', () => gateFindings(gate, atEnd(25, 499))],
] as const)('%s is refused', ([, call]) => {
  expect(call).toThrow(expect.objectContaining({ name: 'RiskError' }))
})
