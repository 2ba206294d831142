import { deflatedSharpe } from '../performance/deflated-sharpe.ts'
import { minimumTrackRecord, probabilisticSharpe } from '../performance/probabilistic-sharpe.ts'
import { told } from '../performance/told.ts'
import { sharpeEvidence } from '../performance/sharpe-evidence.ts'
import type { DescribedStrategy, StrategyRecord, StrategyTrials } from './strategy.ts'
import { requirePeriods, toldRecord } from './told-record.ts'
import { trialMatrix, trialSearch } from './trial-matrix.ts'

/** What a Sharpe ratio is worth after a search. */
export interface Selection {
  readonly probability: number
  /** Annual Sharpe ratio that the best of so many trials without skill is expected to have. */
  readonly benchmark: number
  readonly sharpe: number
  readonly trials: number
}

/**
 * Deflated Sharpe ratio of the chosen trial, by its own returns and the spread between all trials. Throws `SeriesError` as
 * `trialMatrix`, `trialSearch`, `requirePeriods` and `deflatedSharpe` do.
 */
export function selection(strategy: DescribedStrategy, given: StrategyTrials): Selection {
  const matrix = trialMatrix(strategy, given)
  const search = trialSearch(strategy, matrix)
  const chosen = matrix.rows[matrix.chosen]!
  requirePeriods(chosen)
  const evidence = sharpeEvidence(chosen)
  const { probability, benchmark } = deflatedSharpe(evidence, search)
  const year = Math.sqrt(given.periodsPerYear)
  return {
    probability,
    benchmark: benchmark * year,
    sharpe: evidence.sharpe * year,
    trials: search.trials,
  }
}

/** What the length of a record proves. */
export interface TrackRecord {
  /** Probability that the true Sharpe ratio is above 0. */
  readonly confidence: number
  readonly observations: number
  /** Observations that are needed for the confidence that is asked for, in words where no number of them is enough. */
  readonly needed: number | string
}

/**
 * Whether a record is long enough: its probabilistic Sharpe ratio against 0 is at least a confidence exactly where it has
 * the observations of the minimum track record length. Throws `SeriesError` as `probabilisticSharpe`, `requirePeriods`
 * and `toldRecord` do.
 */
export function trackRecord(record: StrategyRecord, confidence: number): TrackRecord {
  const { returns } = toldRecord(record)
  requirePeriods(returns)
  const evidence = sharpeEvidence(returns)
  const needed = told(() => Math.ceil(minimumTrackRecord(evidence, { confidence })))
  return {
    confidence: probabilisticSharpe(evidence),
    observations: returns.length,
    needed: 'value' in needed ? needed.value : needed.notComputable,
  }
}
