import { expect, test } from 'vitest'
import { attestationFor, attested, whyNothingAttested } from '../../core/attested.ts'
import { checkClasses } from '../../core/check.ts'
import { withRootCauses } from '../../core/blocked.ts'
import { composed } from '../../core/composed.ts'
import type { Limit } from '../../core/evidence.ts'
import { decides, isWanted, type OtherEvidence, type OtherRun } from '../../core/other-evidence.ts'
import type { Asking } from '../../core/other-finding.ts'
import { outcomes } from '../../core/outcome.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { resultWith } from '../reporters/sample-results.ts'
import { otherEvidence, otherRun, software } from './other-targets.ts'

const path = 'limits.connectivity.rest_p95_ms'
/** It passed at staging, in 2 s, by a limit of 500 ms. */
const there = resultWith({ startedAt: '2026-11-30T10:00:00.000Z', durationMs: 2_000 })
const measuredMs = Date.parse('2026-11-30T10:00:02.000Z')
const dayMs = 86_400_000
const here = resultWith({
  outcome: 'not-assessed',
  reason: 'the profile does not allow a check that may trade',
  remedy: 'add "trade" to [safety] allow',
  evidence: [],
  limitPaths: [path],
  durationMs: 3,
})
const asking: Asking = {
  limitAt: asked => (asked === path ? { value: 500, bound: 'max' } : undefined),
  nowMs: measuredMs + dayMs - 1,
}

interface Situation {
  readonly own?: Partial<CheckResult>
  readonly other?: Partial<CheckResult>
  readonly run?: Partial<OtherRun>
  readonly nowMs?: number
}

const composedOf = ({ own = {}, other = {}, run = {}, nowMs = asking.nowMs }: Situation) => {
  const told = [{ result: { ...there, ...other }, run: otherRun(run) }]
  const { results, targets } = composed([{ ...here, ...own }], [otherEvidence({ told })], {
    ...asking,
    nowMs,
  })
  return { result: results[0]!, target: targets[0]! }
}

test('a pass of another target stands for what was not assessed, and says where it came from', () => {
  const { result, target } = composedOf({})
  expect(result).toMatchObject({
    outcome: 'passed',
    reason: '',
    severity: here.severity,
    durationMs: 3,
    evidence: there.evidence,
    from: {
      profile: 'staging',
      runId: 'r1',
      bundle: '20261130T100000Z-r1',
      startedAt: there.startedAt,
      until: '2026-12-01T10:00:02.000Z',
      instead: here.reason,
    },
  })
  expect(result).not.toHaveProperty('remedy')
  expect(target).toMatchObject({
    passed: 1,
    failed: 0,
    stale: 0,
    refused: [],
    runs: [{ taken: 1 }],
  })
})

test('the runs that results were taken from are told once each, also of evidence that was carried as text', () => {
  const own = ['one', 'two', 'three'].map(noun => ({ ...here, id: `execution/${noun}` }))
  const told = own.map(({ id }, index) => ({
    result: { ...there, id },
    run: otherRun(index < 2 ? {} : { runId: 'r0', manifestSha256: '0'.repeat(64) }),
  }))
  const carried = JSON.parse(JSON.stringify(otherEvidence({ told }))) as OtherEvidence
  const { targets } = composed(own, [carried], asking)
  expect(targets[0]!.runs).toMatchObject([
    { runId: 'r1', taken: 2 },
    { runId: 'r0', taken: 1 },
  ])
})

test('what was looked at here speaks for itself, and so does silence', () => {
  for (const outcome of outcomes.filter(one => one !== 'not-assessed'))
    expect(composedOf({ own: { outcome } }).result).toEqual({ ...here, outcome })
  for (const reason of ['the run ended first', 'skipped without saying why'])
    expect(composedOf({ own: { reason } }).result).toEqual({ ...here, reason })
  expect(isWanted({ ...here, fault: 'slow-rest' })).toBe(false)
})

test('the severity is that of this program', () => {
  expect(
    composedOf({ own: { severity: 'critical' }, other: { severity: 'minor' } }).result,
  ).toMatchObject({ severity: 'critical', outcome: 'passed' })
})

test('a pass is stale from the instant at which it may no longer be relied on', () => {
  expect(composedOf({ nowMs: measuredMs + dayMs - 1 }).result.outcome).toBe('passed')
  const stale = composedOf({ nowMs: measuredMs + dayMs })
  expect(stale.result).toMatchObject({
    outcome: 'stale',
    reason:
      'passed at staging in run r1 of 2026-11-30T10:00:00.000Z, which held until 2026-12-01T10:00:02.000Z',
    remedy: 'run it again at staging',
  })
  expect(stale.target).toMatchObject({ passed: 0, stale: 1 })
})

