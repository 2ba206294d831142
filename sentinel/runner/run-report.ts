import type { LoadedConfig } from '../../config/load.ts'
import { withinLimit } from '../../core/evidence.ts'
import { outcomes, type Outcome } from '../../core/outcome.ts'
import { phases, type Phase, type PhaseSpec } from '../../core/phases.ts'
import { runReportSchema, type CheckResult, type RunReport } from '../../core/run-report.ts'
import {
  exitCodes,
  isAssessed,
  overallStatuses,
  verdictOf,
  type Verdict,
} from '../../core/verdict.ts'
import { waiverFor } from '../../core/waiver.ts'
import { allowedWords, measuredWords } from '../../reporters/measurement.ts'
import { tool } from '../installation.ts'
import type { SweepResult } from './sweep.ts'

/** Everything that is known when a run ends. */
export interface RunEnding {
  readonly runId: string
  readonly loaded: LoadedConfig
  readonly sandbox: boolean
  readonly startedMs: number
  readonly finishedMs: number
  readonly paths: readonly string[]
  /** Required phases that the selection leaves out, wholly or in part. */
  readonly missingPhases: readonly Phase[]
  readonly faults: readonly string[]
  readonly phaseSpecs: ReadonlyMap<Phase, PhaseSpec>
  readonly results: readonly CheckResult[]
  readonly problems: readonly string[]
  readonly sweep: SweepResult
  readonly interrupted: boolean
}

const sandboxWatermark = 'Embedded sandbox: this run says nothing about your system.'

/** The sentence that every output of a sandbox run must show; empty on a real target. */
export const watermarkOf = (sandbox: boolean): string => (sandbox ? sandboxWatermark : '')

/** Applies the waivers, weighs everything and puts it into the one report that all others are drawn from. */
export function reportOf(ending: RunEnding): RunReport {
  const { loaded, startedMs, finishedMs, faults, paths, interrupted } = ending
  const { config } = loaded
  const results = ending.results.map(result => waived(result, loaded, finishedMs))
  const problems = [...ending.problems, ...problemsOfSweep(ending)]
  const selected = phases.filter(phase => results.some(result => result.phase === phase))
  const { missingPhases } = ending
  const verdict = verdictOf({
    results: results.map(({ severity, outcome, waiver }) => ({
      severity,
      outcome,
      gapWaived: waiver?.kind === 'gap',
    })),
    problems: problems.length,
    unassessedPhases: selected.filter(phase => !assessed(results, phase)).length,
    narrowed: missingPhases.length > 0,
    interrupted,
  })
  return {
    schema: runReportSchema,
    runId: ending.runId,
    tool: tool(),
    profile: config.profile,
    configFiles: loaded.files,
    sandbox: ending.sandbox,
    watermark: watermarkOf(ending.sandbox),
    startedAt: new Date(startedMs).toISOString(),
    finishedAt: new Date(finishedMs).toISOString(),
    durationMs: finishedMs - startedMs,
    selection: { phases: selected, paths, faults, missingPhases },
    verdict,
    overallStatus: overallStatuses[verdict],
    exitCode: exitCodes[verdict],
    summaryMessage: summaryOf(verdict, results, problems, missingPhases),
    criticalIssues: results.filter(isBlocking).map(issueOf),
    recommendations: recommendationsOf(results),
    counts: countsOf(results),
    phases: selected.map(phase => {
      const own = results.filter(result => result.phase === phase)
      return {
        phase,
        title: ending.phaseSpecs.get(phase)?.title ?? phase,
        objective: ending.phaseSpecs.get(phase)?.objective ?? '',
        counts: countsOf(own),
        durationMs: own.reduce((sum, { durationMs }) => sum + durationMs, 0),
      }
    }),
    results,
    problems,
    sweep: ending.sweep,
  }
}

