import type { CheckId } from '../../core/check.ts'

/**
 * One thing that can be wrong with the sandbox, for every client alike. It `breaks` the checks that it is the villain of:
 * each must fail under it. A twin lies just on the good side of the same limit and `spares` them: each must pass. What it
 * only `touches` may fail too, on a venue that shows the fault where the check looks.
 */
export interface Fault {
  readonly description: string
  readonly breaks?: readonly CheckId[]
  readonly spares?: readonly CheckId[]
  readonly touches?: readonly CheckId[]
  /** How far it goes, beside the limit that it lies just beyond (or, for a twin, just within). */
  readonly magnitude?: { readonly value: number; readonly limit: string }
}
