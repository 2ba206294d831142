import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadConfig, type LoadedConfig } from '../../config/load.ts'
import { severities } from '../../core/check.ts'
import { outcomes } from '../../core/outcome.ts'
import { contradictionsIn, RecordedReport, verdictOfRecorded } from '../../core/recorded-verdict.ts'
import type { CheckResult, RunReport } from '../../core/run-report.ts'
import { json } from '../../reporters/json.ts'
import { reportOf } from '../../sentinel/runner/run-report.ts'
import { passing } from '../reporters/realistic-checks.ts'
import { sampleReports } from '../reporters/report-builder.ts'

/** The report as a reader finds it in a file. */
const recorded = (report: RunReport) => RecordedReport.parse(JSON.parse(json(report)))

test.for(Object.entries(sampleReports))('%s follows from what its report records', ([, report]) => {
  expect(verdictOfRecorded(recorded(report))).toBe(report.verdict)
  expect(contradictionsIn(recorded(report))).toEqual([])
})

const card = { title: 'it holds', prevents: 'A loss.', remediation: ['Look.'] }
const result: fc.Arbitrary<CheckResult> = fc
  .record({
    phase: fc.constantFrom('connectivity', 'risk', 'execution'),
    severity: fc.constantFrom(...severities),
    outcome: fc.constantFrom(...outcomes),
    gap: fc.boolean(),
  })
  .map(({ phase, severity, outcome, gap }) => ({
    ...passing(`${phase}/thing`, { ...card, severity }, [{ name: 'one', value: 1 }]),
    outcome,
    ...(gap && {
      waiver: {
        kind: 'gap',
        reason: 'a wait',
        approver: 'someone else',
        expires: '2027-01-01T00:00:00Z',
      },
    }),
  }))

const ending = fc.record({
  results: fc.array(result, { maxLength: 6 }),
  problems: fc.array(fc.constant('a worker died'), { maxLength: 1 }),
  missingPhases: fc.constantFrom([], ['strategy'] as const),
  interrupted: fc.boolean(),
  swept: fc.nat(1),
})

test('whatever a run ends with, its verdict is found again in what it recorded', async () => {
  const loaded: LoadedConfig = await loadConfig(['config/sandbox.toml'], {})
  fc.assert(
    fc.property(ending, ({ swept, ...rest }) => {
      const report = reportOf({
        runId: 'r1',
        loaded,
        sandbox: false,
        startedMs: 0,
        finishedMs: 1,
        paths: [],
        checkIds: [],
        faults: [],
        phaseSpecs: new Map(),
        sweep: { swept, leftOpen: [] },
        target: undefined,
        baseline: undefined,
        ...rest,
      })
      expect(contradictionsIn(recorded(report))).toEqual([])
    }),
    { numRuns: 500 },
  )
})
