import type { Comparison } from './comparisons.ts'
import type { Shift } from '../../core/run-diff.ts'
import { priorDeviation, scaled } from './scatter.ts'
import { hasMoved, logarithmic } from './shift-test.ts'

/** What a number must at least move by to be spoken of. */
export interface Floors {
  /** As a share of what it was. */
  readonly share: number
  /** As a share of its limit. */
  readonly shareOfLimit: number
}

/** The shift among all that are compared, where the numbers say that there is one and it matters. */
export function shiftOf(
  comparison: Comparison,
  others: readonly Comparison[],
  floors: Floors,
): Shift | undefined {
  const { measure, share, estimates } = comparison
  const [before, after] = [estimates.before.value, estimates.after.value]
  const floor = Math.max(
    floors.share * Math.abs(before),
    floors.shareOfLimit * Math.abs(measure.limit ?? 0),
  )
  if (!(Math.abs(after - before) > floor)) return undefined
  const prior = priorDeviation(comparison, others)
  if (!hasMoved({ ...onScale(comparison), prior, comparisons: others.length })) return undefined
  return {
    name: measure.name,
    unit: measure.unit,
    ...(share !== undefined && { quantile: share }),
    direction: after > before === (measure.bound === 'max') ? 'worse' : 'better',
    before,
    after,
    ...(measure.limit !== undefined && { limit: measure.limit }),
  }
}

function onScale(comparison: Comparison) {
  const { isLogarithmic, estimates } = comparison
  const earlier = scaled(comparison, comparison.earlier)
  if (!isLogarithmic) return { ...estimates, earlier }
  return { before: logarithmic(estimates.before), after: logarithmic(estimates.after), earlier }
}
