import type { Severity } from './check.ts'
import type { Outcome } from './outcome.ts'

export const verdicts = ['GO', 'CONDITIONAL', 'UNDECIDED', 'NO-GO', 'INTERRUPTED'] as const
export type Verdict = (typeof verdicts)[number]

/** What the launcher exits with; 1 is left to crashes of Node and npm. */
export const exitCodes = {
  GO: 0,
  CONDITIONAL: 10,
  'NO-GO': 20,
  UNDECIDED: 30,
  INTERRUPTED: 130,
} as const satisfies Record<Verdict, number>

/** The guide's word for each verdict. */
export const overallStatuses = {
  GO: 'Passed',
  CONDITIONAL: 'Warning',
  'NO-GO': 'Failed',
  UNDECIDED: 'Undecided',
  INTERRUPTED: 'InProgress',
} as const satisfies Record<Verdict, string>

/** One judged result, as far as the verdict cares. */
export interface Weighed {
  readonly severity: Severity
  readonly outcome: Outcome
  /** A missing result that an approved gap waiver forgives. */
  readonly gapWaived?: boolean
}

/** Everything that a run knows when it ends. */
export interface RunFacts {
  readonly results: readonly Weighed[]
  /** Number of errors outside any check. */
  readonly problems: number
  /** Number of selected phases in which no check that counts passed or failed. */
  readonly unassessedPhases: number
  /** The selection leaves out a phase that the profile requires. */
  readonly narrowed: boolean
  readonly interrupted: boolean
}

const counts = ({ severity }: Pick<Weighed, 'severity'>): boolean => severity !== 'advisory'

/** Whether a result counts and rests on a look that was really taken, or that a person attests. */
export const isAssessed = (result: Pick<Weighed, 'severity' | 'outcome'>): boolean =>
  counts(result) && looked.includes(result.outcome)

const looked: readonly Outcome[] = ['passed', 'failed', 'waived']

const unknown: readonly Outcome[] = ['inconclusive', 'not-assessed', 'stale']

/**
 * The rule, first that applies: interrupted; a serious failure; a serious gap; anything waived, minor or left out; GO.
 * Worse or missing evidence never improves the verdict, and no number of passes outweighs a failure.
 */
export function verdictOf(facts: RunFacts): Verdict {
  const { results, problems, unassessedPhases, narrowed, interrupted } = facts
  if (interrupted) return 'INTERRUPTED'

  const serious = results.filter(({ severity }) => severity === 'critical' || severity === 'major')
  if (serious.some(({ outcome }) => outcome === 'failed')) return 'NO-GO'

  if (serious.some(result => unknown.includes(result.outcome) && !result.gapWaived))
    return 'UNDECIDED'
  if (problems > 0 || unassessedPhases > 0) return 'UNDECIDED'
  if (!results.some(isAssessed)) return 'UNDECIDED'

  const counted = results.filter(counts)
  const clean: readonly Outcome[] = ['passed', 'not-applicable']
  if (narrowed || counted.some(({ outcome }) => !clean.includes(outcome))) return 'CONDITIONAL'
  return 'GO'
}
