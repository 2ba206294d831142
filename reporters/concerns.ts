import { severities, type Severity } from '../core/check.ts'
import type { Outcome } from '../core/outcome.ts'
import { phases, type Phase } from '../core/phases.ts'
import type { CheckResult, RunReport } from '../core/run-report.ts'
import { isUnknown } from './coverage.ts'
import { whoActs } from './roles.ts'

/** How a concern weighs: it forbids, it leaves undecided, or somebody may accept it. */
export const weights = ['failed', 'unknown', 'condition'] as const
export type Weight = (typeof weights)[number]

/** One thing that stands between a run and GO, with what to do about it. */
export interface Concern {
  readonly weight: Weight
  readonly severity: Severity
  readonly outcome: Outcome
  /** The results that are of one check, or that wait for one and the same input; at least one. */
  readonly results: readonly CheckResult[]
  readonly who: string
  /** What to do first. */
  readonly next: string
}

/** Everything about single results that keeps a run from GO, what weighs most first. */
export function concernsOf({ results }: Pick<RunReport, 'results'>): readonly Concern[] {
  const groups = Map.groupBy(
    results.filter(result => weightOf(result) !== undefined),
    togetherBy,
  )
  return [...groups.values()].map(concernOf).toSorted((one, other) => rankOf(one) - rankOf(other))
}

/** What a result means for the verdict, by the rule of `core/verdict.ts`; nothing for one that does not count. */
function weightOf(result: CheckResult): Weight | undefined {
  const { severity, outcome, waiver } = result
  if (severity === 'advisory') return undefined
  if (outcome === 'waived') return 'condition'
  const serious = severity === 'critical' || severity === 'major'
  if (outcome === 'failed') return serious ? 'failed' : 'condition'
  if (isUnknown(result)) return serious && waiver?.kind !== 'gap' ? 'unknown' : 'condition'
  return undefined
}

/** Results of one check are one concern; so are those that one and the same input would let be assessed. */
function togetherBy(result: CheckResult): string {
  const { id, outcome, reason, remedy, waiver } = result
  const weight = weightOf(result)!
  return outcome === 'not-assessed' && !waiver
    ? JSON.stringify([weight, outcome, reason, remedy])
    : JSON.stringify([weight, outcome, id, waiver])
}

function concernOf(results: readonly CheckResult[]): Concern {
  const worst = results.toSorted((one, other) => severityRank(one) - severityRank(other))
  const first = worst[0]!
  return {
    weight: weightOf(first)!,
    severity: first.severity,
    outcome: first.outcome,
    results: worst,
    who: whoActs(worst.map(({ phase }) => phase)),
    next: nextOf(first),
  }
}

function nextOf({ outcome, remedy, remediation }: CheckResult): string {
  if (remedy) return remedy
  if (outcome === 'not-assessed') return 'Run again to the end.'
  return remediation[0] ?? 'Find out why, then run again.'
}

/** Weight, then severity, then how many results it concerns, then the order of the phases. */
function rankOf({ weight, severity, results }: Concern): number {
  const few = 1 - Math.min(results.length, 999) / 1000
  const phase = phases.indexOf(results[0]!.phase)
  return weights.indexOf(weight) * 1e4 + severities.indexOf(severity) * 1e3 + few * 100 + phase / 100
}

const severityRank = ({ severity }: CheckResult) => severities.indexOf(severity)

/** The checks that a concern is about, in the order of the phases, each once. */
export function checksOf(results: readonly CheckResult[]): readonly string[] {
  return [...new Set(results.map(({ id }) => id))]
}

/** The phases of a selection in which nothing that counts was really looked at. */
export function unassessedPhases({ results }: Pick<RunReport, 'results'>): readonly Phase[] {
  const looked = new Set<Outcome>(['passed', 'failed', 'waived'])
  const counted = results.filter(({ severity }) => severity !== 'advisory')
  return phases.filter(
    phase =>
      results.some(result => result.phase === phase) &&
      !counted.some(result => result.phase === phase && looked.has(result.outcome)),
  )
}
