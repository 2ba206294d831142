import type { Outcome } from './outcome.ts'
import type { Verdict } from './verdict.ts'

/** One run of a check on a venue. */
export interface TrendPoint {
  readonly runId: string
  readonly startedAt: string
  readonly verdict: Verdict
  readonly outcome: Outcome
  readonly reason: string
  /** Faults of the sandbox that were on during the run. */
  readonly faults: string
  /** What was measured; null where nothing was, or where the value never came. */
  readonly value: number | null
  readonly limit: number | null
}

/** How a check on a venue went over the runs, by one of its measurements if it has any. */
export interface TrendSeries {
  readonly venue?: string | undefined
  readonly measure?: string | undefined
  readonly unit?: string | undefined
  readonly bound?: 'max' | 'min' | undefined
  /** Oldest first. */
  readonly points: readonly TrendPoint[]
}

/** A check over all kept runs of a target. */
export interface Trend {
  readonly check: string
  readonly target: readonly string[]
  /** Sentence that every output must show; empty on a real target. */
  readonly watermark: string
  readonly runs: number
  readonly series: readonly TrendSeries[]
  /** Measurements of the check that can be asked for. */
  readonly measures: readonly string[]
}
