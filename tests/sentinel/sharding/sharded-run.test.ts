import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunReport } from '../../../core/run-report.ts'
import { checkSource, project, readiness, reportIn, repository, type Ended } from '../launch.ts'

const holds = `({ evidence }) => {
  const values = Array.from({ length: 50 }, (_, place) => place)
  evidence.distribution('values', values, { unit: 'ms' })
  expect(evidence.record('holds', true)).toBe(true)
}`
const directory = project({
  'longer.toml': '[system]\nvalidation_timeout_seconds = 301\n',
  'suites/connectivity/one.check.ts': checkSource('connectivity/one', holds),
  'suites/connectivity/other.check.ts': checkSource('connectivity/other', holds),
  'suites/risk/third.check.ts': checkSource(
    'risk/third',
    `({ evidence }) => { expect(evidence.record('holds', false)).toBe(true) }`,
    `dependsOn: ['connectivity/one'],`,
  ),
})

const sandboxToml = join(repository, 'config/sandbox.toml')
const bundleIn = (folder: string) => join(folder, readdirSync(join(directory, folder))[0]!)
const merged = (...words: readonly string[]) => readiness(['merge', ...words], directory)

describe('a run in two shards', () => {
  let parts: readonly Ended[] = []
  let whole: Ended
  let alone: RunReport
  beforeAll(async () => {
    await readiness(['suites'], directory)
    alone = reportIn(directory)
    parts = await Promise.all(
      ['1/2', '2/2'].map(shard =>
        readiness(['suites', '--shard', shard, '--run', 'ci-7'], directory),
      ),
    )
    whole = await merged('reports/shard-1-of-2', 'reports/shard-2-of-2', '--output', 'whole')
  }, 300_000)

  test('judges in each shard what falls to it, and is conditional at best', () => {
    const [first, second] = [1, 2].map(index => reportAt(`reports/shard-${index}-of-2`))
    expect(first!.results.map(({ id }) => id)).toEqual(['connectivity/one', 'risk/third'])
    expect(second!.results.map(({ id }) => id)).toEqual(['connectivity/other'])
    expect(parts.map(({ code }) => code)).toEqual([20, 10])
    expect(second!.shard).toEqual({ index: 2, of: 2, run: 'ci-7' })
    expect(parts[1]!.stdout).toContain('This is shard 2 of 2 of the run ci-7')
    expect(parts[1]!.stdout).toContain('Put all shards of the run together')
  })

  test('says as a whole what one machine says', () => {
    const report = reportAt('whole')
    expect([whole.code, whole.stderr]).toEqual([20, ''])
    expect(steady(report)).toEqual(steady(alone))
    const began = [1, 2].map(index => reportAt(`reports/shard-${index}-of-2`).startedAt)
    expect(report.startedAt).toBe(began.toSorted()[0])
  })

  test('leaves a bundle with the evidence of every part, which verifies', async () => {
    const bundle = /reports\/history\/\S+/u.exec(whole.stdout)![0]
    const { code, stdout } = await readiness(['verify', bundle], directory)
    expect([code, stdout]).toEqual([10, expect.stringContaining('intact')])
    const { files } = JSON.parse(
      readFileSync(join(directory, bundle, 'manifest.json'), 'utf8'),
    ) as { files: { kind: string }[] }
    expect(files.map(({ kind }) => kind).toSorted()).toEqual([
      'configuration',
      'report',
      'sample',
      'sample',
      'shard-manifest',
      'shard-manifest',
    ])
  })

  test('is one run of the history, in which its parts are none', async () => {
    const { stdout } = await readiness(['trend', 'connectivity/other'], directory)
    expect(stdout).toContain(reportAt('whole').runId)
    expect(stdout).not.toContain(reportAt('reports/shard-2-of-2').runId)
  })

  test('can be put together from one folder that holds all of it, whatever else lies there', async () => {
    const { code } = await merged('reports', '--output', 'again')
    expect(code).toBe(20)
    expect(
      readdirSync(join(directory, 'reports/history')).filter(name => !name.startsWith('.')),
    ).toHaveLength(2)
    expect(steady(reportAt('again'))).toEqual(steady(alone))
  })

  test('is undecided or worse without one of its parts, and says which', async () => {
    const { code, stdout } = await merged('reports/shard-2-of-2', '--output', 'half')
    expect(code).toBe(30)
    expect(stdout).toContain('shard 1 of 2 must bring its results, brought none')
  })

  test.for([
    ['none', [], 64, 'must be named by their folders'],
    ['a folder that is none', ['nowhere'], 64, 'nowhere, which is none'],
    ['a folder without any', ['suites'], 64, 'suites must hold the bundle of a shard'],
    ['another run', ['reports', '--run', 'ci-8'], 64, 'was ci-8; there are shards of ci-7'],
    ['a bad name', ['reports', '--run', '../x'], 64, '--run must be a name of 1 to 64'],
    [
      'another configuration',
      ['reports', '--config', sandboxToml, '--config', 'longer.toml'],
      64,
      'system.validation_timeout_seconds was',
    ],
  ] as const)('refuses %s', async ([, words, exit, said]) => {
    const { code, stderr } = await merged(...words)
    expect([code, stderr]).toEqual([exit, expect.stringContaining(said)])
  })

  test('refuses a part that came twice, and one that was altered', async () => {
    cpSync(join(directory, 'reports/shard-2-of-2'), join(directory, 'copy'), { recursive: true })
    const twice = await merged('reports/shard-1-of-2', 'reports/shard-2-of-2', 'copy')
    expect([twice.code, twice.stderr]).toEqual([
      64,
      expect.stringContaining('shard 2 of 2 must be there once, is in '),
    ])
    const report = join(directory, bundleIn('copy/bundle'), 'readiness.json')
    writeFileSync(report, readFileSync(report, 'utf8').replace('true', 'null'))
    const altered = await merged('reports/shard-1-of-2', 'copy')
    expect([altered.code, altered.stderr]).toEqual([
      20,
      expect.stringMatching(/^copy\S+: NOT INTACT/),
    ])
  })
})

test.for([
  ['a shard without a name', ['--shard', '1/2'], '--shard must stand with --run NAME'],
  ['a name without a shard', ['--run', 'ci'], '--run must stand with --shard I/N'],
  ['no number', ['--shard', 'one/2', '--run', 'ci'], '--shard must be I/N'],
  ['more than there are', ['--shard', '3/2', '--run', 'ci'], '--shard must be I/N'],
  ['the zeroth', ['--shard', '0/2', '--run', 'ci'], '--shard must be I/N'],
  [
    'an empty share',
    ['suites', '--shard', '4/4', '--run', 'ci'],
    'selects none of 3; split the run into fewer',
  ],
  [
    'a rerun',
    ['--shard', '1/2', '--run', 'ci', '--rerun', 'reports'],
    '--shard must stand without',
  ],
] as const)('%s is a usage error', async ([, words, said]) => {
  const { code, stderr } = await readiness(words, directory)
  expect([code, stderr]).toEqual([64, expect.stringContaining(said)])
})

const reportAt = (folder: string): RunReport =>
  JSON.parse(readFileSync(join(directory, folder, 'readiness.json'), 'utf8')) as RunReport

/** What does not depend on when, where and how fast a run ran. */
function steady(report: RunReport): unknown {
  const text = JSON.stringify(report, (key, value: unknown) =>
    ['runId', 'startedAt', 'finishedAt', 'durationMs'].includes(key) ? undefined : value,
  )
  return JSON.parse(text)
}
