import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outcomes } from '../../core/outcome.ts'
import { flawsOf, inForce, waiverFor, type Waivable, type Waiver } from '../../core/waiver.ts'

const expiry = '2027-01-01T00:00:00Z'
const beforeMs = Date.parse(expiry) - 1
const waiver: Waiver = {
  check: 'connectivity/rest-latency',
  kind: 'failure',
  reason: 'the new line is ordered',
  author: 'Ada',
  approver: 'Grace',
  expires: expiry,
}
const failed: Waivable = {
  check: 'connectivity/rest-latency',
  venue: 'binance',
  outcome: 'failed',
  evidence: [],
}
const rules = { nonWaivable: [], ceiling: 10 }
const found = (change: Partial<Waiver>, result: Waivable = failed, nowMs = beforeMs) =>
  waiverFor(result, [{ ...waiver, ...change }], rules, nowMs) !== undefined

test('a sound waiver forgives the failure it names, until the instant it expires', () => {
  expect(found({})).toBe(true)
  expect(found({ venue: 'binance' })).toBe(true)
  expect(inForce(waiver, Date.parse(expiry))).toBe(false)
})

test.for<[string, Partial<Waiver>]>([
  ['another check', { check: 'connectivity/venue-clock' }],
  ['another venue', { venue: 'kraken' }],
  ['a gap', { kind: 'gap' }],
  ['approved by its author', { approver: ' ada ' }],
  ['without a reason', { reason: ' ' }],
  ['without a time zone', { expires: '2027-01-01T00:00:00' }],
  ['in another time zone', { expires: '2027-01-01T00:00:00+02:00' }],
  ['on no day', { expires: '2027-13-01T00:00:00Z' }],
  ['with a worst value nobody measured', { worst: { p95: 200 } }],
])('a waiver for or with %s forgives nothing', ([, change]) => {
  expect(found(change)).toBe(false)
})

test('a gap waiver forgives what could not be told, and no failure', () => {
  for (const outcome of outcomes) {
    const forgiven = ['inconclusive', 'not-assessed', 'stale'].includes(outcome)
    expect(found({ kind: 'gap' }, { ...failed, outcome })).toBe(forgiven)
  }
})

describe('the worst value accepted', () => {
  const limit = {
    path: 'l',
    value: 100,
    unit: 'ms',
    basis: { kind: 'default', source: '' },
  } as const
  const measured = (value: number, bound: 'max' | 'min'): Waivable => ({
    ...failed,
    evidence: [{ name: 'p95', value, limit: { ...limit, bound } }],
  })
  test.for([
    [120, 'max', true],
    [121, 'max', false],
    [120, 'min', true],
    [119, 'min', false],
  ] as const)('%d against a %s limit with 120 accepted: %s', ([value, bound, forgiven]) => {
    expect(found({ worst: { p95: 120 } }, measured(value, bound))).toBe(forgiven)
  })
  test('must hold for each measurement of that name', () => {
    const evidence = [...measured(110, 'max').evidence, ...measured(900, 'max').evidence]
    expect(found({ worst: { p95: 120 } }, { ...failed, evidence })).toBe(false)
  })
})

test('nothing is waived that may not be, nor beyond the ceiling', () => {
  const nonWaivable = { nonWaivable: [failed.check], ceiling: 10 }
  expect(waiverFor(failed, [waiver], nonWaivable, beforeMs)).toBeUndefined()
  const two = [waiver, { ...waiver, venue: 'binance' }]
  expect(waiverFor(failed, two, { nonWaivable: [], ceiling: 1 }, beforeMs)).toBeUndefined()
})

test('whatever is in it, a waiver never forgives when it is flawed or over', () => {
  const any = fc.record({
    check: fc.constant(waiver.check),
    kind: fc.constantFrom('failure', 'gap'),
    reason: fc.string(),
    author: fc.string(),
    approver: fc.string(),
    expires: fc.oneof(
      fc.string(),
      fc.date({ noInvalidDate: true }).map(date => date.toISOString()),
    ),
  }) as fc.Arbitrary<Waiver>
  fc.assert(
    fc.property(any, fc.nat(4e12), (given, nowMs) => {
      const over = !(nowMs < Date.parse(given.expires))
      if (flawsOf(given).length === 0 && !over) return
      expect(waiverFor(failed, [given], rules, nowMs)).toBeUndefined()
    }),
  )
})
