import type { Severity } from './check.ts'
import type { Outcome } from './outcome.ts'
import type { Verdict } from './verdict.ts'

/** One of the two runs that are compared. */
export interface DiffedRun {
  readonly runId: string
  readonly startedAt: string
  readonly profile: string
  readonly sandbox: boolean
  readonly verdict: Verdict
}

/** Something that was one thing in the first run and another in the second. */
export interface Changed<Value> {
  readonly before: Value
  readonly after: Value
}

/** A check on a venue, or on the target as a whole. */
export interface Subject {
  readonly id: string
  readonly venue?: string | undefined
  readonly severity: Severity
}

/** A measurement that moved further than chance and noise explain, and further than what does not matter. */
export interface Shift extends Changed<number> {
  readonly name: string
  readonly unit: string
  /** Which share of the sample stays below it; absent for a single number. */
  readonly quantile?: number
  readonly direction: 'worse' | 'better'
  readonly limit?: number
}

/** What happened to one check on one venue. */
export interface ResultChange extends Subject {
  readonly outcome?: Changed<Outcome> & { readonly reason: string }
  readonly shifts: readonly Shift[]
}

/** Something named, of the run or of its configuration, that is not what it was. */
export interface FieldChange extends Changed<string | undefined> {
  readonly name: string
}

/** What changed from one run to another, and nothing else. */
export interface RunDiff {
  readonly before: DiffedRun
  readonly after: DiffedRun
  readonly worse: readonly ResultChange[]
  readonly better: readonly ResultChange[]
  /** Outcomes that are neither: nothing was known, or nothing is known any more. */
  readonly otherwise: readonly ResultChange[]
  readonly added: readonly (Subject & { readonly outcome: Outcome })[]
  readonly gone: readonly (Subject & { readonly outcome: Outcome })[]
  readonly limits: readonly FieldChange[]
  readonly settings: readonly FieldChange[]
  /** Verdict, target, tool, faults, errors outside any check. */
  readonly run: readonly FieldChange[]
  /** How many comparisons of numbers share the chance of a false alarm. */
  readonly comparisons: number
  /** Most earlier runs of the target that told how much a number scatters from run to run. */
  readonly earlierRuns: number
  /** What a reader must know to take this rightly. */
  readonly notes: readonly string[]
}
