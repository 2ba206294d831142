import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CheckId } from '../../core/check.ts'
import type { CheckResult } from '../../core/run-report.ts'
import type { Waiver } from '../../core/waiver.ts'
import { resultWith } from '../reporters/sample-results.ts'
import { ids, nowMs, rank, results, resultsOf, verdictWith } from './judged-runs.ts'

const dayMs = 86_400_000
const ago = (days: number) => new Date(nowMs - days * dayMs).toISOString()

const venues = ['binance', 'kraken', undefined] as const

const sound: fc.Arbitrary<Waiver> = fc.record({
  check: fc.constantFrom<CheckId>(...ids),
  venue: fc.constantFrom(...venues),
  kind: fc.constantFrom('failure', 'gap'),
  reason: fc.constant('the new line is ordered'),
  author: fc.constant('Ada Example'),
  approver: fc.constant('Grace Example'),
  granted: fc.constant(ago(10)),
  expires: fc.constant(ago(-10)),
})

/** Ways to spoil a waiver: none of them may have effect. */
const spoilt: fc.Arbitrary<Waiver> = fc
  .tuple(
    sound,
    fc.oneof(
      fc.record({ reason: fc.constantFrom('', ' ', '\t\n') }),
      fc.record({
        approver: fc.constantFrom(
          'Ada Example',
          ' ada  example',
          'EXAMPLE, ADA',
          'Αda Example',
          'ada.example+ok@firm.example',
          'Ada\u200B Example',
          '',
          '-',
          'Grаce',
        ),
      }),
      fc.record({
        expires: fc.oneof(
          fc.string(),
          fc.constantFrom(ago(0), ago(1), ago(9.999), '2026-12-31', '2027-02-30T00:00:00Z'),
          fc.constantFrom('2026-12-31T00:00:00', '2026-12-31T00:00:00+01:00', ago(-81), ago(-9999)),
        ),
      }),
      fc.record({ granted: fc.oneof(fc.string(), fc.constantFrom(ago(-1), ago(-10), ago(100))) }),
      fc.record({
        check: fc.constantFrom<CheckId>(
          'connectivity/*',
          'connectivity/',
          'risk/none',
          '*' as CheckId,
          '' as CheckId,
        ),
      }),
      fc.record({ venue: fc.constantFrom('*', 'all', '', 'Binance', 'coinbase') }),
      fc.record({ kind: fc.constantFrom('gap' as const), worst: fc.constant({ p95: 1 }) }),
    ),
  )
  .map(([waiver, flaw]) => ({ ...waiver, ...flaw }))
  // A venue is wrong where the check was made; elsewhere nothing can be forgiven anyway.
  .filter(({ check }) => check !== 'risk/unselected')

test('a malformed, expired, self-approved or over-broad waiver changes no result and no verdict', () => {
  fc.assert(
    fc.property(results, fc.array(spoilt, { minLength: 1, maxLength: 6 }), (given, waivers) => {
      const without = verdictWith(given, [])
      const report = verdictWith(given, waivers)
      expect(report.results).toEqual(without.results)
      expect(report.verdict).toBe(without.verdict)
      expect(report.waivers!.map(({ forgives }) => forgives)).toEqual(waivers.map(() => 0))
      for (const { why, state } of report.waivers!)
        expect(`${state} ${why}`).toMatch(/^(expired|not-yet) $|^refused ./)
    }),
    { numRuns: 1_000 },
  )
})

test('beside sound ones, too, a spoilt waiver adds nothing', () => {
  fc.assert(
    fc.property(results, fc.array(sound, { maxLength: 4 }), spoilt, (given, waivers, bad) => {
      const before = verdictWith(given, waivers)
      const after = verdictWith(given, [...waivers, bad])
      expect(rank[after.verdict]).toBeGreaterThanOrEqual(rank[before.verdict])
    }),
    { numRuns: 2_000 },
  )
})

test.for([
  ['cover every check of a phase', {}],
  ['are more than may be open at once', { waiver_ceiling: 1 }],
] as const)('a bad waiver that takes a sound one away lets in no others that %s', ([, change]) => {
  const one: Waiver = {
    check: 'connectivity/one',
    venue: 'binance',
    kind: 'failure',
    reason: 'the new line is ordered',
    author: 'Ada Example',
    approver: 'Grace Example',
    granted: ago(10),
    expires: ago(-10),
  }
  const waivers: readonly Waiver[] = [one, { ...one, check: 'connectivity/other' }]
  const given = resultsOf(
    ['critical', 'critical', 'critical'],
    ['passed', 'passed', 'failed', 'passed', 'passed'],
  )

  expect(verdictWith(given, waivers, change).verdict).toBe('NO-GO')
  expect(verdictWith(given, [...waivers, { ...one, expires: 'soon' }], change).verdict).toBe(
    'NO-GO',
  )
})

test('what is waived never ends GO, and each waiver forgives just the result that it names', () => {
  let helped = 0
  fc.assert(
    fc.property(results, fc.array(sound, { minLength: 1, maxLength: 3 }), (given, waivers) => {
      const report = verdictWith(given, waivers)
      const marked = report.results.filter(({ waiver }) => waiver)
      helped += marked.length
      for (const { id, venue, outcome, waiver, severity } of marked) {
        expect(waivers.some(one => one.check === id && one.venue === venue)).toBe(true)
        expect(outcome === 'waived').toBe(waiver!.kind === 'failure')
        if (severity !== 'advisory') expect(report.verdict).not.toBe('GO')
      }
      expect(marked).toHaveLength(report.waivers!.reduce((sum, { forgives }) => sum + forgives, 0))
    }),
    { numRuns: 500 },
  )
  expect(helped).toBeGreaterThan(20)
})

const failure = resultWith({ id: ids[2], phase: 'risk', outcome: 'failed', evidence: [] })
const { venue: _, ...thirdFailed } = failure
const forThird: Waiver = {
  check: ids[2],
  kind: 'failure',
  reason: 'known',
  author: 'Ada Example',
  approver: 'Grace Example',
  granted: ago(1),
  expires: ago(-1),
}

test('a sound waiver makes a failure a condition, unless the check or the profile forbids it', () => {
  const given = [thirdFailed, resultWith()]
  expect(verdictWith(given, [forThird]).verdict).toBe('CONDITIONAL')
  expect(verdictWith(given, [forThird], { waiver_ceiling: 0 }).verdict).toBe('NO-GO')
  expect(verdictWith(given, [forThird], { non_waivable: [ids[2]] }).verdict).toBe('NO-GO')
  expect(verdictWith([{ ...thirdFailed, waivable: false }, resultWith()], [forThird]).verdict).toBe(
    'NO-GO',
  )
})

test('a waiver that waives nothing is said', () => {
  const entry = (given: readonly CheckResult[]) => verdictWith(given, [forThird]).waivers![0]
  expect(entry([thirdFailed])).toMatchObject({
    state: 'in-force',
    forgives: 1,
    why: '',
    endsWithinDays: 1,
  })
  expect(entry([{ ...thirdFailed, outcome: 'passed' }])).toMatchObject({
    forgives: 0,
    why: 'the check passed',
  })
  expect(entry([resultWith()])).toMatchObject({ why: 'the check was not part of this run' })
})
