import { badInput, notComputable } from '../performance/series-error.ts'
import { backtestPaths, purgedSplits } from '../performance/purged-splits.ts'
import { sharpePerPeriod } from '../performance/sharpe.ts'
import { within, type Range } from '../performance/splits.ts'
import { walkForwardEfficiency } from '../performance/walk-forward.ts'
import { instantMs } from '../settlement/settlement.ts'
import type { DescribedStrategy, StrategyRecord, StrategyTrials } from './strategy.ts'
import { fewestPeriods, toldRecord } from './told-record.ts'
import { trialMatrix } from './trial-matrix.ts'

/** What is left of a Sharpe ratio after what was learnt from. */
export interface Efficiency {
  /** Sharpe ratio after / before, in percent. */
  readonly keptPct: number
  readonly observations: number
}

/**
 * The Sharpe ratio of a record after the end of what the strategy was learnt from, of the one before. Throws `SeriesError`
 * where that end is not told, leaves fewer than 30 periods on one side, or where there was nothing to lose before.
 */
export function efficiency({ learntUntil }: DescribedStrategy, record: StrategyRecord): Efficiency {
  if (learntUntil === undefined)
    throw notComputable('the end of what was learnt from must be told, was not: state learntUntil')
  const { returns, endsMs } = toldRecord(record)
  const untilMs = instantMs(learntUntil)
  const learnt = endsMs.filter(at => at <= untilMs).length
  if (learnt < fewestPeriods || returns.length - learnt < fewestPeriods)
    throw badInput(
      `learntUntil must lie within the record, at least ${fewestPeriods} periods from its ends, ${learntUntil} leaves ${learnt} periods before and ${returns.length - learnt} after: give the whole record`,
    )
  const before = sharpePerPeriod(returns.slice(0, learnt))
  const after = sharpePerPeriod(returns.slice(learnt))
  return {
    keptPct: walkForwardEfficiency(before, after) * 100,
    observations: returns.length - learnt,
  }
}

const groups = 10
const testGroups = 2
/** Share of the periods after each test that are not learnt from. */
const embargoShare = 0.01

/** Paths out of sample. */
export interface Paths {
  readonly paths: number
  /** Share of them with a Sharpe ratio above 0, in percent. */
  readonly positivePct: number
}

/**
 * Combinatorial purged cross-validation of the search itself, with ten groups of which two are tested: in each split the
 * trial with the best Sharpe ratio on what may be learnt from is chosen and followed over what is tested, and the pieces are
 * put together to nine paths over the whole time. Purged is a period on each side of a test, under embargo 1 % after it.
 * Throws `SeriesError` as `trialMatrix`, `purgedSplits` and `sharpePerPeriod` do.
 * Source: López de Prado, Advances in Financial Machine Learning (2018), chapter 12.
 */
export function outOfSamplePaths(strategy: DescribedStrategy, given: StrategyTrials): Paths {
  const { rows } = trialMatrix(strategy, given)
  const observations = rows[0]!.length
  const splits = purgedSplits({
    observations,
    groups,
    testGroups,
    labelPeriods: 1,
    embargoPeriods: Math.ceil(embargoShare * observations),
  })
  const chosen = splits.map(({ train }) => bestOn(rows, train))
  const paths = backtestPaths(splits).map(path =>
    path.flatMap((split, group) => {
      const start = (at: number) => Math.floor((at * observations) / groups)
      return rows[chosen[split]!]!.slice(start(group), start(group + 1))
    }),
  )
  const positive = paths.filter(path => sharpePerPeriod(path) > 0).length
  return { paths: paths.length, positivePct: (positive / paths.length) * 100 }
}

function bestOn(rows: readonly (readonly number[])[], train: readonly Range[]): number {
  const ratios = rows.map(row => sharpePerPeriod(within(row, train)))
  return ratios.indexOf(Math.max(...ratios))
}
