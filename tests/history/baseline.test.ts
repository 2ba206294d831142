import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RunReport } from '../../core/run-report.ts'
import { baselineWords, findBaseline } from '../../history/baseline.ts'
import { namedRun } from '../../history/named-run.ts'
import { reportWith } from '../reporters/report-builder.ts'
import { historyOf, target } from './kept-runs.ts'
import { resultOf } from './simulated-runs.ts'

const passed = resultOf('connectivity/one', [1, 2, 3])
const failed = { ...passed, outcome: 'failed', reason: 'it does not hold' } as const

const go = (day: number, changes: Partial<RunReport> = {}) =>
  reportWith([passed], {
    target,
    runId: `r${day}`,
    startedAt: `2026-11-0${day}T00:00:00.000Z`,
    ...changes,
  })
const noGo = (day: number) => ({ ...reportWith([failed], { ...go(day), verdict: 'NO-GO' }) })
const selectionOf = (report: RunReport, faults: readonly string[]) => ({
  selection: { ...report.selection, faults },
})

async function baselineOf(reports: readonly RunReport[], before?: string) {
  const history = await historyOf(reports)
  return findBaseline({ history, target: target.identity, ...(before && { before }) })
}

test('the baseline is the last GO of the target', async () => {
  const { report, seen } = await baselineOf([go(1), go(2), noGo(3)])
  expect(report?.runId).toBe('r2')
  expect(seen).toBe(2)
})

test.for<[string, RunReport]>([
  ['no GO', noGo(2)],
  ['a GO on a sandbox', go(2, { sandbox: true, watermark: 'sandbox' })],
  ['a GO under a fault', go(2, selectionOf(go(2), ['slow-rest']))],
  ['a GO of another target', go(2, { target: { identity: 'other', lines: ['profile other'] } })],
  ['a GO whose target is not known', go(2, { target: undefined })],
  ['a conditional run', go(2, { verdict: 'CONDITIONAL' })],
])('%s is no baseline', async ([, other]) => {
  expect((await baselineOf([go(1), other])).report?.runId).toBe('r1')
  const alone = await baselineOf([other])
  expect(alone.report).toBeUndefined()
  expect(baselineWords(alone)).toMatch(/^none: .*nothing says whether anything got worse$/)
})

test('a run that began later is no baseline of one before', async () => {
  expect((await baselineOf([go(1), go(3)], '2026-11-02T00:00:00.000Z')).report?.runId).toBe('r1')
})

test('a run that cannot be read is passed over, and named', async () => {
  const history = await historyOf([go(1), go(2)])
  const damaged = readdirSync(history).find(name => name.endsWith('r2'))!
  writeFileSync(join(history, damaged, 'readiness.json'), '{"schema":')
  const { report, skipped } = findBaseline({ history, target: target.identity })
  expect(report?.runId).toBe('r1')
  expect(skipped).toMatchObject([
    { path: join(history, damaged), reason: expect.stringContaining('must be JSON, was broken') },
  ])
})

test('a run is named by a word, by its id and by its folder', async () => {
  const folder = await historyOf([go(1), go(2), noGo(3)])
  const history = { folder, target: target.identity }
  const named = (word: string) => namedRun(word, history).report.runId
  expect([named('last'), named('previous'), named('baseline'), named('r1')]).toEqual([
    'r3',
    'r2',
    'r2',
    'r1',
  ])
  expect(named(join(folder, readdirSync(folder).toSorted()[0]!))).toBe('r1')
})

test('what names no run is told what there is', async () => {
  const empty = { folder: await historyOf([]), target: target.identity }
  expect(() => namedRun('last', empty)).toThrow(/must be a kept run of this target, but .* none/)
  expect(() => namedRun('baseline', empty)).toThrow(/^No baseline: .* keeps no run of this target/)
  const one = { folder: await historyOf([noGo(1)]), target: target.identity }
  expect(() => namedRun('previous', one)).toThrow(/keeps only 1 of it/)
  expect(() => namedRun('r7', one)).toThrow(/"r7" must be last, previous, baseline.*newest r1/)
  expect(() => namedRun('baseline', one)).toThrow(/keeps 1 run of this target and none .* GO/)
})
