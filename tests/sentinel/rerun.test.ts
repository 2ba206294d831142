import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CheckResult, RunReport } from '../../core/run-report.ts'
import { annotations } from '../../reporters/annotations.ts'
import { rerunOf } from '../../sentinel/runner/rerun.ts'
import type { CheckFile } from '../../sentinel/runner/selection.ts'
import { reportWith } from '../reporters/report-builder.ts'
import { failedLatency, inconclusiveStream, resultWith } from '../reporters/sample-results.ts'
import { checkSource, launch, project, readiness, reportIn, type Ended } from './launch.ts'

const fileOf = ({ id, phase }: CheckResult): CheckFile => ({
  path: `/suites/${id}.check.ts`,
  phase,
  class: 'check',
  id,
})
const passed = resultWith({ id: 'connectivity/certificate' })
const blocked = resultWith({
  id: 'connectivity/venue-clock',
  outcome: 'not-assessed',
  reason: 'blocked by connectivity/rest-latency',
  blocked: { by: failedLatency.id, venue: 'binance', was: 'failed', reason: 'no answer' },
})
const report = reportWith([failedLatency, inconclusiveStream, passed, blocked])
const files = [failedLatency, inconclusiveStream, passed, blocked].map(fileOf)

test('what failed, was inconclusive or was blocked is chosen, as it ended by itself; nothing else', () => {
  const { files: chosen, rerunOf: before } = rerunOf(report, 'staging', files)
  expect(chosen.map(({ id }) => id)).toEqual([failedLatency.id, inconclusiveStream.id, blocked.id])
  expect(before).toMatchObject({ runId: report.runId, verdict: 'NO-GO' })
  expect(before.results.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['failed', failedLatency.reason],
    ['inconclusive', inconclusiveStream.reason],
    ['failed', 'no answer'],
  ])
})

test.for([
  ['of another profile', report, 'production', files, 'of the profile production, '],
  ['in which nothing failed', reportWith([passed]), 'staging', files, 'nothing was; '],
  ['whose checks are gone', report, 'staging', files.slice(1), `${failedLatency.id} of `],
] as const)('a run %s cannot be run again', ([, earlier, profile, present, words]) => {
  expect(() => rerunOf(earlier, profile, present)).toThrow(words)
})

describe('a launched rerun', () => {
  const directory = project({
    'state.txt': 'broken',
    'suites/connectivity/fragile.check.ts': `import { readFileSync } from 'node:fs'\n${checkSource(
      'connectivity/fragile',
      `({ evidence }) => {
        console.log('::error::a venue says so')
        expect(evidence.record('state', readFileSync('state.txt', 'utf8'))).toBe('whole')
      }`,
    )}`,
    'suites/connectivity/sturdy.check.ts': checkSource(
      'connectivity/sturdy',
      `({ evidence }) => { expect(evidence.record('holds', true)).toBe(true) }`,
    ),
  })
  let [first, second]: Ended[] = []
  let reports: RunReport[] = []
  beforeAll(async () => {
    first = await readiness(['suites'], directory)
    reports = [reportIn(directory)]
    writeFileSync(join(directory, 'state.txt'), 'whole')
    second = await launch(['--rerun', 'reports', '--output', 'again'], {
      directory,
      env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(directory, 'summary.md') },
    }).ended
    const text = readFileSync(join(directory, 'again/readiness.json'), 'utf8')
    reports.push(JSON.parse(text) as RunReport)
  }, 300_000)

  test('runs only what failed, and is conditional although it passed', () => {
    expect(first!.code).toBe(20)
    expect(second).toMatchObject({ code: 10, stderr: '' })
    const [before, after] = reports as [RunReport, RunReport]
    expect(after.results.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['connectivity/fragile', 'passed'],
    ])
    expect(after.rerunOf).toMatchObject({ runId: before.runId, verdict: 'NO-GO' })
    expect(second!.stdout).toContain(`a rerun of what run ${before.runId} (NO-GO) left open`)
  })

  test('leaves evidence that follows from what it records', async () => {
    const bundle = /reports\/history\/\S+/u.exec(second!.stdout)![0]
    const { code, stdout } = await readiness(['verify', bundle], directory)
    expect([code, stdout]).toEqual([10, expect.stringContaining('intact')])
  })

  test('is annotated and summed up on GitHub, which hears nothing of what checks print', () => {
    const [stop, ...lines] = second!.stdout.split('\n')
    const word = /^::stop-commands::(\S+)$/u.exec(stop!)![1]!
    const heard = lines.slice(lines.indexOf(`::${word}::`) + 1).join('\n')
    expect(heard).toBe(annotations(reports[1]!))
    const summary = readFileSync(join(directory, 'summary.md'), 'utf8')
    expect(summary).toBe(`${readFileSync(join(directory, 'again/readiness.md'), 'utf8')}\n`)
  })

  test.for([
    ['paths', ['--rerun', 'reports', 'suites'], '--rerun must stand without paths and --phase'],
    ['no report', ['--rerun', 'nowhere'], 'nowhere must be the readiness.json of a run'],
    ['another file', ['--rerun', 'state.txt'], 'state.txt: a readiness report must be JSON'],
    ['nothing to run again', ['--rerun', 'again'], 'nothing was; run everything instead'],
  ] as const)('with %s is a usage error', async ([, words, said]) => {
    const { code, stderr } = await readiness(words, directory)
    expect([code, stderr]).toEqual([64, expect.stringContaining(said)])
  })

  test('can be listed first', async () => {
    const { code, stdout } = await readiness(['--rerun', 'reports', '--list'], directory)
    expect(code).toBe(0)
    expect(stdout).toContain('connectivity/fragile')
    expect(stdout).not.toContain('connectivity/sturdy')
  })
})
