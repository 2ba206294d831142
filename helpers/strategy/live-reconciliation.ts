import { spreadOf } from '../performance/moments.ts'
import { notComputable } from '../performance/series-error.ts'
import { instantMs } from '../settlement/settlement.ts'
import type { StrategyRecord, StrategyTrade } from './strategy.ts'
import { toldRecord, toldTrades } from './told-record.ts'

/** How real trading compares with the backtest over the same time. */
export interface LiveReconciliation {
  /** Of the trades that either made, the share that both made, in percent. */
  readonly matchedPct: number
  /** Mean by which real fills are worse than those of the backtest, in bps; below 0 they are better. */
  readonly worseBps: number
  /** sd(real − backtest) / sd(backtest) of the returns, in percent. */
  readonly trackingErrorPct: number
  /** Trades that either made. */
  readonly trades: number
}

/**
 * Compares a record of real or paper trading with the backtest over the periods that both have. A trade matches where symbol
 * and side agree and both lie in the same period; each matches once. Throws `SeriesError` where fewer than 20 periods are
 * shared, where neither traded, and as `toldRecord` does; the backtest's returns must vary.
 */
export function liveReconciliation(
  backtest: StrategyRecord,
  real: StrategyRecord,
): LiveReconciliation {
  const shared = sharedReturns(backtest, real)
  const { from, to } = shared
  const within = ({ at }: StrategyTrade) => instantMs(at) >= from && instantMs(at) < to
  const tested = tradesIn(backtest).filter(within)
  const { ends } = shared
  const waiting = Map.groupBy(tested, trade => placeOf(trade, ends))
  const worse: number[] = []
  let unmatched = 0
  for (const trade of tradesIn(real).filter(within)) {
    const other = waiting.get(placeOf(trade, ends))?.shift()
    if (other) worse.push(worseBps(trade, other))
    else unmatched++
  }
  const missed = tested.length - worse.length
  const trades = worse.length + missed + unmatched
  if (trades === 0)
    throw notComputable('trades must be made to be compared, none were: trade longer')
  const deviation = (values: readonly number[]) =>
    Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length)
  const spread = spreadOf('returns of the backtest', shared.tested).standardDeviation
  return {
    matchedPct: (worse.length / trades) * 100,
    worseBps: worse.length === 0 ? 0 : worse.reduce((sum, value) => sum + value, 0) / worse.length,
    trackingErrorPct: (deviation(shared.differences) / spread) * 100,
    trades,
  }
}

const tradesIn = (record: StrategyRecord): readonly StrategyTrade[] =>
  record.trades?.length === 0 ? [] : toldTrades(record)

/** By how much the price of a trade is worse than another, for its own side. */
const worseBps = (trade: StrategyTrade, other: StrategyTrade): number =>
  (Number(trade.price) / Number(other.price) - 1) * 1e4 * (trade.side === 'buy' ? 1 : -1)

/** The period that a trade lies in, with its symbol and side. */
function placeOf({ symbol, side, at }: StrategyTrade, ends: readonly number[]): string {
  const ms = instantMs(at)
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ends[middle]! <= ms) low = middle + 1
    else high = middle
  }
  return `${low} ${symbol} ${side}`
}

const fewestShared = 20

function sharedReturns(backtest: StrategyRecord, real: StrategyRecord) {
  const one = toldRecord(backtest)
  const other = toldRecord(real)
  const byEnd = new Map(one.endsMs.map((end, at) => [end, one.returns[at]!]))
  const both = other.endsMs.flatMap((end, at) => {
    const tested = byEnd.get(end)
    return tested === undefined ? [] : [{ end, tested, real: other.returns[at]! }]
  })
  if (both.length < fewestShared)
    throw notComputable(
      `at least ${fewestShared} periods must be in both records, ${both.length} were: run the backtest over the time of real trading, by the same bars`,
    )
  return {
    from: Math.max(one.startsMs, other.startsMs),
    to: Math.min(one.endsMs.at(-1)!, other.endsMs.at(-1)!),
    ends: other.endsMs,
    tested: both.map(({ tested }) => tested),
    differences: both.map(shared => shared.real - shared.tested),
  }
}
