import type { Outcome } from '../../core/outcome.ts'
import { phases } from '../../core/phases.ts'
import { runReportSchema, type CheckResult, type RunReport } from '../../core/run-report.ts'
import { exitCodes, isAssessed, overallStatuses, verdictOf } from '../../core/verdict.ts'
import type { Verdict } from '../../core/verdict.ts'
import {
  failedLatency,
  healthyResults,
  inconclusiveStream,
  notAssessedBackup,
  staleClock,
  waivedRounding,
} from './sample-results.ts'

/** A report of a real target in which these results came in; everything that follows from them does follow. */
export function reportWith(
  results: readonly CheckResult[],
  changes: Partial<RunReport> & { readonly interrupted?: boolean } = {},
): RunReport {
  const { interrupted = false, ...rest } = changes
  const summaries = summariesOf(results)
  const verdict = verdictOf({
    results: results.map(({ severity, outcome }) => ({ severity, outcome })),
    problems: rest.problems?.length ?? 0,
    unassessedPhases: summaries.filter(
      ({ phase }) => !results.some(result => result.phase === phase && isAssessed(result)),
    ).length,
    narrowed:
      (rest.selection?.missingPhases.length ?? 0) > 0 ||
      rest.rerunOf !== undefined ||
      rest.shard !== undefined,
    interrupted,
  })
  return {
    schema: runReportSchema,
    runId: '20261122-180512-7f3a',
    tool: { name: 'market-readiness-sentinel', version: '0.1.0' },
    profile: 'staging',
    configFiles: ['config/staging.toml', 'config/alerts.toml'],
    sandbox: false,
    watermark: '',
    startedAt: '2026-11-22T18:05:12.480Z',
    finishedAt: '2026-11-22T18:05:24.790Z',
    durationMs: 12_310,
    selection: {
      phases: summaries.map(({ phase }) => phase),
      paths: [],
      faults: [],
      missingPhases: [],
    },
    verdict,
    overallStatus: overallStatuses[verdict],
    exitCode: exitCodes[verdict],
    summaryMessage: summaryOf(verdict),
    criticalIssues: results
      .filter(blocks)
      .map(
        ({ id, venue, severity, title, reason }) =>
          `${id} on ${venue} (${severity}): it does not hold that ${title}: ${reason}`,
      ),
    recommendations: [
      ...new Set(results.filter(blocks).flatMap(({ remediation }) => remediation.slice(0, 1))),
    ],
    counts: countsOf(results),
    phases: summaries,
    results,
    problems: [],
    sweep: { swept: 0, leftOpen: [] },
    ...rest,
  }
}

/** What turns a report into that of a run against the embedded sandbox. */
export const onSandbox: Partial<RunReport> = {
  profile: 'sandbox',
  configFiles: ['config/sandbox.toml'],
  sandbox: true,
  watermark: 'Embedded sandbox: this says nothing about your system.',
}

function unfinished(result: CheckResult): CheckResult {
  const ending = { outcome: 'not-assessed', reason: 'the run ended first' } as const
  return { ...result, ...ending, evidence: [], durationMs: 0 }
}

/** One report for each verdict, on a real target. */
export const sampleReports: Readonly<Record<Verdict, RunReport>> = {
  GO: reportWith(healthyResults),
  CONDITIONAL: reportWith([...healthyResults, waivedRounding, staleClock]),
  UNDECIDED: reportWith([...healthyResults, inconclusiveStream, notAssessedBackup], {
    problems: ['Unhandled rejection: socket hang up'],
  }),
  'NO-GO': reportWith(
    [
      ...healthyResults.filter(({ id }) => id !== failedLatency.id),
      failedLatency,
      inconclusiveStream,
      notAssessedBackup,
      waivedRounding,
      staleClock,
    ],
    {
      sweep: { swept: 2, leftOpen: ['binance mrs-7f3a-12'] },
      problems: ['The worker of suites/risk died.'],
    },
  ),
  INTERRUPTED: reportWith(
    healthyResults.map((result, index) => (index < 3 ? result : unfinished(result))),
    { interrupted: true },
  ),
}

function blocks({ severity, outcome }: CheckResult): boolean {
  return severity === 'critical' && outcome === 'failed'
}

function countsOf(results: readonly CheckResult[]): RunReport['counts'] {
  const count = (outcome: Outcome) => results.filter(result => result.outcome === outcome).length
  return {
    passed: count('passed'),
    failed: count('failed'),
    inconclusive: count('inconclusive'),
    'not-assessed': count('not-assessed'),
    'not-applicable': count('not-applicable'),
    waived: count('waived'),
    stale: count('stale'),
  }
}

function summariesOf(results: readonly CheckResult[]): RunReport['phases'] {
  return phases
    .map(phase => ({ phase, members: results.filter(result => result.phase === phase) }))
    .filter(({ members }) => members.length > 0)
    .map(({ phase, members }) => ({
      phase,
      title: phase.charAt(0).toUpperCase() + phase.slice(1).replaceAll('-', ' '),
      objective: `everything that ${phase.replaceAll('-', ' ')} asks for is in place`,
      counts: countsOf(members),
      durationMs: members.reduce((sum, { durationMs }) => sum + durationMs, 0),
    }))
}

function summaryOf(verdict: Verdict): string {
  const summaries: Readonly<Record<Verdict, string>> = {
    GO: '7 of 8 checks passed.',
    CONDITIONAL: '7 of 10 checks passed, 1 waived.',
    UNDECIDED:
      '7 of 10 checks passed, 2 critical or major could not be told, 1 error outside any check.',
    'NO-GO': '6 of 12 checks passed, 1 critical or major failed, 2 could not be told, 1 waived.',
    INTERRUPTED: '3 of 8 checks passed before the run was canceled.',
  }
  return `${verdict}: ${summaries[verdict]}`
}
