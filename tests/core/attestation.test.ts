import { expect, test } from 'vitest'
import type { Attestation } from '../../core/attestation.ts'
import { examineAttestations } from '../../core/attestation-examination.ts'
import {
  attestationFor,
  attestationOffered,
  attested,
  whyNothingAttested,
} from '../../core/attested.ts'
import type { KnownCheck } from '../../core/known-check.ts'
import { outcomes } from '../../core/outcome.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { resultWith } from '../reporters/sample-results.ts'

const dayMs = 86_400_000
const performed = '2026-11-01T00:00:00Z'
const staleMs = Date.parse(performed) + 30 * dayMs
const drill: Attestation = {
  check: 'continuity/kill-switch-drill',
  venue: 'binance',
  result: 'passed',
  statement: 'Pulled the switch at staging; the venue showed no open order after 2 s.',
  author: 'Ada Example',
  approver: 'Grace Hopper',
  performed,
  frequency: '30d',
}
const checks: readonly KnownCheck[] = [
  { id: drill.check, venues: ['binance', 'kraken'], attestableFor: '30d' },
  { id: 'continuity/whole', venues: [undefined], attestableFor: '90d' },
  { id: 'connectivity/rest-latency', venues: ['binance'] },
  { id: 'continuity/not-loaded' },
]
const examined = (changes: readonly Partial<Attestation>[], nowMs = staleMs - 1) =>
  examineAttestations(
    changes.map(change => ({ ...drill, ...change })),
    checks,
    nowMs,
  )
const notRun = resultWith({
  id: drill.check,
  outcome: 'not-assessed',
  reason: 'the profile does not allow a check that breaks something',
  remedy: 'add "drill" to [safety] allow',
  evidence: [],
})

test('a pass counts until its frequency is over, and is stale from that instant on', () => {
  expect(examined([{}])[0]).toMatchObject({ state: 'in-force', notice: 1 })
  expect(examined([{}], staleMs)[0]).toMatchObject({
    state: 'stale',
    until: '2026-12-01T00:00:00.000Z',
  })
  expect(examined([{}], staleMs - 7 * dayMs)[0]).toMatchObject({ notice: 7 })
  expect(examined([{}], staleMs - 14 * dayMs - 1)[0]).not.toHaveProperty('notice')
})

test('a failure never goes stale: it stands until a later pass', () => {
  const failure = { result: 'failed' } as const
  expect(examined([failure], staleMs + 999 * dayMs)[0]).toMatchObject({ state: 'in-force' })
  const later = { performed: '2026-11-02T00:00:00Z' }
  const states = (changes: readonly Partial<Attestation>[]) =>
    examined(changes).map(({ state }) => state)
  expect(states([failure, later])).toEqual(['superseded', 'in-force'])
  expect(states([{ ...failure, ...later }, {}])).toEqual(['in-force', 'superseded'])
  expect(states([{}, failure])).toEqual(['superseded', 'in-force'])
  expect(states([{}, { ...failure, venue: 'kraken' }])).toEqual(['in-force', 'in-force'])
})

test.for<[string, Partial<Attestation>, RegExp]>([
  ['says nothing', { statement: ' ' }, /^statement must say something/],
  ['is approved by its author', { approver: 'EXAMPLE, Ada' }, /^approver must be someone other/],
  ['is approved by nobody', { approver: '' }, /^approver must say something/],
  ['gives a day', { performed: '2026-11-01' }, /^performed must be an instant in UTC/],
  ['is of tomorrow', { performed: '2026-12-02T00:00:00Z' }, /^performed must not lie ahead/],
  ['has no frequency', { frequency: 'often' }, /^frequency must be a time such as 30d/],
  ['holds for ever', { frequency: '0d' }, /^frequency must be a time/],
  ['holds too long', { frequency: '31d' }, /^frequency must be at most 30d/],
  ['is of no check', { check: 'continuity/none' }, /^check must be the id of a check/],
  ['is of every venue', { venue: undefined }, /^too broad: venue must name one of binance, kraken/],
  ['is of another venue', { venue: 'coinbase' }, /^venue must be one of binance, kraken/],
  ['is of no place', { check: 'continuity/whole' }, /^venue must be left out/],
  ['is of what is measured', { check: 'connectivity/rest-latency' }, /it is measured or not known/],
])('one that %s is refused, and stands for nothing', ([, change, why]) => {
  const [one] = examined([change])
  expect(one).toMatchObject({ state: 'refused', why: expect.stringMatching(why) })
  const there = { id: one!.attestation.check, venue: one!.attestation.venue }
  expect(attestationFor({ ...there, outcome: 'not-assessed' }, [one!])).toBeUndefined()
})

test('a refused one supersedes nothing', () => {
  const later = { performed: '2026-11-09T00:00:00Z', approver: 'Ada Example' }
  expect(examined([{}, later]).map(({ state }) => state)).toEqual(['in-force', 'refused'])
})

test('it stands for what was not assessed alone: what was looked at speaks for itself', () => {
  const all = examined([{}])
  const settled = outcomes.filter(outcome => attestationFor({ ...notRun, outcome }, all))
  expect(settled).toEqual(['not-assessed'])
  expect(attestationFor({ ...notRun, venue: 'kraken' }, all)).toBeUndefined()
  expect(outcomes.map(outcome => whyNothingAttested(drill, [{ ...notRun, outcome }]))).toEqual([
    'the check was run, and speaks for itself',
    'the check was run, and speaks for itself',
    'the check was run, and speaks for itself',
    '',
    'the check does not apply',
    'the check was run, and speaks for itself',
    'the check was run, and speaks for itself',
  ])
  expect(whyNothingAttested(drill, [])).toBe('the check was not part of this run')
  expect(whyNothingAttested(drill, [{ ...notRun, venue: 'kraken' }])).toBe(
    'the check was not made there',
  )
})

test('what may be attested says so where it is missing, and nothing else does', () => {
  const offered = (changes: Partial<CheckResult>) =>
    attestationOffered({ ...notRun, ...changes }).remedy
  expect(offered({ attestable: true })).toBe(
    'add "drill" to [safety] allow, or do it by hand and attest it ([safety] attestations)',
  )
  expect(offered({})).toBe(notRun.remedy)
  expect(offered({ attestable: true, outcome: 'inconclusive' })).toBe(notRun.remedy)
})

test('the result says who did what and when, and why no program looked', () => {
  const passed = attested(notRun, examined([{}])[0]!)
  expect(passed).toMatchObject({
    outcome: 'passed',
    reason: '',
    evidence: [
      { value: 'passed at 2026-11-01T00:00:00Z by Ada Example, approved by Grace Hopper' },
    ],
    attestation: { statement: drill.statement, instead: notRun.reason },
  })
  expect(passed).not.toHaveProperty('remedy')
  expect(attested(notRun, examined([{ result: 'failed' }])[0]!)).toMatchObject({
    outcome: 'failed',
    reason: expect.stringMatching(/^attested: failed at .* after 2 s\.$/),
  })
  const stale = attested(notRun, examined([{}], staleMs)[0]!)
  expect(stale).toMatchObject({ outcome: 'stale', evidence: [] })
  expect(stale.reason).toMatch(/which held until 2026-12-01T00:00:00.000Z$/)
})
