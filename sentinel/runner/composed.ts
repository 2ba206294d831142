import { limitAt } from '../../config/limits.ts'
import type { Config, LimitPath } from '../../config/schema.ts'
import { composed, type Composed } from '../../core/composed.ts'
import type { Limit } from '../../core/evidence.ts'
import type { OtherEvidence } from '../../core/other-evidence.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { passedElsewhere } from '../../reporters/evidence-from-words.ts'

interface Composing {
  readonly config: Config
  readonly nowMs: number
}

/** What the results of a run are once those of other targets stand for what was not assessed. */
export interface WithEvidenceFrom extends Composed {
  /** What is wrong with the bundles of other targets. */
  readonly problems: readonly string[]
}

/** Lets the evidence of other targets stand for what was not assessed, by the limits of this configuration. */
export const withEvidenceFrom = (
  results: readonly CheckResult[],
  others: readonly OtherEvidence[],
  { config, nowMs }: Composing,
): WithEvidenceFrom => ({
  ...composed(results, others, { limitAt: path => configuredLimit(config, path), nowMs }),
  problems: others.flatMap(({ profile, problems }) =>
    problems.map(problem => `evidence of ${profile}: ${problem}`),
  ),
})

/** Another version may have limits that this one does not know. */
function configuredLimit(config: Config, path: string): Limit | undefined {
  try {
    return limitAt(config, path as LimitPath)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** How many of the results that passed were taken from which target: `, 3 of them by evidence of staging`. */
export const takenWords = (results: readonly CheckResult[]): string =>
  passedElsewhere(results)
    .map(({ profile, count }) => `, ${count} of them by evidence of ${profile}`)
    .join('')
