import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RunDiff } from '../../core/run-diff.ts'
import { checkSource, project, readiness, reportIn, repository } from './launch.ts'

const latency = (medianMs: number, allowedMs = 250) =>
  checkSource(
    'connectivity/latency',
    `async ({ evidence, limits }) => {
      const samples = Array.from({ length: 400 }, (_, index) => ${medianMs} * (1 + ((index * 37) % 100) / 1000))
      evidence.distribution('round trip', samples, { unit: 'ms', against: ['p95'] })
      expect(evidence.measure('p95', ${medianMs} * 1.09)).toBeLessThanOrEqual(Math.min(limits.p95, ${allowedMs}))
    }`,
    `limits: { p95: 'limits.connectivity.rest_p95_ms' },`,
  )
const check = 'suites/connectivity/latency.check.ts'
const files = {
  'own.toml': 'profile = "desk"\nsystem.environment = "test"\n',
  'share.toml': 'include = ["own.toml"]\nhistory.regression_share = 10\n',
  'limit.toml': 'include = ["own.toml"]\nhistory.regression_share_of_limit = 0.9\n',
  [check]: latency(10),
}
const own = ['--config', 'own.toml']

const rewrite = (directory: string, source: string) =>
  writeFileSync(
    join(directory, check),
    source.replaceAll('@api', join(repository, 'fixtures/check.ts')),
  )

async function ran(directory: string): Promise<{ readonly runId: string; readonly said: string }> {
  const { stdout } = await readiness(['suites', ...own], directory)
  const { runId, baseline } = reportIn(directory)
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`baseline ${baseline!.said}`)
  return { runId, said: baseline!.said }
}

test('a run says what it can be compared with, and diff and trend say how it differs', async () => {
  const directory = project(files)
  const first = await ran(directory)
  expect(first.said).toMatch(/^none: no earlier run of this target is kept/)
  const alone = await readiness(['diff', ...own], directory)
  expect(alone.code).toBe(0)
  expect(alone.stdout).toContain('Nothing changed.')

  rewrite(directory, latency(100))
  const second = await ran(directory)
  expect(second.said).toContain(`run ${first.runId} of `)
  expect(reportIn(directory).baseline!.run!.runId).toBe(first.runId)
  const page = readFileSync(join(directory, 'reports/readiness.html'), 'utf8')
  expect(page.includes(`run ${first.runId} of `)).toBe(true)

  const between = ['diff', first.runId, second.runId]
  const slower = await readiness([...between, ...own], directory)
  expect(slower.code).toBe(20)
  expect(slower.stdout).toMatch(
    /\nWorse\n {2}critical {2}connectivity\/latency\n {4,}round trip p50 {2}10\.\d+ ms → 10\d\.\d ms, limit 500 ms\n/,
  )
  for (const file of ['share.toml', 'limit.toml']) {
    const forgiving = await readiness([...between, '--config', file], directory)
    expect([file, forgiving.code]).toEqual([file, 0])
    expect(forgiving.stdout).toContain('Nothing changed.')
  }

  rewrite(directory, latency(100, 50))
  const third = await ran(directory)
  const failed = await readiness(['diff', '--json', ...own], directory)
  expect(failed.code).toBe(20)
  expect(JSON.parse(failed.stdout)).toMatchObject({
    before: { runId: second.runId, verdict: 'GO' },
    after: { runId: third.runId, verdict: 'NO-GO' },
    worse: [{ id: 'connectivity/latency', outcome: { before: 'passed', after: 'failed' } }],
    settings: [],
  })

  const trend = await readiness(['trend', 'connectivity/latency', ...own], directory)
  expect(trend).toMatchObject({ code: 0, stderr: '' })
  expect(trend.stdout).toMatch(/^connectivity\/latency · 3 runs · profile desk\n/)
  expect(trend.stdout).toContain('p95 (ms): 2 passed, 1 failed')
  const points = [first, second, third].map(({ runId }) => ({ runId }))
  const told = await readiness(['trend', 'connectivity/latency', '--json', ...own], directory)
  expect(JSON.parse(told.stdout)).toMatchObject({ series: [{ measure: 'p95', points }] })
}, 300_000)

test('without a baseline, diff says so and nobody can tell', async () => {
  const { code, stdout, stderr } = await readiness(['diff', ...own], project(files))
  expect([code, stdout]).toEqual([30, ''])
  expect(stderr).toMatch(/^No baseline: reports\/history keeps no run of this target/)
})

test.for<[string, readonly string[], RegExp]>([
  ['three runs', ['diff', 'a', 'b', 'c'], /diff compares two runs, was given 3/],
  ['an unknown run', ['diff', 'r1', 'last'], /"r1" must be last, previous, baseline/],
  ['a folder without a run', ['diff', 'suites', 'last'], /suites is no kept run/],
  ['no check', ['trend'], /trend must be of one check .* was given 0/],
  ['a check without runs', ['trend', 'a/b'], /none is kept of this one \(profile desk\)/],
])('%s gives one clear sentence and 64', async ([, words, sentence]) => {
  const { code, stderr } = await readiness([...words, ...own], project(files))
  expect(stderr).toMatch(sentence)
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(code).toBe(64)
})

test('between a healthy sandbox and one that answers late, exactly what got worse is named', async () => {
  const folder = project()
  writeFileSync(join(folder, 'kept.toml'), `history.folder = "${folder}/history"\n`)
  const config = ['--config', 'config/sandbox.toml', '--config', join(folder, 'kept.toml')]
  const checks = ['rest-latency', 'venue-clock', 'tls-protocol', 'certificate'].map(
    noun => `suites/connectivity/${noun}.check.ts`,
  )
  const runUnder = (...faults: readonly string[]) =>
    readiness(
      [...checks, ...config, ...faults.flatMap(fault => ['--fault', fault]), '--output', folder],
      repository,
    )
  expect((await runUnder()).code).toBe(0)
  expect((await runUnder('slow-rest')).code).toBe(20)

  const { code, stdout } = await readiness(
    ['diff', 'previous', 'last', '--json', ...config],
    repository,
  )
  const { worse, better, otherwise, added, gone, limits, settings, run } = JSON.parse(
    stdout,
  ) as RunDiff
  expect(code).toBe(20)
  expect(worse.map(({ id, venue, outcome }) => [id, venue, outcome?.after])).toEqual(
    ['binance', 'coinbase', 'kraken'].map(venue => ['connectivity/rest-latency', venue, 'failed']),
  )
  expect([better, otherwise, added, gone, limits, settings]).toEqual([[], [], [], [], [], []])
  expect(run).toEqual([
    { name: 'verdict', before: 'GO', after: 'NO-GO' },
    { name: 'faults switched on', after: 'slow-rest' },
  ])
}, 300_000)
