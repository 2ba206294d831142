import type { BlockSums } from './block-sums.ts'
import { notComputable } from './series-error.ts'
import { rounding } from './series.ts'

/** By which the best trial of a half is chosen and ranked in the other: mean(r) / sd(r) with n − 1, or mean(r). */
export type TrialMetric = 'sharpe' | 'mean'

/** Sums over one half of the blocks, and the metric of each trial; every split writes over it. */
export interface Half {
  readonly sums: Float64Array
  readonly squares: Float64Array
  readonly metrics: Float64Array
}

export const halfOf = ({ trials }: BlockSums): Half => ({
  sums: new Float64Array(trials),
  squares: new Float64Array(trials),
  metrics: new Float64Array(trials),
})

/** Which blocks are one half, and by what its trials are measured. */
interface Choice {
  readonly chosen: Uint8Array
  readonly metric: TrialMetric
}

/**
 * Writes the metric of each trial over the chosen blocks into `into`. Throws `SeriesError` of a trial whose returns are
 * constant over them, where the metric is the Sharpe ratio.
 */
export function measureHalf(all: BlockSums, { chosen, metric }: Choice, into: Half): void {
  const { trials, means, periodsPerBlock, largest } = all
  const count = chosen.length * periodsPerBlock
  into.sums.fill(0)
  into.squares.fill(0)
  for (const block of chosen) {
    const row = block * trials
    for (let trial = 0; trial < trials; trial++) {
      into.sums[trial]! += all.sums[row + trial]!
      into.squares[trial]! += all.squares[row + trial]!
    }
  }
  const negligible = count * (rounding * Math.max(1, largest)) ** 2
  for (let trial = 0; trial < trials; trial++) {
    const sum = into.sums[trial]!
    const square = into.squares[trial]!
    const mean = means[trial]! + sum / count
    if (metric === 'mean') {
      into.metrics[trial] = mean
      continue
    }
    const squaresAroundMean = square - (sum * sum) / count
    if (squaresAroundMean <= Math.max(1e-14 * square, negligible))
      throw notComputable(
        `returns of a trial must vary in each half for its Sharpe ratio, those of number ${trial + 1} did not: take the mean as the metric`,
      )
    into.metrics[trial] = mean / Math.sqrt(squaresAroundMean / (count - 1))
  }
}