test.for<[string, Situation, number]>([
  ['the shorter time of this program', { own: { validFor: '1h' } }, 3_600_000],
  ['the shorter time of the other', { other: { validFor: '90m' } }, 5_400_000],
  ['no time at all, where there is none', { other: { validFor: 'for ever' } }, 600_000],
  [
    'the end of the run, where that came first',
    { run: { finishedAt: '2026-11-30T10:00:01.000Z' } },
    dayMs - 1_000,
  ],
  [
    'the beginning of the run, where the result has none',
    { other: { startedAt: undefined }, run: { startedAt: '2026-11-30T09:00:00.000Z' } },
    dayMs - 3_600_000,
  ],
])('it holds by %s', ([, situation, holdsMs]) => {
  const at = (nowMs: number) => composedOf({ ...situation, nowMs }).result.outcome
  expect(at(measuredMs + holdsMs)).toBe('stale')
  if (holdsMs > dayMs / 2) expect(at(measuredMs + holdsMs - 1)).toBe('passed')
})

test('a failure does not go stale, and a waiver of the other target does not come along', () => {
  const failed = composedOf({
    other: { outcome: 'failed', reason: 'expected 600 to be at most 500' },
    nowMs: measuredMs + 999 * dayMs,
  })
  expect(failed.result).toMatchObject({
    outcome: 'failed',
    reason:
      'failed at staging in run r1 of 2026-11-30T10:00:00.000Z: expected 600 to be at most 500',
  })
  expect(failed.result.from).not.toHaveProperty('until')
  expect(failed.target).toMatchObject({ failed: 1 })
  const waiver = {
    kind: 'failure',
    reason: 'x',
    approver: 'y',
    expires: '2027-01-01T00:00:00Z',
  } as const
  const waived = composedOf({ other: { outcome: 'waived', reason: 'late', waiver } }).result
  expect(waived).toMatchObject({ outcome: 'failed', reason: expect.stringMatching(/waived there/) })
  expect(waived).not.toHaveProperty('waiver')
})

test.for<[string, Situation, RegExp]>([
  [
    'could not be told there',
    { other: { outcome: 'inconclusive', reason: 'silence' } },
    /it was inconclusive: silence/,
  ],
  [
    'was blocked there',
    { other: { outcome: 'not-assessed', blocked: { by: 'a/b', was: 'failed', reason: '' } } },
    /it was blocked by a\/b/,
  ],
  ['is of a run that was cut off', { run: { verdict: 'INTERRUPTED' } }, /cut off/],
  ['is of a run with errors outside checks', { run: { problems: 1 } }, /outside any check/],
  ['is of a second try', { run: { isRerun: true } }, /what had failed was run again/],
  ['is of a part of a run', { run: { isPart: true } }, /a part of a run/],
  ['is of unknown software', { run: { software: undefined } }, /not known which software/],
  ['lies ahead', { run: { finishedAt: '2026-12-02T00:00:00.000Z' } }, /lies ahead/],
  ['has no instant', { other: { startedAt: 'soon' } }, /lies ahead/],
  ['is of another claim', { own: { title: 'it is fast' } }, /of another claim: that the venue/],
  ['has no evidence', { other: { evidence: [] } }, /without evidence/],
  [
    'was not held to a limit of ours',
    { own: { limitPaths: [path, 'limits.x'] } },
    /not held to limits\.x/,
  ],
])('a pass that %s is not taken, and says why', ([, situation, why]) => {
  const { result, target } = composedOf(situation)
  expect(result).toMatchObject({
    outcome: 'not-assessed',
    reason: expect.stringMatching(why),
    remedy: `add "trade" to [safety] allow, or run it at staging with the software of this target (${software})`,
  })
  expect(result.reason).toMatch(/^the profile does not allow a check that may trade; staging: /)
  expect(result).not.toHaveProperty('from')
  expect(target.refused).toMatchObject([{ id: here.id, venue: here.venue }])
})

test.for<[number, Limit['bound'], number, string]>([
  [500, 'max', 500, 'passed'],
  [499, 'max', 500, 'passed'],
  [501, 'max', 500, 'not-assessed'],
  [99, 'min', 99, 'passed'],
  [99.5, 'min', 99, 'passed'],
  [98, 'min', 99, 'not-assessed'],
  [500, 'min', 500, 'passed'],
])('a pass by a limit of %d (%s), where %d is asked for, is %s', ([held, bound, due, outcome]) => {
  const limit: Limit = {
    path,
    value: held,
    bound,
    unit: 'ms',
    basis: { kind: 'default', source: 'x' },
  }
  const told = [
    { result: { ...there, evidence: [{ name: 'p95', value: held, limit }] }, run: otherRun() },
  ]
  const { results } = composed([here], [otherEvidence({ told })], {
    ...asking,
    limitAt: () => ({ value: due, bound }),
  })
  expect(results[0]).toMatchObject({ outcome })
})

test('single values stay in the other bundle, and their histogram comes along', () => {
  const distribution = {
    unit: 'ms',
    count: 1,
    lost: 0,
    min: 1,
    max: 1,
    quantiles: [],
    against: [],
    sample: 'd'.repeat(64),
    independent: 1,
  }
  const evidence = [...there.evidence, { name: 'round trip', value: 1, distribution }]
  const [, , taken] = composedOf({ other: { evidence } }).result.evidence
  expect(taken!.distribution).toMatchObject({ independent: 1 })
  expect(taken!.distribution).not.toHaveProperty('sample')
})

