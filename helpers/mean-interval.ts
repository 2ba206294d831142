import { studentT } from './student-t.ts'

/** A sample's mean, and what the mean of the population lies between with the confidence asked for. */
export interface MeanInterval {
  readonly count: number
  readonly mean: number
  /** Minus infinity for a single value, which says nothing about its spread. */
  readonly lower: number
  /** Infinite for a single value. */
  readonly upper: number
}

/**
 * Mean of a sample with its two-sided confidence interval, in the unit of the values:
 * mean ± t(confidence, n - 1) · s / sqrt(n), with s the standard deviation over n - 1. A limit on a mean is held against
 * `upper`: a small sample then cannot look better than it is. Values are taken as independent; of trades that were
 * slices of one order the interval is too narrow.
 * Throws `RangeError` on an empty sample and on a value that is not finite.
 * Source: Student, "The probable error of a mean", Biometrika 6 (1908).
 */
export function meanInterval(values: readonly number[], confidence = 0.95): MeanInterval {
  const flawed = values.find(value => !Number.isFinite(value))
  if (flawed !== undefined) throw new RangeError(`a value must be finite, one was ${flawed}`)
  const count = values.length
  if (count === 0) throw new RangeError('a sample must have a value, had none')

  const mean = sum(values) / count
  if (count === 1) return { count, mean, lower: -Infinity, upper: Infinity }
  const variance = sum(values.map(value => (value - mean) ** 2)) / (count - 1)
  const margin = studentT(confidence, count - 1) * Math.sqrt(variance / count)
  return { count, mean, lower: mean - margin, upper: mean + margin }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
