import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { instanceKey } from '../../../core/other-evidence.ts'
import { compactHistory } from '../../../sentinel/bundle/compact-history.ts'
import { signerOf } from '../../../sentinel/bundle/keys.ts'
import { evidenceOf } from '../../../sentinel/evidence-from/walk.ts'
import { onSandbox } from '../../reporters/report-builder.ts'
import { temporary } from '../bundle/written-bundle.ts'
import {
  instant,
  looked,
  otherSoftware,
  software,
  stagingKeys,
  stagingRun,
  type StagingRun,
} from './staging-history.ts'

const one = looked('one')
const other = looked('other')
const failed = { outcome: 'failed', reason: 'broken' } as const
const unseen = { outcome: 'not-assessed', reason: 'not allowed', evidence: [] } as const

/** A history of these runs, oldest first, and what it tells of `one` and `other`. */
async function historyOf(...runs: readonly Omit<StagingRun, 'hour'>[]) {
  const history = temporary()
  const folders: string[] = []
  for (const [index, run] of runs.entries())
    folders.push(await stagingRun(history, { ...run, hour: index + 1 }))
  return {
    history,
    folders,
    ask: (
      changes: Partial<Parameters<typeof evidenceOf>[0]> = {},
      wanted: readonly string[] = ['one', 'other'],
    ) => {
      const instances = new Set(wanted.map(noun => instanceKey({ id: `connectivity/${noun}` })))
      const target = { profile: 'staging', history, key: stagingKeys.publicKey, ...changes }
      const evidence = evidenceOf(target, { instances, software })
      const told = evidence.told.map(({ result, run }) => [
        result.id.replace('connectivity/', ''),
        result.outcome,
        run.runId,
      ])
      return { ...evidence, told }
    },
  }
}

test('the last run that looked at a check decides, and no more is read than that needs', async () => {
  const { ask } = await historyOf(
    { results: [one, other] },
    { results: [{ ...one, ...failed }, other] },
    { results: [one, { ...other, ...unseen }] },
  )
  expect(ask({}, ['one'])).toMatchObject({ told: [['one', 'passed', 'r3']], read: 1 })
  expect(ask()).toMatchObject({
    told: [
      ['one', 'passed', 'r3'],
      ['other', 'passed', 'r2'],
    ],
    read: 2,
    sameSoftware: 3,
    stopped: '',
    problems: [],
  })
})

test('nothing is read where nothing is wanted, or the software of this target is not known', async () => {
  const { ask, history } = await historyOf({ results: [one] })
  expect(ask({}, [])).toMatchObject({ told: [], read: 0 })
  const target = { profile: 'staging', history, key: stagingKeys.publicKey }
  const instances = new Set([instanceKey(one)])
  expect(evidenceOf(target, { instances, software: undefined })).toMatchObject({
    told: [],
    read: 0,
  })
})

test('runs of other software, of other profiles and of sandboxes tell nothing', async () => {
  const { ask } = await historyOf(
    { results: [one], changes: { profile: 'production' } },
    { results: [one], changes: onSandbox },
    { results: [one], software: otherSoftware },
  )
  expect(ask()).toMatchObject({
    told: [],
    problems: [],
    sameSoftware: 0,
    otherSoftware: [otherSoftware],
  })
})

test('newer runs of other software do not hide those of this one', async () => {
  const { ask } = await historyOf(
    { results: [one] },
    { results: [{ ...one, ...failed }], software: otherSoftware },
  )
  expect(ask({}, ['one'])).toMatchObject({ told: [['one', 'passed', 'r1']], problems: [] })
})

test('a run of unknown software may have been of this one, and decides', async () => {
  const { ask } = await historyOf(
    { results: [one] },
    { results: [{ ...one, ...failed }], software: undefined },
  )
  expect(ask({}, ['one'])).toMatchObject({ told: [['one', 'failed', 'r2']] })
})

test('compacted bundles count, for their reports are whole', async () => {
  const { ask, history } = await historyOf({ results: [one] })
  await compactHistory(history, { keepValuesDays: 1, nowMs: Date.parse(instant(99 * 24)) })
  expect(ask({}, ['one'])).toMatchObject({ told: [['one', 'passed', 'r1']] })
})

