import { expect, test } from 'vitest'
import { outcomes, type Outcome } from '../../core/outcome.ts'
import type { CheckResult, RunReport } from '../../core/run-report.ts'
import type { EarlierValues } from '../../history/diff/comparisons.ts'
import { diffOf } from '../../history/diff/diff.ts'
import { directionOf } from '../../history/diff/results.ts'
import type { KeptSettings } from '../../history/kept-settings.ts'
import { diffText } from '../../reporters/diff.ts'
import { reportWith } from '../reporters/report-builder.ts'
import { floors } from './earlier.ts'
import { resultOf } from './simulated-runs.ts'

interface Pair {
  readonly before: readonly CheckResult[]
  readonly after: readonly CheckResult[]
  readonly changes?: Partial<RunReport>
  readonly settings?: readonly [KeptSettings | undefined, KeptSettings | undefined]
  readonly earlier?: EarlierValues
}

function diffBetween({ before, after, changes = {}, settings = [{}, {}], earlier }: Pair) {
  const target = { identity: 'one', lines: ['profile staging'] }
  return diffOf({
    before: reportWith(before, { target, runId: 'r1', startedAt: '2026-11-01T00:00:00.000Z' }),
    after: reportWith(after, {
      target,
      runId: 'r2',
      startedAt: '2026-11-02T00:00:00.000Z',
      ...changes,
    }),
    settings: { before: settings[0], after: settings[1] },
    earlierValues: earlier ?? (() => []),
    floors,
  })
}

const latencies = (medianMs: number) =>
  Array.from({ length: 400 }, (_, index) => medianMs * (1 + ((index * 37) % 100) / 1000))
const check = (id: string, medianMs = 10) => resultOf(`connectivity/${id}`, latencies(medianMs))
const ended = (outcome: Outcome, reason = '') => ({ ...check('one'), outcome, reason })

test('a run is no different from itself', () => {
  const diff = diffBetween({ before: [check('one')], after: [check('one')] })
  expect(diff).toMatchObject({ worse: [], better: [], otherwise: [], added: [], gone: [] })
  expect(diffText(diff)).toMatch(/\nNothing changed\.\n/)
})

test('what passed and fails now is worse, with its reason', () => {
  const after = [ended('failed', 'expected 300 to be at most 250\nat line 7')]
  const diff = diffBetween({ before: [ended('passed')], after })
  expect(diff.worse).toMatchObject([
    {
      id: 'connectivity/one',
      venue: 'binance',
      outcome: { before: 'passed', after: 'failed', reason: 'expected 300 to be at most 250' },
    },
  ])
  expect(diffText(diff)).toContain(
    'major  connectivity/one @binance  passed → failed: expected 300 to be at most 250',
  )
})

test('nothing that ends a pass is called better, and nothing but a pass is', () => {
  const others = outcomes.filter(outcome => outcome !== 'passed')
  for (const outcome of others) {
    expect(directionOf('passed', outcome)).toBe(
      outcome === 'not-applicable' ? 'otherwise' : 'worse',
    )
    for (const before of outcomes) expect(directionOf(before, outcome)).not.toBe('better')
  }
})

test('a check that takes twenty times as long within its limit is worse, without any history', () => {
  const before = [check('one', 0.5), check('two', 0.5)]
  const diff = diffBetween({ before, after: [check('one', 10), check('two', 0.5)] })
  expect(diff.worse.map(({ id }) => id)).toEqual(['connectivity/one'])
  expect(diff.worse[0]!.shifts[0]).toMatchObject({ name: 'round trip', quantile: 0.5, limit: 20 })
  expect(diffText(diff)).toMatch(/round trip p50 {2}0\.52\d* ms → 10\.\d+ ms, limit 20 ms/)
})

test('twenty times next to nothing is nothing: the floor is a share of the limit', () => {
  const diff = diffBetween({ before: [check('one', 0.01)], after: [check('one', 0.2)] })
  expect(diff.worse).toEqual([])
})

