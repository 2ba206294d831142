import { studentT } from '../../helpers/student-t.ts'
import type { QuantileEstimate } from './quantiles.ts'
import { togetherWorth, varianceOf } from './scatter.ts'

/** The chance that a diff of two runs of an unchanged target calls anything worse or better, at most. */
export const falseAlarms = 0.001

export interface ShiftQuestion {
  readonly before: QuantileEstimate
  readonly after: QuantileEstimate
  /** The same number in earlier runs of the target, on the scale of the estimates. */
  readonly earlier: readonly number[]
  /** What its standard deviation from run to run is taken for before they are looked at. */
  readonly prior: number
  /** Number of comparisons that share the chance of a false alarm. */
  readonly comparisons: number
}

/**
 * Whether a number moved further than the scatter within the two runs and from run to run explains.
 *
 * The difference is held against its standard error, which adds both samples' errors and twice the variance from run to run.
 * That variance is what earlier runs show, moderated by a prior: a handful of runs that happen to agree prove little. The
 * bound is Student's t at a level that all comparisons of the diff share (Bonferroni). Times and other positive numbers are
 * compared by their logarithms. Source: Smyth, Statistical Applications in Genetics and Molecular Biology 3 (2004), for the
 * moderated variance.
 */
export function hasMoved({ before, after, earlier, prior, comparisons }: ShiftQuestion): boolean {
  const difference = Math.abs(after.value - before.value)
  if (!Number.isFinite(difference)) return isCertainlyLost(before, after)
  const seen = Math.max(earlier.length - 1, 0)
  const degrees = togetherWorth + seen
  const variance = (togetherWorth * prior ** 2 + seen * varianceOf(earlier)) / degrees
  const error = Math.sqrt(2 * variance + errorOf(before) ** 2 + errorOf(after) ** 2)
  return difference > studentT(1 - falseAlarms / comparisons, degrees) * error
}

const errorOf = ({ value, low, high }: QuantileEstimate) => Math.max(high - value, value - low)

/** Values that never came have no distance; that they are missing is certain when the error does not reach one that came. */
const isCertainlyLost = (before: QuantileEstimate, after: QuantileEstimate) =>
  (after.low === Number.POSITIVE_INFINITY && Number.isFinite(before.high)) ||
  (before.low === Number.POSITIVE_INFINITY && Number.isFinite(after.high))

/** The same estimate on the scale of logarithms. */
export const logarithmic = ({ value, low, high }: QuantileEstimate): QuantileEstimate => ({
  value: Math.log(value),
  low: Math.log(low),
  high: Math.log(high),
})
