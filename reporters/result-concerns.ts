import { blockedResults } from '../core/blocked.ts'
import { severities } from '../core/check.ts'
import type { CheckResult, RunReport } from '../core/run-report.ts'
import { causeOver } from './cause.ts'
import { checksOf } from './check-groups.ts'
import type { Concern, Weight } from './concern.ts'
import { plural } from './counts.ts'
import { isGap, isUnknown } from './coverage.ts'
import { whoActs } from './roles.ts'

/** What single results have against GO; results of one check, or with one missing input, are told together. */
export function resultConcerns({ results }: Pick<RunReport, 'results'>): readonly Concern[] {
  const groups = Map.groupBy(
    results.filter(result => weightOf(result) !== undefined),
    togetherBy,
  )
  return [...groups.values()].map(members => concernOf(members, results))
}

/** What a result means for the verdict, by the rule of `core/verdict.ts`; nothing for one that does not count. */
function weightOf(result: CheckResult): Weight | undefined {
  const { severity, outcome, blocked } = result
  // It is told with what blocks it.
  if (severity === 'advisory' || blocked) return undefined
  if (outcome === 'waived') return 'condition'
  const serious = severity === 'critical' || severity === 'major'
  if (outcome === 'failed') return serious ? 'failed' : 'condition'
  if (isUnknown(result)) return isGap(result) ? 'unknown' : 'condition'
  return undefined
}

function togetherBy(result: CheckResult): string {
  const { id, outcome, reason, remedy, waiver } = result
  const weight = weightOf(result)
  return outcome === 'not-assessed' && !waiver
    ? JSON.stringify([weight, outcome, reason, remedy])
    : JSON.stringify([weight, outcome, id, waiver])
}

function concernOf(members: readonly CheckResult[], all: readonly CheckResult[]): Concern {
  const results = members.toSorted((one, other) => rank(one) - rank(other))
  const first = results[0]!
  const checks = checksOf(results).length
  const blocked = results.flatMap(result => blockedResults(result, all))
  return {
    weight: weightOf(first)!,
    severity: first.severity,
    outcome: first.outcome,
    claim: checks > 1 ? `${plural(checks, 'check')} could not be assessed` : first.title,
    cause: causeOver(results),
    who: first.waiver ? 'owner of the release' : whoActs(results.map(({ phase }) => phase)),
    next: nextOf(first),
    results,
    ...(blocked.length > 0 && { blocked }),
  }
}

const rank = ({ severity }: CheckResult) => severities.indexOf(severity)

function nextOf({ outcome, remedy, remediation, waiver }: CheckResult): string {
  if (waiver) return 'Accept it by name, or mend it before the waiver ends.'
  if (remedy) return remedy
  if (outcome === 'not-assessed') return 'Run again to the end.'
  return remediation[0] ?? 'Find out why, then run again.'
}
