import { expect, test } from 'vitest'
import { checkSource, hasReports, project, readiness, reportIn } from './launch.ts'

/** A run over one file that goes wrong in its own way, beside one that passes. */
const good = checkSource(
  'connectivity/good',
  `({ evidence }) => { expect(evidence.record('thing', true)).toBe(true) }`,
)

test('a run in which everything passes is GO, exits 0 and leaves three reports', async () => {
  const directory = project({ 'suites/connectivity/good.check.ts': good })
  const { code, stdout } = await readiness(['suites'], directory)

  expect(stdout).toContain('GO')
  expect(code).toBe(0)
  expect(hasReports(directory)).toBe(true)
  expect(reportIn(directory)).toMatchObject({ verdict: 'GO', sandbox: true })
  expect(stdout).toContain('says nothing about your system')
})

/** A check of this name that does what it says. */
const doing = (name: string, statements: string, extra = '') =>
  checkSource(`connectivity/${name}`, `async ({ evidence }) => { ${statements} }`, extra)

/** Ways to end without a judgement, by the name of their check. */
const undecided: Readonly<Record<string, (name: string) => string>> = {
  'something-thrown': name => doing(name, `throw new Error('no route')`),
  'nothing-thrown-at-all': name => doing(name, `throw undefined`),
  'no-evidence': name => doing(name, `expect(1).toBe(1)`),
  'evidence-that-is-no-number': name => doing(name, `evidence.record('thing', NaN)`),
  'evidence-that-cannot-be-sent': name => doing(name, `evidence.record('thing', () => 1)`),
  'a-body-that-takes-no-fixtures': name =>
    checkSource(`connectivity/${name}`, `async context => { context }`),
  'a-syntax-error': () => 'const = 1',
  'an-import-that-is-not-there': () => `import './nowhere.ts'`,
  'no-check-in-it': () => `export const nothing = 1`,
  'another-id-than-its-name': () => doing('other', `evidence.record('a', 1)`),
  'a-limit-that-nobody-measured': name =>
    doing(name, `evidence.record('a', 1)`, `limits: { p95: 'limits.connectivity.rest_p95_ms' },`),
  'a-limit-that-is-exceeded-and-not-asserted': name =>
    doing(
      name,
      `evidence.measure('p95', 1e6)`,
      `limits: { p95: 'limits.connectivity.rest_p95_ms' },`,
    ),
  'no-time-left': name =>
    doing(name, `evidence.record('a', 1); await new Promise(() => {})`, 'timeoutMs: 50,').replace(
      'timeoutMs: 60_000,',
      '',
    ),
}

/** One run over all of these checks and a good one. */
async function runBeside(sources: Readonly<Record<string, string>>) {
  const files = Object.entries(sources).map(([name, source]) => [
    `suites/connectivity/${name}.check.ts`,
    source,
  ])
  const directory = project({
    ...Object.fromEntries(files),
    'suites/connectivity/good.check.ts': good,
  })
  const { code } = await readiness(['suites'], directory)
  const { results } = reportIn(directory)
  const outcomeOf = (name: string) =>
    results.find(({ file }) => file.endsWith(`/${name}.check.ts`))?.outcome
  return { code, outcomeOf }
}

const sources = Object.entries(undecided).map(([name, source]) => [name, source(name)])
const runOfUndecided = runBeside(Object.fromEntries(sources))

test.for(Object.keys(undecided))('a check that ends with %s is inconclusive', async name => {
  expect((await runOfUndecided).outcomeOf(name)).toBe('inconclusive')
})

test('checks that end without a judgement leave the others alone, and the run undecided', async () => {
  const { code, outcomeOf } = await runOfUndecided

  expect(outcomeOf('good')).toBe('passed')
  expect(code).toBe(30)
})

test.for<[string, string, number, string]>([
  ['an assertion', `expect(evidence.record('thing', 1)).toBe(2)`, 20, 'failed'],
  ['the end of its process', `process.exit(0)`, 30, 'inconclusive'],
])('a check that ends with %s never raises the verdict', async ([, statements, code, outcome]) => {
  const run = await runBeside({ bad: doing('bad', statements) })

  expect(run.outcomeOf('bad')).toBe(outcome)
  expect(run.outcomeOf('good')).toBe('passed')
  expect(run.code).toBe(code)
})

test.for<[string, string]>([
  ['a floating rejection', `void Promise.reject(new Error('lost'))`],
  ['a throw in a timer', `setTimeout(() => { throw new Error('late') })`],
])('%s caps the verdict at UNDECIDED though its check passed', async ([, statement]) => {
  const source = checkSource(
    'connectivity/leaky',
    `async ({ evidence }) => { ${statement}; evidence.record('thing', 1); await new Promise(done => setTimeout(done, 50)) }`,
  )
  const directory = project({ 'suites/connectivity/leaky.check.ts': source })
  const { code } = await readiness(['suites'], directory)

  expect(code).toBe(30)
  expect(reportIn(directory).problems).toHaveLength(1)
})

test.for<[string, (source: string) => string]>([
  ['a file', source => `${source}; afterAll(() => { throw new Error('left a mess') })`],
  [
    'a group',
    source =>
      source.replace(
        /check\(\{[^]*/,
        called => `describe('group', () => { afterAll(() => expect(1).toBe(2)); ${called} })`,
      ),
  ],
])('a hook of %s that throws caps the verdict though its check passed', async ([, spoilt]) => {
  const source = `import { afterAll, describe } from 'vitest'\n${spoilt(good)}`
  const directory = project({ 'suites/connectivity/good.check.ts': source })
  const { code } = await readiness(['suites'], directory)

  expect(reportIn(directory).results).toMatchObject([{ outcome: 'passed' }])
  expect(reportIn(directory).problems).toEqual([expect.stringMatching(/^outside any check: /)])
  expect(code).toBe(30)
})

test('--report-only exits 0 and the reports keep the verdict', async () => {
  const directory = project({
    'suites/connectivity/bad.check.ts': doing('bad', `expect(evidence.record('thing', 1)).toBe(2)`),
  })
  const { code } = await readiness(['suites', '--report-only'], directory)

  expect(code).toBe(0)
  expect(reportIn(directory)).toMatchObject({ verdict: 'NO-GO', exitCode: 20 })
})
