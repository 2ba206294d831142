import { expect, test } from 'vitest'
import type { CheckResult, OtherTargetEntry } from '../../core/run-report.ts'
import { annotations } from '../../reporters/annotations.ts'
import { html } from '../../reporters/html.ts'
import { json, readReport } from '../../reporters/json.ts'
import { junit } from '../../reporters/junit.ts'
import { markdown } from '../../reporters/markdown.ts'
import { verdictSentence } from '../../reporters/verdict-sentence.ts'
import { withEveryText } from './every-text.ts'
import { reportWith } from './report-builder.ts'
import { resultWith } from './sample-results.ts'
import { screen, tell } from './screen.ts'

const software = `sha256:${'a'.repeat(64)}`
const keyId = 'c'.repeat(64)
const run = {
  runId: 'r47ece1b0',
  bundle: '20261120T100000Z-r47ece1b0',
  manifestSha256: 'b'.repeat(64),
}
const from = {
  ...run,
  profile: 'staging',
  keyId,
  startedAt: '2026-11-20T10:00:00.000Z',
  until: '2026-12-20T10:00:00.000Z',
  instead: 'the profile does not allow a check that breaks something',
}
const { until: _, ...lasting } = from
const taken: CheckResult = resultWith({
  id: 'market-data/freeze-alert',
  phase: 'market-data',
  from,
})
const stale: CheckResult = resultWith({
  id: 'market-data/gap-marking',
  phase: 'market-data',
  outcome: 'stale',
  reason: 'passed at staging in run r1, which held until 2026-11-01T00:00:00.000Z',
  remedy: 'run it again at staging',
  from,
})
const failed: CheckResult = resultWith({
  id: 'execution/slippage',
  phase: 'execution',
  outcome: 'failed',
  reason: 'failed at staging in run r1: expected 600 to be at most 500',
  evidence: [
    {
      name: 'slippage',
      value: 600,
      unit: 'bps',
      limit: {
        path: 'limits.execution.slippage_p95_bps',
        value: 500,
        unit: 'bps',
        bound: 'max',
        basis: { kind: 'default', source: 'made up' },
      },
    },
  ],
  from: lasting,
})
const entry: OtherTargetEntry = {
  profile: 'staging',
  keyId,
  software,
  read: 2,
  runs: [{ ...run, finishedAt: '2026-11-20T10:10:00.000Z', verdict: 'GO', taken: 3 }],
  passed: 1,
  failed: 1,
  stale: 1,
  refused: ['one', 'two'].map(noun => ({
    id: `risk/${noun}`,
    venue: 'kraken',
    why: 'in run r9 it passed, but the run was cut off',
  })),
  stopped: 'run r1 is the first of its chain, and no later one assessed it',
}
const report = reportWith([taken, stale, failed], {
  evidenceFrom: [entry],
  target: { identity: 'one', lines: ['profile production'], software },
})

function terminal(): string {
  const { progress, written } = screen()
  tell(progress, report)
  return written().split('What needs attention').at(-1)!.replaceAll(/\s+/g, ' ')
}

const counts = '1 passed, 1 failed, 1 stale, taken from r47ece1b0, 2 not taken'

test('the terminal says where results came from, by what they count, and what was not taken', () => {
  const said = terminal()
  expect(said).toContain(
    `staging: ${counts} (2 bundles read; software ${software}; signed by ${keyId}).`,
  )
  expect(said).toContain(
    'staging, not taken: risk/one @kraken, risk/two @kraken: in run r9 it passed, but the run was cut off.',
  )
  expect(said).toContain(
    'from by evidence of staging: measured in run r47ece1b0 at 2026-11-20T10:00:00.000Z, bundle 20261120T100000Z-r47ece1b0; it holds until 2026-12-20T10:00:00.000Z',
  )
  expect(said).toContain('do run it again at staging')
  expect(said).toContain(`software ${software}`)
})

test('the page has a section of each other target, and names the source of each result', () => {
  const page = html(report)
  for (const text of [
    '<h2 id="other-targets">Evidence of other targets</h2>',
    '<a href="#other-targets">',
    run.manifestSha256,
    keyId,
    '<strong>Measured at staging</strong>, in run r47ece1b0',
    'Not assessed here: the profile does not allow a check that breaks something',
    'Not taken: risk/one @kraken, risk/two @kraken: in run r9',
    'Run r1 is the first of its chain',
    'at staging slippage was 600',
  ])
    expect(page).toContain(text)
})

test('JUnit, Markdown and annotations say so too', () => {
  const xml = junit(report)
  expect(xml).toContain(`<property name="evidenceFrom" value="staging: ${counts}`)
  expect(xml).toContain(`<property name="software" value="${software}"/>`)
  expect(xml).toContain('from: by evidence of staging: measured in run r47ece1b0')
  expect(xml).toContain(`from manifest: sha256:${run.manifestSha256}, signed by ${keyId}`)
  const text = markdown(report)
  expect(text).toContain('### Evidence of other targets')
  expect(text).toContain(`software \`${software}\``)
  expect(text).toMatch(/passed \| `market-data\/freeze-alert` .*by evidence of staging/)
  expect(annotations(report)).toContain('at staging slippage was 600')
})

test('a GO that rests on another target says on how much', () => {
  expect(verdictSentence(reportWith([taken]))).toContain('(1 by evidence of staging)')
})

test('a report keeps it, and nothing of it becomes markup', () => {
  expect(readReport(json(report))).toEqual(report)
  expect(html(withEveryText(report, '<script>alert(1)</script>'))).not.toContain('<script>alert')
})
