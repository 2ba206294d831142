import type { Severity } from '../core/check.ts'
import type { Outcome } from '../core/outcome.ts'
import type { CheckResult } from '../core/run-report.ts'

/** How a concern weighs: it forbids, it leaves undecided, or somebody may accept it. */
export const weights = ['failed', 'unknown', 'condition'] as const
export type Weight = (typeof weights)[number]

/** One thing that stands between a run and GO, with what to do about it. */
export interface Concern {
  readonly weight: Weight
  /** What it costs; absent where it is not about a check. */
  readonly severity?: Severity
  readonly outcome?: Outcome
  /** The claim that does not stand, or what happened. */
  readonly claim: string
  /** Why, in one line. */
  readonly cause: string
  readonly who: string
  /** What to do first. */
  readonly next: string
  /** The results that it is about: of one check, or all that wait for one and the same input. */
  readonly results: readonly CheckResult[]
  /** The results that are not assessed because of it. */
  readonly blocked?: readonly CheckResult[]
}
