import fc from 'fast-check'
import { expect, test } from 'vitest'
import { severities } from '../../core/check.ts'
import { outcomes } from '../../core/outcome.ts'
import { RecordedReport } from '../../core/recorded-verdict.ts'
import type { RunReport } from '../../core/run-report.ts'
import { inTotoStatement } from '../../reporters/in-toto.ts'
import { json } from '../../reporters/json.ts'
import { passing } from './realistic-checks.ts'
import { onSandbox, reportWith, sampleReports } from './report-builder.ts'

const digests = { manifest: 'a'.repeat(64), report: 'b'.repeat(64), configuration: 'c'.repeat(64) }
const statementOf = (report: RunReport) =>
  inTotoStatement(RecordedReport.parse(JSON.parse(json(report))), digests)

const card = { title: 'it holds', prevents: 'A loss.', remediation: ['Look.'] }
const one = (
  index: number,
  severity: (typeof severities)[number],
  outcome: RunReport['results'][number]['outcome'],
) => ({
  ...passing(`risk/thing-${index}`, { ...card, severity }, [{ name: 'one', value: 1 }], 'kraken'),
  outcome,
})

test('a statement has the shape of an in-toto statement and of its predicate', () => {
  expect(statementOf(reportWith([one(0, 'critical', 'passed')]))).toEqual({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      {
        name: 'manifest.json',
        digest: { sha256: digests.manifest },
        mediaType: 'application/json',
        annotations: {
          verdict: 'GO',
          profile: 'staging',
          runId: '20261122-180512-7f3a',
          finishedAt: '2026-11-22T18:05:24.790Z',
          tool: 'market-readiness-sentinel 0.1.0',
        },
      },
      {
        name: 'readiness.json',
        digest: { sha256: digests.report },
        mediaType: 'application/json',
      },
    ],
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: 'PASSED',
      configuration: [
        {
          name: 'configuration',
          digest: { sha256: digests.configuration },
          mediaType: 'application/json',
        },
      ],
      passedTests: ['risk/thing-0 @kraken'],
      warnedTests: [],
      failedTests: [],
    },
  })
})

test.for([
  ['GO', 'PASSED'],
  ['CONDITIONAL', 'WARNED'],
  ['UNDECIDED', 'FAILED'],
  ['NO-GO', 'FAILED'],
  ['INTERRUPTED', 'FAILED'],
] as const)('%s is %s', ([verdict, result]) => {
  expect(statementOf(sampleReports[verdict]).predicate.result).toBe(result)
})

test('a run on the sandbox is a warning at best, and says what it was', () => {
  const { predicate, subject } = statementOf({ ...sampleReports.GO, ...onSandbox })
  expect(predicate.result).toBe('WARNED')
  expect(subject[0]?.annotations?.['watermark']).toMatch(/says nothing about your system/)
})

test('whoever asks only that no test failed lets nothing through that the verdict stops', () => {
  const results = fc.array(
    fc.record({
      severity: fc.constantFrom(...severities),
      outcome: fc.constantFrom(...outcomes),
    }),
    { minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(results, cases => {
      const report = reportWith(
        cases.map(({ severity, outcome }, index) => one(index, severity, outcome)),
      )
      const { passedTests, warnedTests, failedTests, result } = statementOf(report).predicate
      const applicable = cases.filter(({ outcome }) => outcome !== 'not-applicable').length

      expect(passedTests.length + warnedTests.length + failedTests.length).toBe(applicable)
      expect(new Set([...passedTests, ...warnedTests, ...failedTests]).size).toBe(applicable)
      if (failedTests.length > 0) expect(result).toBe('FAILED')
      if (report.verdict === 'NO-GO') expect(failedTests).not.toEqual([])
    }),
  )
})