test('where the bundle before one is gone, nothing older counts', async () => {
  const { ask, folders } = await historyOf(
    { results: [one] },
    { results: [{ ...one, ...failed }] },
    { results: [other] },
  )
  rmSync(folders[1]!, { recursive: true })
  const { told, stopped, problems } = ask()
  expect({ told, problems }).toEqual({ told: [['other', 'passed', 'r3']], problems: [] })
  expect(stopped).toBe(
    `no run since r3 assessed it, and the bundle before that, ${basename(folders[1]!)}, is not there`,
  )
})

test('where a chain begins anew, nothing older counts', async () => {
  const { ask, history } = await historyOf({ results: [one] })
  const elsewhere = temporary()
  const fresh = await stagingRun(elsewhere, { hour: 5, results: [other] })
  renameSync(fresh, join(history, basename(fresh)))
  expect(ask()).toMatchObject({
    told: [['other', 'passed', 'r5']],
    stopped: 'run r5 is the first of its chain, and no later one assessed it',
  })
})

/** A run that failed, before one that did not look: it is what somebody might want to hide. */
const withFailure = () =>
  historyOf({ results: [one] }, { results: [{ ...one, ...failed }] }, { results: [other] })

test.for<[string, (report: string) => string]>([
  ['another profile', report => report.replace('"profile": "staging"', '"profile": "stagong"')],
  ['a sandbox', report => report.replace('"sandbox": false', '"sandbox": true')],
  ['other software', report => report.replace(software, otherSoftware)],
  ['an earlier end', report => report.replace(instant(2, 30), instant(0, 30))],
  ['a pass', report => report.replace('"outcome": "failed"', '"outcome": "passed"')],
  ['nothing', () => ''],
])('a failed run that was made to tell of %s hides nothing', async ([, change]) => {
  const { ask, folders } = await withFailure()
  const file = join(folders[1]!, 'readiness.json')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  const { told, problems } = ask()
  expect(told.filter(([noun]) => noun === 'one')).toEqual([])
  expect(problems).toEqual([expect.stringContaining(basename(folders[1]!))])
})

test('an altered bundle is a problem that names the file', async () => {
  const { ask, folders } = await historyOf({ results: [one] })
  appendFileSync(join(folders[0]!, 'readiness.json'), ' ')
  expect(ask()).toMatchObject({
    told: [],
    problems: [expect.stringMatching(/-r1\/readiness\.json: must be \d+ bytes long/)],
  })
})

test('a bundle that somebody else signed, or nobody, is a problem', async () => {
  const stranger = signerOf(generateKeyPairSync('ed25519').privateKey)
  const byStranger = await historyOf({ results: [one], signer: stranger })
  expect(byStranger.ask().problems).toEqual([
    expect.stringMatching(/-r1\/manifest\.sig: must be by the key that was given/),
  ])
  const byNobody = await historyOf(
    { results: [one] },
    { results: [{ ...one, ...failed }], signer: undefined },
  )
  expect(byNobody.ask()).toMatchObject({
    told: [],
    problems: [expect.stringMatching(/-r2\/manifest\.json: must be signed by \w+, is not signed/)],
  })
})

test('what cannot be read, and may be of the other target, is a problem; what is of another is not', async () => {
  const { ask, history, folders } = await historyOf({ results: [one] })
  mkdirSync(join(history, 'notes'))
  mkdirSync(join(history, '.index'))
  expect(ask().problems).toEqual([])
  const strange = await stagingRun(history, {
    hour: 7,
    results: [one],
    changes: { profile: 'desk' },
  })
  writeFileSync(join(strange, 'readiness.json'), '{')
  expect(ask().problems).toEqual([])
  mkdirSync(join(history, '20260102T000000Z-r9'))
  expect(ask().problems).toEqual([
    expect.stringMatching(/20260102T000000Z-r9: must be a whole bundle, holds no readiness\.json/),
  ])
  rmSync(join(history, '20260102T000000Z-r9'), { recursive: true })
  rmSync(join(folders[0]!, 'manifest.json'))
  expect(ask().problems).toEqual([
    expect.stringMatching(/-r1\/manifest\.json: must be there, is missing/),
  ])
  rmSync(history, { recursive: true })
  expect(ask().problems).toEqual([`${history}: must be a folder, is not there`])
})
