import { secretsInClearText } from '../../config/clear-text.ts'
import type { LoadedConfig } from '../../config/load.ts'
import { blockedResults, withRootCauses } from '../../core/blocked.ts'
import type { OtherEvidence } from '../../core/other-evidence.ts'
import { withinLimit } from '../../core/evidence.ts'
import { outcomes, type Outcome } from '../../core/outcome.ts'
import { phases, type Phase, type PhaseSpec } from '../../core/phases.ts'
import {
  runReportSchema,
  type CheckResult,
  type RerunOf,
  type RunReport,
} from '../../core/run-report.ts'
import { shardName, type Shard } from '../../core/shard.ts'
import { watermarkFor } from '../../core/watermark.ts'
import {
  exitCodes,
  isAssessed,
  overallStatuses,
  verdictOf,
  type Verdict,
} from '../../core/verdict.ts'
import { plural } from '../../reporters/counts.ts'
import { allowedWords, measuredWords } from '../../reporters/measurement.ts'
import { tool } from '../installation.ts'
import { withAttestations } from './attestations.ts'
import { takenWords, withEvidenceFrom } from './composed.ts'
import { knownChecks } from './known-checks.ts'
import type { SweepResult } from './sweep.ts'
import { withWaivers } from './waivers.ts'

/** What a run saw and did itself, before anything is judged. */
export interface RecordedEnding {
  readonly runId: string
  readonly sandbox: boolean
  /** A real trading system was judged at the venues of a sandbox. */
  readonly rehearsal?: boolean | undefined
  readonly startedMs: number
  readonly finishedMs: number
  readonly paths: readonly string[]
  /** Required phases that the selection leaves out, wholly or in part. */
  readonly missingPhases: readonly Phase[]
  readonly faults: readonly string[]
  /** The earlier run whose failures somebody asked to run again. */
  readonly rerunOf?: RerunOf | undefined
  /** The part of a run that it is; absent of a whole one, and of one whose parts were put together. */
  readonly shard?: Shard | undefined
  /** Every check that there is, selected or not. */
  readonly checkIds: readonly string[]
  readonly results: readonly CheckResult[]
  readonly problems: readonly string[]
  readonly sweep: SweepResult
  readonly interrupted: boolean
  readonly target: RunReport['target']
}

/** Everything that is known when a run ends. */
export interface RunEnding extends RecordedEnding {
  readonly loaded: LoadedConfig
  readonly phaseSpecs: ReadonlyMap<Phase, PhaseSpec>
  /** What other targets tell of what was not assessed. */
  readonly evidenceFrom?: readonly OtherEvidence[]
  readonly baseline: RunReport['baseline']
}

/**
 * Composes, applies attestations and waivers, weighs everything and puts it into the one report that all others are drawn from.
 * What happened at no particular place is told in alphabetical order, so that it does not matter in how many parts it happened.
 */
