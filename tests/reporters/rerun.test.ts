import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { RerunOf, RunReport } from '../../core/run-report.ts'
import { annotations } from '../../reporters/annotations.ts'
import { html } from '../../reporters/html.ts'
import { json, readReport } from '../../reporters/json.ts'
import { junit } from '../../reporters/junit.ts'
import { markdown } from '../../reporters/markdown.ts'
import { readers, totalsIn } from './junit-readers.ts'
import { reportWith } from './report-builder.ts'
import { failedLatency, inconclusiveStream, resultWith } from './sample-results.ts'
import { screen, tell } from './screen.ts'
import { attributeValues, canonical, schemaErrors } from './xml.ts'

const folder = mkdtempSync(join(tmpdir(), 'rerun-'))
afterAll(() => rmSync(folder, { recursive: true }))

const { id, venue } = failedLatency
const rerunOf: RerunOf = {
  runId: 'r00000001',
  verdict: 'NO-GO',
  finishedAt: '2026-11-22T17:00:00.000Z',
  results: [
    { id, venue: venue!, outcome: 'failed', reason: 'it took 900 ms' },
    {
      id: inconclusiveStream.id,
      venue: inconclusiveStream.venue!,
      outcome: 'inconclusive',
      reason: '',
    },
  ],
}
/** The first passed at the second try, the other did not. */
const mixed = reportWith([resultWith(), inconclusiveStream], { rerunOf })
const allPassed = reportWith([resultWith()], { rerunOf })

test('a rerun in which everything passed is conditional', () => {
  expect(allPassed.verdict).toBe('CONDITIONAL')
  expect(readReport(json(allPassed))).toEqual(allPassed)
})

const told: Readonly<Record<string, (report: RunReport) => string>> = {
  html,
  markdown,
  annotations,
  junit,
  terminal: report => {
    const { progress, written } = screen()
    tell(progress, report, [])
    return written()
  },
}
test.for(Object.keys(told))('%s names the run before, and what it ended with', name => {
  for (const report of [mixed, allPassed]) {
    expect(told[name]!(report)).toContain('r00000001')
    expect(told[name]!(report)).toMatch(/NO\\?-GO/u)
  }
})

test('JUnit keeps how each case ended before: a pass is flaky, anything else a rerun', async () => {
  const xml = junit(mixed)
  expect(await schemaErrors(xml)).toEqual([])
  const read = await canonical(xml)
  expect(attributeValues(read, 'flakyFailure', 'message')).toEqual(['it took 900 ms'])
  expect(attributeValues(read, 'rerunError', 'type')).toEqual(['inconclusive'])
  expect(attributeValues(read, 'rerunFailure', 'type')).toEqual([])
})

test.for(Object.keys(readers))(
  '%s counts the endings of the rerun, not those before',
  async name => {
    const suites = await readers[name]!(junit(mixed))
    expect(suites.flatMap(({ cases }) => cases.map(({ ending }) => ending))).toEqual([
      undefined,
      'error',
    ])
    expect(suites.map(({ failures, errors }) => ({ failures, errors }))).toEqual(
      suites.map((_, index) => ({ failures: 0, errors: index === 0 ? 1 : 0 })),
    )
  },
)

test('a dashboard counts a pass of a rerun once', () => {
  expect(totalsIn(junit(allPassed), folder)).toMatchObject({ total: 1, passed: 1, failed: 0 })
})
