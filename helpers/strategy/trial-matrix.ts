import { spreadOf } from '../performance/moments.ts'
import { badInput, notComputable } from '../performance/series-error.ts'
import { valuesOf } from '../performance/series.ts'
import { sharpePerPeriod } from '../performance/sharpe.ts'
import type { DescribedStrategy, StrategyTrials } from './strategy.ts'

/** Every trial as a row of returns, and which of them was chosen. */
export interface TrialMatrix {
  readonly rows: readonly (readonly number[])[]
  readonly chosen: number
}

/**
 * Trials as rows of returns over the same periods. Throws `SeriesError` of fewer than two, of rows of different lengths, of
 * what is no number, and where the chosen parameters are not among them exactly once: a search that does not show what it
 * found shows something else.
 */
export function trialMatrix(
  { strategyId, parameters }: DescribedStrategy,
  { trials }: StrategyTrials,
): TrialMatrix {
  if (trials.length < 2)
    throw notComputable(`trials must be at least 2, were ${trials.length}: give all that were made`)
  const rows = trials.map(({ returnFractions }, at) =>
    valuesOf(`returns of trial ${at + 1}`, returnFractions, 2),
  )
  const odd = rows.findIndex(row => row.length !== rows[0]!.length)
  if (odd >= 0)
    throw badInput(
      `trials must be of the same periods, number ${odd + 1} had ${rows[odd]!.length} and the first ${rows[0]!.length}: align them`,
    )
  const wanted = parametersKey(parameters ?? {})
  const chosen = trials.flatMap((trial, at) =>
    parametersKey(trial.parameters) === wanted ? [at] : [],
  )
  if (parameters === undefined || chosen.length !== 1)
    throw badInput(
      `the parameters of ${strategyId} must be those of one trial, were those of ${parameters === undefined ? 'none, as it tells of none' : chosen.length}: give every trial once`,
    )
  return { rows, chosen: chosen[0]! }
}

const parametersKey = (parameters: Readonly<Record<string, number>>): string =>
  JSON.stringify(Object.entries(parameters).toSorted(([one], [other]) => (one < other ? -1 : 1)))

/** How a strategy was searched for, for the deflated Sharpe ratio. */
export interface TrialSearch {
  /** As declared, or the trials that were given where those are more. */
  readonly trials: number
  /** Variance (n − 1) between the Sharpe ratios of the trials, of one period of theirs. */
  readonly variance: number
}

/**
 * The number of trials and the variance between their Sharpe ratios, of one period. All are counted as independent, which is
 * the cautious way. Throws `SeriesError` where no number was declared, as `sharpePerPeriod` does of a constant trial, and
 * where all ratios are the same.
 */
export function trialSearch({ trialCount }: DescribedStrategy, { rows }: TrialMatrix): TrialSearch {
  if (trialCount === undefined)
    throw notComputable('the number of trials must be declared, was not: state trialCount')
  const ratios = rows.map(row => sharpePerPeriod(row))
  const { standardDeviation } = spreadOf('Sharpe ratios of trials', ratios)
  return { trials: Math.max(trialCount, rows.length), variance: standardDeviation ** 2 }
}