export function reportOf(ending: RunEnding): RunReport {
  const { loaded, startedMs, finishedMs, faults, paths, interrupted } = ending
  const { config } = loaded
  const context = {
    loaded,
    checks: knownChecks(ending.checkIds, ending.results),
    // A clock that was set back revives no waiver and no attestation.
    nowMs: Math.max(startedMs, finishedMs),
  }
  const { evidenceFrom = [] } = ending
  const composing = { config, nowMs: context.nowMs }
  const composed = withEvidenceFrom(ending.results, evidenceFrom, composing)
  const { results: said, attestations } = withAttestations(composed.results, context)
  const { results: judged, waivers } = withWaivers(said, context)
  const results = withRootCauses(judged)
  const sweep = { ...ending.sweep, leftOpen: ending.sweep.leftOpen.toSorted() }
  const problems = [
    ...ending.problems.toSorted(),
    ...composed.problems,
    ...problemsOfSweep(sweep, interrupted),
  ]
  const selected = phases.filter(phase => results.some(result => result.phase === phase))
  const { missingPhases, rerunOf, shard } = ending
  const warnings = secretsInClearText(config)
  const verdict = verdictOf({
    results: results.map(({ severity, outcome, waiver }) => ({
      severity,
      outcome,
      gapWaived: waiver?.kind === 'gap',
    })),
    problems: problems.length,
    unassessedPhases: selected.filter(phase => !assessed(results, phase)).length,
    // A second look at what failed leaves out what passed before, and a part leaves out the other parts.
    narrowed: missingPhases.length > 0 || rerunOf !== undefined || shard !== undefined,
    interrupted,
  })
  return {
    schema: runReportSchema,
    runId: ending.runId,
    tool: tool(),
    profile: config.profile,
    configFiles: loaded.files,
    sandbox: ending.sandbox,
    ...(ending.rehearsal === true && { rehearsal: true as const }),
    watermark: watermarkFor(ending),
    ...(warnings.length > 0 && { warnings }),
    target: ending.target,
    baseline: ending.baseline,
    startedAt: new Date(startedMs).toISOString(),
    finishedAt: new Date(finishedMs).toISOString(),
    durationMs: finishedMs - startedMs,
    selection: { phases: selected, paths, faults, missingPhases },
    ...(rerunOf && { rerunOf }),
    ...(shard && { shard }),
    verdict,
    overallStatus: overallStatuses[verdict],
    exitCode: exitCodes[verdict],
    summaryMessage: summaryOf(verdict, results, problems, {
      ...ending,
      taken: takenWords(results),
    }),
    criticalIssues: results.filter(isBlocking).map(result => issueOf(result, results)),
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
    waivers,
    attestations,
    ...(evidenceFrom.length > 0 && { evidenceFrom: composed.targets }),
    sweep,
  }
}

function problemsOfSweep(sweep: SweepResult, interrupted: boolean): readonly string[] {
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

function issueOf(result: CheckResult, results: readonly CheckResult[]): string {
  const blocked = blockedResults(result, results).length
  const more = blocked === 0 ? '' : `; it blocks ${plural(blocked, 'other result')}`
  const { id, venue, severity, title } = result
  const subject = venue ? `${id} on ${venue}` : id
  return `${subject} (${severity}): it does not hold that ${title}: ${causeOf(result)}${more}`
}

/** What was measured beyond its limit says more than the words of an assertion. */
function causeOf({ evidence, reason, from }: CheckResult): string {
  const beyond = evidence.find(observation => observation.limit && !withinLimit(observation))
  if (!beyond) return firstLine(reason)
  return `${from ? `at ${from.profile} ` : ''}${beyond.name} was ${measuredWords(beyond)}, allowed is ${allowedWords(beyond.limit!)}`
}

/** What to do, worst first, each advice once. */
function recommendationsOf(results: readonly CheckResult[]): readonly string[] {
  const failed = results.filter(({ outcome }) => outcome === 'failed')
  const gaps = results.filter(result => isUnknown(result) && !result.blocked)
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
  {
    missingPhases,
    rerunOf,
    shard,
    taken,
  }: Pick<RunEnding, 'missingPhases' | 'rerunOf' | 'shard'> & { readonly taken: string },
): string {
  const counts = countsOf(results)
  const blocking = results.filter(isBlocking).length
  const undecided = results.filter(
    result => serious(result) && isUnknown(result) && !result.blocked,
  ).length
  const blocked = results.filter(result => result.blocked).length
  const attested = results.filter(
    ({ attestation, outcome }) => attestation && outcome === 'passed',
  ).length
  const parts = [
    `${counts.passed} of ${results.length - counts['not-applicable']} checks passed${attested > 0 ? `, ${attested} of them by attestation` : ''}${taken}`,
    blocking > 0 && `${blocking} critical or major failed`,
    blocked > 0 && `${blocked} blocked by another`,
    undecided > 0 && `${undecided} critical or major could not be told`,
    counts.waived > 0 && `${counts.waived} waived`,
    counts['not-applicable'] > 0 && `${counts['not-applicable']} not applicable`,
    problems.length > 0 && `${plural(problems.length, 'error')} outside any check`,
    missingPhases.length > 0 && `${plural(missingPhases.length, 'required phase')} left out`,
    rerunOf && `a rerun of what run ${rerunOf.runId} (${rerunOf.verdict}) left open`,
    shard && `${shardName(shard)} of the run ${shard.run}`,
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