test('nothing that was itself taken from elsewhere, attested or not looked at decides', () => {
  const from = composedOf({}).result.from!
  const attestation = { statement: 's', author: 'a', approver: 'b', performed: 'c', instead: 'd' }
  const run = otherRun()
  expect(decides(there, run)).toBe(true)
  expect(decides({ ...there, from }, run)).toBe(false)
  expect(decides({ ...there, attestation }, run)).toBe(false)
  expect(decides({ ...there, fault: 'slow-rest' }, run)).toBe(false)
  expect(outcomes.filter(outcome => decides({ ...there, outcome }, run))).toEqual([
    'passed',
    'failed',
    'inconclusive',
    'waived',
  ])
})

const said = (changes: Partial<CheckResult>, run: Partial<OtherRun> = {}) => [
  { result: { ...there, ...changes }, run: otherRun(run) },
]
const of = (...told: readonly ReturnType<typeof said>[]) =>
  composed(
    [here],
    told.map((one, index) => otherEvidence({ profile: ['staging', 'second'][index]!, told: one })),
    asking,
  )

test('of several targets the worst that one of them found decides', () => {
  const [passed, failed, unclear] = [
    said({}),
    said({ outcome: 'failed' }),
    said({ outcome: 'inconclusive' }),
  ]
  const stale = said({ validFor: '1m' })
  const outcomeOf = (...told: readonly ReturnType<typeof said>[]) => {
    const [{ outcome, from }] = of(...told).results as readonly [CheckResult]
    return `${outcome}${from ? ` from ${from.profile}` : ''}`
  }
  expect(outcomeOf(passed, failed)).toBe('failed from second')
  expect(outcomeOf(failed, passed)).toBe('failed from staging')
  expect(outcomeOf(passed, unclear)).toBe('not-assessed')
  expect(outcomeOf(unclear, failed)).toBe('failed from second')
  expect(outcomeOf(stale, passed)).toBe('passed from second')
  expect(outcomeOf([], passed)).toBe('passed from second')
  expect(outcomeOf(said({ title: 'another' }), passed)).toBe('passed from second')
})

test.for<[string, Parameters<typeof otherEvidence>[0], RegExp]>([
  ['no run', { sameSoftware: 0, read: 0 }, /; no run is kept/],
  [
    'other software',
    { sameSoftware: 0, otherSoftware: ['sha256:b'] },
    /is of the software of this target, sha256:a+; found is sha256:b/,
  ],
  ['no such check', {}, /none of its runs of this software assessed it/],
  [
    'a broken chain',
    { stopped: 'the bundle before that is gone' },
    /; staging: the bundle before that is gone/,
  ],
  ['damage', { problems: ['x'] }, /its evidence cannot be relied on/],
  [
    'software that is not known',
    { software: undefined },
    /not known which software this target runs/,
  ],
])('where there is %s the result says so', ([, changes, why]) => {
  const { results } = composed([here], [otherEvidence(changes)], asking)
  expect(results[0]).toMatchObject({ outcome: 'not-assessed', reason: expect.stringMatching(why) })
})

test('an attestation in force stands for a stale result, and a later failure for a pass', () => {
  const pass = composedOf({}).result
  const stale = composedOf({ nowMs: measuredMs + dayMs }).result
  const spoken = (
    result: 'passed' | 'failed',
    performed: string,
    state: 'in-force' | 'stale' = 'in-force',
  ) => ({
    attestation: {
      check: here.id as 'risk/x',
      venue: here.venue,
      result,
      performed,
      statement: 'seen',
      author: 'Ada',
      approver: 'Grace',
      frequency: '1d',
    },
    state,
    why: '',
  })
  const later = '2026-11-30T11:00:00Z'
  expect(attestationFor(pass, [spoken('passed', later)])).toBeUndefined()
  expect(attestationFor(pass, [spoken('failed', '2026-11-30T09:00:00Z')])).toBeUndefined()
  expect(attestationFor(pass, [spoken('failed', later)])).toBeDefined()
  expect(attestationFor(stale, [spoken('passed', later, 'stale')])).toBeUndefined()
  const byHand = attested(stale, attestationFor(stale, [spoken('passed', later)])!)
  expect(byHand).toMatchObject({
    outcome: 'passed',
    evidence: [{ name: 'attested' }],
    attestation: { instead: expect.stringMatching(/^the profile does not allow/) },
  })
  expect(byHand).not.toHaveProperty('from')
  expect(whyNothingAttested(spoken('passed', later).attestation, [pass])).toBe(
    'it was measured at staging, which goes before the word of a person',
  )
})

test('a failure elsewhere is no cause of a failure here', () => {
  const root = { ...composedOf({ other: { outcome: 'failed' } }).result, id: 'connectivity/root' }
  const own = resultWith({ id: 'execution/own', outcome: 'failed', dependsOn: [root.id] })
  expect(withRootCauses([root, own])).toEqual([root, own])
})

test('of a run at the venues of a sandbox only drills decide', () => {
  const rehearsal = otherRun({ isRehearsal: true })
  for (const kind of checkClasses)
    expect(decides({ ...there, class: kind }, rehearsal)).toBe(kind === 'drill')
})
