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

const body = (statements: string) =>
  checkSource('connectivity/bad', `async ({ evidence }) => { ${statements} }`)

test.for<[string, string, number, string]>([
  ['an assertion', body(`expect(evidence.record('thing', 1)).toBe(2)`), 20, 'failed'],
  ['something thrown', body(`throw new Error('no route')`), 30, 'inconclusive'],
  ['nothing thrown at all', body(`throw undefined`), 30, 'inconclusive'],
  ['no evidence', body(`expect(1).toBe(1)`), 30, 'inconclusive'],
  ['evidence that is no number', body(`evidence.record('thing', NaN)`), 30, 'inconclusive'],
  ['evidence that cannot be sent', body(`evidence.record('thing', () => 1)`), 30, 'inconclusive'],
  ['the end of its process', body(`process.exit(0)`), 30, 'inconclusive'],
  [
    'a body that takes no fixtures',
    checkSource('connectivity/bad', `async context => { context }`),
    30,
    'inconclusive',
  ],
  ['a syntax error', 'const = 1', 30, 'inconclusive'],
  ['an import that is not there', `import './nowhere.ts'`, 30, 'inconclusive'],
  ['no check in it', `export const nothing = 1`, 30, 'inconclusive'],
  [
    'another id than its name',
    checkSource('connectivity/other', `({ evidence }) => { evidence.record('a', 1) }`),
    30,
    'inconclusive',
  ],
  [
    'a limit that nobody measured',
    checkSource(
      'connectivity/bad',
      `({ evidence }) => { evidence.record('a', 1) }`,
      `limits: { p95: 'limits.connectivity.rest_p95_ms' },`,
    ),
    30,
    'inconclusive',
  ],
  [
    'a limit that is exceeded and not asserted',
    checkSource(
      'connectivity/bad',
      `({ evidence }) => { evidence.measure('p95', 1e6) }`,
      `limits: { p95: 'limits.connectivity.rest_p95_ms' },`,
    ),
    30,
    'inconclusive',
  ],
  [
    'no time left',
    checkSource(
      'connectivity/bad',
      `async ({ evidence }) => { evidence.record('a', 1); await new Promise(() => {}) }`,
      'timeoutMs: 50,',
    ).replace('timeoutMs: 60_000,', ''),
    30,
    'inconclusive',
  ],
])('a check that ends with %s never raises the verdict', async ([, source, code, outcome]) => {
  const directory = project({
    'suites/connectivity/bad.check.ts': source,
    'suites/connectivity/good.check.ts': good,
  })
  const ended = await readiness(['suites'], directory)

  const { results } = reportIn(directory)
  expect(results.find(({ file }) => file.endsWith('bad.check.ts'))).toMatchObject({ outcome })
  expect(results.find(({ id }) => id === 'connectivity/good')).toMatchObject({ outcome: 'passed' })
  expect(ended.code).toBe(code)
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
    'suites/connectivity/bad.check.ts': body(`expect(evidence.record('thing', 1)).toBe(2)`),
  })
  const { code } = await readiness(['suites', '--report-only'], directory)

  expect(code).toBe(0)
  expect(reportIn(directory)).toMatchObject({ verdict: 'NO-GO', exitCode: 20 })
})
