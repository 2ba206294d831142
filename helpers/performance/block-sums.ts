import { badInput, notComputable } from './series-error.ts'
import { isConstant, valuesOf, wholeNumber, type Series } from './series.ts'

/** Trials over the same periods, cut into blocks: what a metric of any set of blocks can be computed from. */
export interface BlockSums {
  readonly trials: number
  readonly blocks: number
  readonly periodsPerBlock: number
  /** The oldest periods that fill no block. */
  readonly unusedPeriods: number
  /** Mean of each trial over all blocks. */
  readonly means: Float64Array
  /** Σ(r − mean of the trial), `blocks` rows of `trials` values. */
  readonly sums: Float64Array
  /** Σ(r − mean of the trial)², in the same rows. */
  readonly squares: Float64Array
  /** The largest |r|. */
  readonly largest: number
}

/**
 * Sums of trials by contiguous blocks of equal length, the newest period closing the last block. Deviations are from the
 * mean of each trial, so that squares lose nothing to it. Throws `SeriesError` of fewer than two trials, of trials of
 * different lengths, of a trial that is constant, and of fewer than two periods in a block.
 */
export function blockSums(series: readonly Series[], blocks: number): BlockSums {
  if (series.length < 2)
    throw notComputable(`trials must be at least 2, were ${series.length}: give all that were made`)
  const periods = series[0]!.length
  const periodsPerBlock = Math.floor(periods / wholeNumber('blocks', blocks, 2))
  if (periodsPerBlock < 2)
    throw notComputable(
      `a trial must have at least ${2 * blocks} returns for ${blocks} blocks, had ${periods}: give a longer record`,
    )
  const trials = series.length
  const unusedPeriods = periods % blocks
  const means = new Float64Array(trials)
  const sums = new Float64Array(blocks * trials)
  const squares = new Float64Array(blocks * trials)
  let largest = 0
  for (const [trial, returns] of series.entries()) {
    const used = usedOf(returns, { trial, periods, unusedPeriods })
    const mean = used.reduce((sum, value) => sum + value, 0) / used.length
    means[trial] = mean
    for (const [period, value] of used.entries()) {
      const at = Math.floor(period / periodsPerBlock) * trials + trial
      sums[at]! += value - mean
      squares[at]! += (value - mean) ** 2
      largest = Math.max(largest, Math.abs(value))
    }
  }
  return { trials, blocks, periodsPerBlock, unusedPeriods, means, sums, squares, largest }
}

interface Place {
  readonly trial: number
  readonly periods: number
  readonly unusedPeriods: number
}

function usedOf(returns: Series, { trial, periods, unusedPeriods }: Place): number[] {
  if (returns.length !== periods)
    throw badInput(
      `trials must be of the same periods, the first had ${periods} and number ${trial + 1} had ${returns.length}: align them first`,
    )
  const used = valuesOf(`returns of trial ${trial + 1}`, returns).slice(unusedPeriods)
  if (isConstant(used))
    throw notComputable(
      `returns of a trial must vary, those of number ${trial + 1} were all ${used[0]}: leave out trials that never traded`,
    )
  return used
}
