import type { Outcome } from '../core/outcome.ts'
import type { CheckResult, RunReport } from '../core/run-report.ts'

/** How much of what was asked for rests on a look that was really taken, or that a person attests. */
export interface Coverage {
  /** Results that passed, failed or were waived. */
  readonly assessed: number
  /** Results that could have been assessed: all but those that do not apply. */
  readonly applicable: number
  /** Inconclusive, not assessed or stale. */
  readonly unknown: number
  readonly notApplicable: number
}

const looked: ReadonlySet<Outcome> = new Set(['passed', 'failed', 'waived'])

/** Whether nothing can be said about what this result was to tell. */
export const isUnknown = ({ outcome }: Pick<CheckResult, 'outcome'>): boolean =>
  outcome === 'inconclusive' || outcome === 'not-assessed' || outcome === 'stale'

/** Whether a critical or major answer is missing that nobody has approved to go without. */
export const isGap = (result: CheckResult): boolean =>
  isUnknown(result) &&
  (result.severity === 'critical' || result.severity === 'major') &&
  result.waiver?.kind !== 'gap'

/** Coverage stands beside every verdict: a verdict over half of the checks is half a verdict. */
export function coverageOf(results: RunReport['results']): Coverage {
  const assessed = results.filter(({ outcome }) => looked.has(outcome)).length
  const unknown = results.filter(isUnknown).length
  return {
    assessed,
    applicable: assessed + unknown,
    unknown,
    notApplicable: results.length - assessed - unknown,
  }
}

/** A share as whole percent, which never says everything or nothing unless it is. */
export function percentOf(part: number, whole: number): number {
  if (part === 0 || whole === 0) return 0
  return part === whole ? 100 : Math.min(99, Math.max(1, Math.round((100 * part) / whole)))
}
