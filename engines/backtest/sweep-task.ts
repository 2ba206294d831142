import type { MarketOptions } from './options.ts'
import type { Tape } from './tape.ts'

/** Of a SHA-256. */
export const digestBytes = 32

/** What the threads of a sweep share; columns lie in shared memory. */
export interface SweepTask {
  readonly modulePath: string
  readonly tape: Tape
  readonly parameterSets: readonly Readonly<Record<string, number>>[]
  readonly options: Required<MarketOptions>
  /** Number of the next set that nobody has taken. */
  readonly next: Int32Array
  /** `summaryFields` of each set. */
  readonly summaries: Float64Array
  readonly digests: Uint8Array
  /** Returns of each set, one after another; empty where they are not kept. */
  readonly trials: Float64Array
}

/** What a thread tells: that a set failed, or that the module is none. */
export type WorkerWord =
  { readonly set: number; readonly failure: string } | { readonly failure: string }
