import { severities, type Severity } from '../core/check.ts'
import type { CheckResult, RunReport } from '../core/run-report.ts'
import { checksOf } from './check-groups.ts'
import { whoActs } from './roles.ts'

/** Something to provide, and what it would let be assessed. */
export interface MissingInput {
  readonly remedy: string
  /** Why it is needed, as the first of the results says it. */
  readonly reason: string
  readonly checks: readonly string[]
  readonly results: readonly CheckResult[]
  /** The worst severity among them. */
  readonly severity: Severity
  readonly who: string
}

/** What to provide so that more can be assessed: the most checks first, then the most severe. */
export function missingInputs({ results }: Pick<RunReport, 'results'>): readonly MissingInput[] {
  const waiting = results.filter(({ outcome, remedy }) => outcome === 'not-assessed' && remedy)
  const inputs = [...Map.groupBy(waiting, ({ remedy }) => remedy!)].map(inputOf)
  return inputs.toSorted(
    (one, other) =>
      other.checks.length - one.checks.length ||
      severities.indexOf(one.severity) - severities.indexOf(other.severity),
  )
}

function inputOf([remedy, results]: [string, readonly CheckResult[]]): MissingInput {
  const worst = severities.find(severity => results.some(result => result.severity === severity))
  return {
    remedy,
    reason: results[0]!.reason,
    checks: checksOf(results),
    results,
    severity: worst!,
    who: whoActs(results.map(({ phase }) => phase)),
  }
}