test('a number that never moves keeps no other from being told', () => {
  const still = resultOf('connectivity/still', Array(400).fill(0))
  const diff = diffBetween({
    before: [check('one', 0.5), still],
    after: [check('one', 10), still],
    earlier: ({ id }) => (id === 'connectivity/still' ? [0, 0, 0] : []),
  })
  expect(diff.worse.map(({ id }) => id)).toEqual(['connectivity/one'])
})

test('answers that stopped coming are worse', () => {
  const lost = resultOf('connectivity/one', [...latencies(10), ...Array(400).fill(Infinity)])
  const diff = diffBetween({ before: [check('one')], after: [lost] })
  expect(diff.worse.map(({ id }) => id)).toEqual(['connectivity/one'])
  expect(diffText(diff)).toContain('→ never came')
})

test('a check that is gone, and one that is new, are named', () => {
  const diff = diffBetween({ before: [check('one')], after: [check('two')] })
  expect(diff.gone).toMatchObject([{ id: 'connectivity/one', outcome: 'passed' }])
  expect(diff.added).toMatchObject([{ id: 'connectivity/two', outcome: 'passed' }])
})

test('a limit and a setting that changed are named, each once', () => {
  const one = check('one')
  const loosened = {
    ...one,
    evidence: one.evidence.map(seen => ({
      ...seen,
      ...(seen.limit && { limit: { ...seen.limit, value: 500 } }),
    })),
  }
  const path = 'limits.connectivity.rest_p95_ms'
  const diff = diffBetween({
    before: [one],
    after: [loosened],
    settings: [
      { [path]: 20, 'sandbox.seed': 1 },
      { [path]: 500, 'sandbox.seed': 2 },
    ],
  })
  expect(diff.limits).toEqual([{ name: path, before: '20 ms', after: '500 ms' }])
  expect(diff.settings).toEqual([{ name: 'sandbox.seed', before: '1', after: '2' }])
})

test('what a reader must know is said: other targets, another order, a sandbox, a rerun, unknown settings', () => {
  const { notes } = diffBetween({
    before: [check('one')],
    after: [check('one')],
    changes: {
      target: { identity: 'two', lines: ['profile production'] },
      startedAt: '2026-10-01T00:00:00.000Z',
      sandbox: true,
      watermark: 'Embedded sandbox.',
      rerunOf: {
        runId: 'r1',
        verdict: 'NO-GO',
        finishedAt: '2026-11-01T00:00:00.000Z',
        results: [],
      },
    },
    settings: [undefined, {}],
  })
  expect(notes).toEqual([
    'Embedded sandbox.',
    expect.stringContaining('different targets'),
    expect.stringContaining('began before the first'),
    expect.stringContaining('Run r2 ran again what had failed in run r1'),
    expect.stringContaining('Run r1 left no settings'),
  ])
})

const from = {
  profile: 'staging',
  runId: 'r9',
  bundle: '20261101T000000Z-r9',
  manifestSha256: 'a'.repeat(64),
  keyId: 'b'.repeat(64),
  startedAt: '2026-11-01T00:00:00.000Z',
  instead: 'not allowed',
}

test('what was measured on another target is not compared, and is told of', () => {
  const elsewhere = { ...check('one', 100), from }
  const diff = diffBetween({ before: [check('one', 10)], after: [elsewhere] })
  expect(diff).toMatchObject({ worse: [], better: [], comparisons: 0 })
  expect(diff.notes).toEqual([
    'Run r2 took 1 result from staging: what was measured there is not compared.',
  ])
  const passedThere = diffBetween({
    before: [ended('failed')],
    after: [{ ...elsewhere, reason: '' }],
  })
  expect(passedThere.better).toMatchObject([
    { outcome: { after: 'passed', reason: 'by evidence of staging' } },
  ])
})

test('other software is a change of the run', () => {
  const [before, after] = ['a', 'b'].map(letter => `sha256:${letter.repeat(64)}`)
  const target = { identity: 'one', lines: ['profile staging'] }
  const diff = diffOf({
    before: reportWith([check('one')], { target: { ...target, software: before } }),
    after: reportWith([check('one')], { target: { ...target, software: after } }),
    settings: { before: {}, after: {} },
    earlierValues: () => [],
    floors,
  })
  expect(diff.run).toEqual([{ name: 'software', before, after }])
})
