import { chanceOfShortfall } from './shortfall-size.ts'
import type { TailShape } from './tail-shape.ts'

/** Steps in all within which a probability takes a fraction of a second. */
const enoughSteps = 6_000
const mostStepsEach = 200

/**
 * The probability that Z2 of a correct model is at or below `statistic`, never told too small: the upper bound of
 * `chanceOfShortfall`, in as fine steps as take a fraction of a second. Throws `RiskError` as `chanceOfShortfall` does.
 */
export function shortfallChance(
  statistic: number,
  trial: { readonly days: number; readonly tail: number; readonly shape: TailShape },
): number {
  const units = Math.max(1 - statistic, 1) * trial.days * trial.tail
  const steps = Math.min(Math.max(Math.floor(enoughSteps / units), 1), mostStepsEach)
  return chanceOfShortfall(statistic, { ...trial, steps }).upper
}
