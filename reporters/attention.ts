import { severities } from '../core/check.ts'
import type { Outcome } from '../core/outcome.ts'
import type { CheckResult } from '../core/run-report.ts'

const quiet: ReadonlySet<Outcome> = new Set(['passed', 'not-applicable'])
const loudest: readonly Outcome[] = ['failed', 'inconclusive', 'stale', 'not-assessed', 'waived']

/** Whether somebody should read this result. */
export const needsAttention = ({ outcome }: CheckResult): boolean => !quiet.has(outcome)

/** The results that somebody should read, what costs most first. */
export function attentionList(results: readonly CheckResult[]): readonly CheckResult[] {
  return results.filter(needsAttention).toSorted((one, other) => rank(one) - rank(other))
}

function rank({ severity, outcome }: CheckResult): number {
  return severities.indexOf(severity) * loudest.length + loudest.indexOf(outcome)
}
