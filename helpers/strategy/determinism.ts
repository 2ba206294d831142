import { notComputable } from '../performance/series-error.ts'
import type { StrategyRecord } from './strategy.ts'

/** Whether two runs came to the same. */
export interface Repetition {
  /** Periods and trades that differ, those that only one has included. */
  readonly differences: number
  readonly compared: number
  readonly first: string
}

/**
 * Compares two runs of one backtest digit by digit. Throws `SeriesError` where there is nothing to compare: two empty
 * records are the same and prove nothing.
 */
export function repetition(one: StrategyRecord, other: StrategyRecord): Repetition {
  const [lines, others] = [linesOf(one), linesOf(other)]
  const compared = Math.max(lines.length, others.length)
  if (compared === 0)
    throw notComputable(
      'two runs must hold something to be compared, held nothing: give whole records',
    )
  const different = Array.from({ length: compared }, (_, at) => at).filter(
    at => lines[at] !== others[at],
  )
  const [first] = different
  return {
    differences: different.length,
    compared,
    first:
      first === undefined
        ? 'none'
        : `${lines[first] ?? 'nothing'} and ${others[first] ?? 'nothing'}`,
  }
}

const linesOf = ({ periods, trades = [] }: StrategyRecord): readonly string[] => [
  ...periods.map(({ endsAt, returnFraction }) => `${endsAt} ${returnFraction}`),
  ...trades.map(
    ({ at, symbol, side, quantity, price }) => `${at} ${symbol} ${side} ${quantity} at ${price}`,
  ),
]
