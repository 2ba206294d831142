import { notComputable } from './series-error.ts'
import { finite, wholeNumber } from './series.ts'
import { overlapOf, type Overlap, type Split } from './splits.ts'

/** How a record is walked through. */
export interface WalkForward extends Overlap {
  readonly observations: number
  /** Observations that are learnt from before each test; where it is anchored, before the first. */
  readonly train: number
  /** Observations that are tested at a time. */
  readonly test: number
  /** Whether learning always begins at the first observation; if not, a window of one length moves. */
  readonly isAnchored?: boolean
}

/**
 * Walk-forward splits: each test follows what was learnt from, and the next test follows it, so no observation is tested
 * twice. Between the end of learning and the test lie `labelPeriods` + `embargoPeriods` observations: no label that was
 * learnt looks into the test. Observations at the end that do not fill a test are not used.
 * Throws `SeriesError` of what is no count and where there is no room for one test.
 */
export function walkForwardSplits(walk: WalkForward): Split[] {
  const { label, embargo } = overlapOf(walk)
  const observations = wholeNumber('observations', walk.observations, 2)
  const train = wholeNumber('the observations to learn from', walk.train, 1)
  const test = wholeNumber('the observations to test', walk.test, 1)
  const first = train + label + embargo
  const count = Math.floor((observations - first) / test)
  if (count < 1)
    throw notComputable(
      `observations must be at least ${first + test} for one walk forward, were ${observations}: give a longer record or shorter windows`,
    )
  return Array.from({ length: count }, (_, step) => {
    const from = first + step * test
    const end = from - label - embargo
    return {
      train: [{ from: walk.isAnchored === true ? 0 : end - train, to: end }],
      test: [{ from, to: from + test }],
    }
  })
}

/**
 * Walk-forward efficiency: the Sharpe ratio out of sample / that in sample, of one annualisation. Dimensionless; 1 where
 * nothing is lost. Throws `SeriesError` of no numbers and where there was nothing to lose in sample.
 */
export function walkForwardEfficiency(inSample: number, outOfSample: number): number {
  if (!(finite('the ratio in sample', inSample) > 0))
    throw notComputable(
      `the Sharpe ratio in sample must be above 0 for an efficiency, was ${inSample}: look at the ratio out of sample by itself`,
    )
  return finite('the ratio out of sample', outOfSample) / inSample
}
