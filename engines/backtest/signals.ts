import type { Bars, MarketHistory, Quotes, TapeTrades } from '../../core/market-history.ts'
import type { BacktestOptions } from './backtest.ts'
import { BacktestError } from './errors.ts'
import { parametersOf } from './module.ts'
import { checkedOptions } from './options.ts'
import { recordingFor, run } from './run.ts'
import type { StrategyModule } from './strategy.ts'
import { tapeOf } from './tape.ts'

/** As for a backtest; where the market is not stated it costs nothing, takes an event, and starts with a million. */
export interface SignalOptions extends Partial<BacktestOptions> {
  /** Events later than this, in milliseconds since 1970, are kept from the run; bars count by when they opened. */
  readonly until: number
}

/**
 * The position that a strategy wants after each event up to `until`: what it holds and what its market orders on their way lead
 * to. Limit and stop orders, which may never be filled, do not count. The run is handed only the data up to `until`: where a
 * longer run wants something else at the same event, the strategy knew what came after. Throws as `backtest` does, and where
 * nothing lies up to `until`.
 */
export function signals(
  module: StrategyModule,
  data: MarketHistory,
  { until, parameters: stated, ...market }: SignalOptions,
): Float64Array {
  const kept = data.time.findLastIndex(time => time <= until) + 1
  if (kept === 0)
    throw new BacktestError(
      'bad-data',
      `data must begin by ${until}, in milliseconds since 1970, begin at ${data.time[0]}: take a later time`,
    )
  const tape = tapeOf(cut(data, kept))
  const options = checkedOptions({
    costs: { commissionRate: 0, slippageRate: 0 },
    latencyBars: 1,
    initialCapital: 1_000_000,
    seed: 0,
    ...market,
  })
  const intended = new Float64Array(kept)
  const recording = { ...recordingFor(kept), intended }
  run(tape, { module, parameters: parametersOf(module, stated), options }, recording)
  return intended
}

/** The first events of the data, in memory of their own: what was cut off is not behind them. */
function cut(data: MarketHistory, kept: number): MarketHistory {
  const columns = Object.entries<unknown>({ ...data }).map(([name, value]) => [
    name,
    value instanceof Float64Array ? value.slice(0, kept) : value,
  ])
  return Object.fromEntries(columns) as Bars | Quotes | TapeTrades
}
