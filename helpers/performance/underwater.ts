import { drawdowns } from './drawdown.ts'
import { equityCurve } from './growth.ts'
import { pairsOf, type Series } from './series.ts'

/** The longest time that an equity curve spent below a value it had reached; places count from 0. */
export interface LongestUnderwater {
  readonly periods: number
  /** The peak that it fell from. */
  readonly fromAt: number
  /** Where it was as high again, or the end of the curve. */
  readonly toAt: number
  /** False where the curve ends under water, so the time may yet grow. */
  readonly hasRecovered: boolean
}

/**
 * The longest time under water of an equity curve, in periods from a peak to the next value as high, or to the end of the
 * curve. Of values at `times`, the longest is by these: over a weekend the same number of periods takes longer. It need not be
 * that of the maximum drawdown. The first of equally long ones; of a curve that never falls 0 periods at its first value.
 * Throws `SeriesError` as `drawdowns` does, and of times that are not as many as the values.
 */
export function longestUnderwater(
  equity: Series,
  times: Series = Float64Array.from(equity, (_, at) => at),
): LongestUnderwater {
  const falls = drawdowns(equity)
  const [, moments] = pairsOf(['equity', equity], ['times', times])
  const between = (from: number, to: number) => moments[to]! - moments[from]!
  let longest: LongestUnderwater = { periods: 0, fromAt: 0, toAt: 0, hasRecovered: true }
  let peakAt = 0
  for (const [at, fall] of falls.entries()) {
    const hasRecovered = fall === 0
    const isOver = hasRecovered || at === falls.length - 1
    const periods = at - peakAt
    const wasUnderwater = !hasRecovered || periods > 1
    const isLonger = between(peakAt, at) > between(longest.fromAt, longest.toAt)
    if (isOver && wasUnderwater && isLonger)
      longest = { periods, fromAt: peakAt, toAt: at, hasRecovered }
    if (hasRecovered) peakAt = at
  }
  return longest
}

/**
 * Ulcer index as a fraction: √(Σ drawdown² / n) over n returns, each with the drawdown at its end, the capital at the start
 * being the first peak. Some libraries divide by n − 1. Throws `SeriesError` as `equityCurve` does.
 * Source: Martin and McCann, The Investor's Guide to Fidelity Funds (1989), which prints percent.
 */
export function ulcerIndex(returns: Series): number {
  const squares = drawdowns(equityCurve(returns)).reduce((sum, fall) => sum + fall ** 2, 0)
  return Math.sqrt(squares / returns.length)
}
