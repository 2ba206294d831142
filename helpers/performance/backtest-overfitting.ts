import { blockSums } from './block-sums.ts'
import { combinations } from './combinations.ts'
import { halfOf, measureHalf, type TrialMetric } from './half-metrics.ts'
import { badInput } from './series-error.ts'
import type { Series } from './series.ts'

/** How trials are compared. */
export interface OverfittingConvention {
  /** Contiguous blocks that the periods are cut into, an even number from 2 to 20; 16 where it is not stated. */
  readonly blocks?: number
  /** `sharpe` where it is not stated. */
  readonly metric?: TrialMetric
}

/** What choosing the best backtest is worth. */
export interface BacktestOverfitting {
  /** PBO, from 0 to 1: the share of splits in which the best trial in sample is not above the middle out of sample. */
  readonly probability: number
  /** ln(ω / (1 − ω)) of each split, by the lexicographic order of the blocks in sample, ω being rank / (trials + 1). */
  readonly logits: Float64Array
  readonly periodsPerBlock: number
  /** The oldest periods that fill no block and were left out. */
  readonly unusedPeriods: number
}

/**
 * Probability of backtest overfitting by combinatorially symmetric cross-validation. `trials` are the returns of every
 * trial that was made, over the same periods. Each choice of half of the blocks is in sample once, its complement out of
 * sample; the best trial in sample is ranked out of sample, 1 being the worst. A rank that is shared is the average of the
 * ranks; of trials that share the first place in sample the worst out of sample counts, so the order of the trials does
 * not matter. Ratios that differ by at most 1e-12, and means by 1e-12 of the largest |r|, are shared. 16 blocks have 12 870
 * splits.
 * Throws `SeriesError` as `blockSums` does, of a number of blocks that is odd or out of bounds, and, by the Sharpe ratio,
 * of a trial whose returns are constant over one half.
 * Source: Bailey, Borwein, López de Prado and Zhu, "The probability of backtest overfitting", Journal of Computational
 * Finance 20 (2017).
 */
export function backtestOverfitting(
  trials: readonly Series[],
  { blocks = 16, metric = 'sharpe' }: OverfittingConvention = {},
): BacktestOverfitting {
  if (!(Number.isInteger(blocks / 2) && blocks >= 2 && blocks <= 20))
    throw badInput(`blocks must be an even number from 2 to 20, was ${blocks}: take 16`)
  const sums = blockSums(trials, blocks)
  const tolerance = 1e-12 * (metric === 'mean' ? sums.largest : 1)
  const { count, take, places } = combinations(blocks, blocks / 2)
  const rowOf = (split: number) => places.subarray(split * take, (split + 1) * take)
  const [half, rest] = [halfOf(sums), halfOf(sums)]
  const logits = new Float64Array(count)
  for (let split = 0; split < count / 2; split++) {
    const mirrored = count - 1 - split
    measureHalf(sums, { chosen: rowOf(split), metric }, half)
    measureHalf(sums, { chosen: rowOf(mirrored), metric }, rest)
    logits[split] = logitOfBest(half.metrics, rest.metrics, tolerance)
    logits[mirrored] = logitOfBest(rest.metrics, half.metrics, tolerance)
  }
  const overfitted = logits.reduce((sum, logit) => sum + (logit <= 0 ? 1 : 0), 0)
  const { periodsPerBlock, unusedPeriods } = sums
  return { probability: overfitted / count, logits, periodsPerBlock, unusedPeriods }
}

/** Logit of the rank out of sample, from 1 for the worst, of the trial that is the best in sample. */
function logitOfBest(inSample: Float64Array, outOfSample: Float64Array, tolerance: number): number {
  const trials = inSample.length
  let best = inSample[0]!
  for (let trial = 1; trial < trials; trial++) best = Math.max(best, inSample[trial]!)
  let chosen = Number.POSITIVE_INFINITY
  for (let trial = 0; trial < trials; trial++)
    if (inSample[trial]! >= best - tolerance) chosen = Math.min(chosen, outOfSample[trial]!)
  let [below, shared] = [0, 0]
  for (let trial = 0; trial < trials; trial++) {
    const distance = outOfSample[trial]! - chosen
    if (distance < -tolerance) below++
    else if (distance <= tolerance) shared++
  }
  const rank = below + (shared + 1) / 2
  return Math.log(rank / (trials + 1 - rank))
}
