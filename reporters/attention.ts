import { severities } from '../core/check.ts'
import type { Outcome } from '../core/outcome.ts'
import type { CheckResult } from '../core/run-report.ts'

const quiet: ReadonlySet<Outcome> = new Set(['passed', 'not-applicable'])

/** The outcomes in the order in which a reader should learn of them: bad news, no news, good news. */
export const readingOrder: readonly Outcome[] = [
  'failed',
  'inconclusive',
  'stale',
  'not-assessed',
  'waived',
  'passed',
  'not-applicable',
]

/** Whether somebody should read this result. */
export const needsAttention = ({ outcome }: CheckResult): boolean => !quiet.has(outcome)

/** The results that somebody should read, what costs most first. */
export function attentionList(results: readonly CheckResult[]): readonly CheckResult[] {
  return results.filter(needsAttention).toSorted((one, other) => rank(one) - rank(other))
}

function rank({ severity, outcome }: CheckResult): number {
  return severities.indexOf(severity) * readingOrder.length + readingOrder.indexOf(outcome)
}