/** A failure under a waiver is waived; a gap under one stays what it is and is marked. */
function waived(
  result: CheckResult,
  { config, waivers }: LoadedConfig,
  nowMs: number,
): CheckResult {
  const rules = { nonWaivable: config.safety.non_waivable, ceiling: config.safety.waiver_ceiling }
  const waiver = waiverFor({ ...result, check: result.id as never }, waivers, rules, nowMs)
  if (!waiver) return result
  const { kind, reason, approver, expires } = waiver
  const mark = { kind, reason, approver, expires }
  return kind === 'gap'
    ? { ...result, waiver: mark }
    : { ...result, outcome: 'waived', waiver: mark }
}

function problemsOfSweep({ sweep, interrupted }: RunEnding): readonly string[] {
  const left = sweep.leftOpen.map(order => `an order of this run may still be open: ${order}`)
  if (sweep.swept === 0 || interrupted) return left
  return [
    ...left,
    `${sweep.swept} orders were still open after their checks had ended, and were canceled`,
  ]
}

function assessed(results: readonly CheckResult[], phase: Phase): boolean {
  return results.some(result => result.phase === phase && isAssessed(result))
}

const serious = ({ severity }: CheckResult) => severity === 'critical' || severity === 'major'
const isBlocking = (result: CheckResult) => serious(result) && result.outcome === 'failed'
const isUnknown = ({ outcome }: CheckResult) =>
  outcome === 'inconclusive' || outcome === 'not-assessed' || outcome === 'stale'

function issueOf(result: CheckResult): string {
  const { id, venue, severity, title } = result
  const subject = venue ? `${id} on ${venue}` : id
  return `${subject} (${severity}): it does not hold that ${title}: ${causeOf(result)}`
}

/** What was measured beyond its limit says more than the words of an assertion. */
function causeOf({ evidence, reason }: CheckResult): string {
  const beyond = evidence.find(observation => observation.limit && !withinLimit(observation))
  if (!beyond) return firstLine(reason)
  return `${beyond.name} was ${measuredWords(beyond)}, allowed is ${allowedWords(beyond.limit!)}`
}

/** What to do, worst first, each advice once. */
function recommendationsOf(results: readonly CheckResult[]): readonly string[] {
  const failed = results.filter(({ outcome }) => outcome === 'failed')
  const gaps = results.filter(isUnknown)
  const advice = [
    ...failed.filter(serious).flatMap(adviceOf),
    ...failed.filter(result => !serious(result)).flatMap(adviceOf),
    ...gaps.flatMap(
      ({ id, remedy, reason }) => `${id}: ${remedy ?? `find out why: ${firstLine(reason)}`}`,
    ),
  ]
  return [...new Set(advice)]
}

const adviceOf = ({ id, remediation }: CheckResult) => remediation.map(step => `${id}: ${step}`)

function summaryOf(
  verdict: Verdict,
  results: readonly CheckResult[],
  problems: readonly string[],
  missingPhases: readonly Phase[],
): string {
  const counts = countsOf(results)
  const blocking = results.filter(isBlocking).length
  const undecided = results.filter(result => serious(result) && isUnknown(result)).length
  const parts = [
    `${counts.passed} of ${results.length - counts['not-applicable']} checks passed`,
    blocking > 0 && `${blocking} critical or major failed`,
    undecided > 0 && `${undecided} critical or major could not be told`,
    counts.waived > 0 && `${counts.waived} waived`,
    counts['not-applicable'] > 0 && `${counts['not-applicable']} not applicable`,
    problems.length > 0 && `${problems.length} errors outside any check`,
    missingPhases.length > 0 && `${missingPhases.length} required phases were left out`,
  ]
  return `${verdict}: ${parts.filter(Boolean).join(', ')}.`
}

function countsOf(results: readonly CheckResult[]): Readonly<Record<Outcome, number>> {
  const count = (outcome: Outcome) => results.filter(result => result.outcome === outcome).length
  return Object.fromEntries(outcomes.map(outcome => [outcome, count(outcome)])) as Record<
    Outcome,
    number
  >
}

const firstLine = (text: string) => text.split('\n', 1)[0]!
