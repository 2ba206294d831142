import { z } from 'zod'
import { severities } from './check.ts'
import type { DeepReadonly } from './deep-readonly.ts'
import { withinLimit } from './evidence.ts'
import { outcomes } from './outcome.ts'
import { phases } from './phases.ts'
import { runReportSchema } from './run-report.ts'
import {
  exitCodes,
  isAssessed,
  overallStatuses,
  verdictOf,
  verdicts,
  type Verdict,
} from './verdict.ts'

const result = z.object({
  id: z.string(),
  venue: z.string().optional(),
  fault: z.string().optional(),
  phase: z.enum(phases),
  severity: z.enum(severities),
  outcome: z.enum(outcomes),
  waiver: z.object({ kind: z.enum(['failure', 'gap']) }).optional(),
  from: z.object({ manifestSha256: z.string() }).optional(),
  evidence: z.array(
    z.object({
      name: z.string(),
      value: z.union([z.number(), z.string(), z.boolean()]),
      limit: z.object({ value: z.number(), bound: z.enum(['max', 'min']) }).optional(),
      distribution: z.object({ sample: z.string().optional() }).optional(),
    }),
  ),
})

/** What is needed of a report to weigh it again, whichever version of this format wrote it. */
export const RecordedReport = z.object({
  schema: z.literal(runReportSchema),
  runId: z.string(),
  tool: z.object({ name: z.string(), version: z.string() }),
  profile: z.string(),
  sandbox: z.boolean(),
  watermark: z.string(),
  finishedAt: z.iso.datetime(),
  verdict: z.enum(verdicts),
  overallStatus: z.string(),
  exitCode: z.number(),
  selection: z.object({ missingPhases: z.array(z.string()) }),
  rerunOf: z.object({ runId: z.string() }).optional(),
  shard: z.object({ index: z.number(), of: z.number() }).optional(),
  problems: z.array(z.string()),
  results: z.array(result),
})

export type RecordedReport = DeepReadonly<z.output<typeof RecordedReport>>
export type RecordedResult = RecordedReport['results'][number]

/** The verdict that follows from what a report records; that a run was cut off is known from its verdict alone. */
export function verdictOfRecorded(report: RecordedReport): Verdict {
  const { verdict, results, problems, selection, rerunOf, shard } = report
  const selected = [...new Set(results.map(({ phase }) => phase))]
  return verdictOf({
    results: results.map(({ severity, outcome, waiver }) => ({
      severity,
      outcome,
      gapWaived: waiver?.kind === 'gap',
    })),
    problems: problems.length,
    unassessedPhases: selected.filter(
      phase => !results.some(one => one.phase === phase && isAssessed(one)),
    ).length,
    narrowed: selection.missingPhases.length > 0 || rerunOf !== undefined || shard !== undefined,
    interrupted: verdict === 'INTERRUPTED',
  })
}

/** What a report says that does not follow from what it records; a report as it was written says nothing of the kind. */
export function contradictionsIn(report: RecordedReport): readonly string[] {
  const { verdict, overallStatus, exitCode, results } = report
  const due = verdictOfRecorded(report)
  const unfounded = results
    .filter(isUnfounded)
    .map(
      ({ id, venue }) =>
        `${venue === undefined ? id : `${id} on ${venue}`} must have evidence that keeps its limits, is recorded as passed without`,
    )
  if (verdict !== due)
    return [
      `the verdict must follow from the recorded results, which say ${due}, was ${verdict}`,
      ...unfounded,
    ]
  if (overallStatus !== overallStatuses[due] || exitCode !== exitCodes[due])
    return [
      `the verdict ${due} must go with ${overallStatuses[due]} and exit code ${exitCodes[due]}, went with ${overallStatus} and ${exitCode}`,
      ...unfounded,
    ]
  return unfounded
}

/** A pass needs evidence, and each bound measurement keeps its limit. */
const isUnfounded = ({ outcome, evidence }: RecordedResult) =>
  outcome === 'passed' && (evidence.length === 0 || !evidence.every(withinLimit))
