import type { Run } from './run.ts'

/** What a run of a sweep came to, in numbers. */
export const summaryFields = [
  'finalEquity',
  'meanReturn',
  'sharpePerBar',
  'maxDrawdown',
  'fills',
  'rejected',
  'commission',
  'slippage',
  'ruinedAt',
] as const

/** Returns that vary by less are one return and rounding. */
const rounding = 1e-12

/**
 * Summary of a run, by `summaryFields`. Mean and Sharpe ratio are of the returns from event to event, the ratio with the sample
 * deviation and no riskless return; NaN where they do not vary. The drawdown is the lowest equity over the highest before it,
 * less 1, the capital being in front. `ruinedAt` is −1 where the run was not ruined.
 */
export function summaryOf(
  { account, desk, equity, returns, ruinedAt }: Run,
  capital: number,
): readonly number[] {
  const { fills } = account
  const count = returns.length
  let sum = 0
  for (let index = 0; index < count; index++) sum += returns[index]!
  const mean = sum / count
  let squares = 0
  for (let index = 0; index < count; index++) squares += (returns[index]! - mean) ** 2
  const deviation = Math.sqrt(squares / (count - 1))
  let [commission, slippage] = [0, 0]
  for (let fill = 0; fill < fills.count; fill++) {
    commission += fills.at(fill, 4)
    slippage += fills.at(fill, 5)
  }
  return [
    equity.at(-1)!,
    mean,
    deviation > rounding ? mean / deviation : Number.NaN,
    deepest(equity, capital),
    fills.count,
    desk.rejected.count,
    commission,
    slippage,
    ruinedAt ?? -1,
  ]
}

/** The lowest equity over the highest before it, less 1. */
function deepest(equity: Float64Array, capital: number): number {
  let [highest, lowest] = [capital, 1]
  for (let index = 0; index < equity.length; index++) {
    const value = equity[index]!
    if (value > highest) highest = value
    else if (value < highest * lowest) lowest = value / highest
  }
  return lowest - 1
}
