import { DataFrame } from 'data-forge'
import { backtest } from 'grademark'
import type { Bars } from '../core/market-history.ts'
import { strategy } from './crossover.ts'

/** A bar as grademark takes it, with both averages. */
interface AveragedBar {
  readonly time: Date
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
  /** Fast over slow, less 1; 0 while there are too few bars. */
  readonly lead: number
}

/** What the peer needs before it starts, averages included: it is not timed, to its favour. */
export function peerBars(bars: Bars): DataFrame<number, AveragedBar> {
  const { fast = 0, slow = 0 } = strategy.parameters
  let [fastSum, slowSum] = [0, 0]
  const values = Array.from(bars.time, (time, index): AveragedBar => {
    const close = bars.close[index]!
    fastSum += close - (index >= fast ? bars.close[index - fast]! : 0)
    slowSum += close - (index >= slow ? bars.close[index - slow]! : 0)
    return {
      time: new Date(time),
      open: bars.open[index]!,
      high: bars.high[index]!,
      low: bars.low[index]!,
      close,
      volume: bars.volume[index]!,
      lead: index < slow - 1 ? 0 : fastSum / fast / (slowSum / slow) - 1,
    }
  })
  return new DataFrame<number, AveragedBar>({ values })
}

/** grademark's growth of the capital over the same strategy: it has no account, so the trades' growth is multiplied. */
export function peerGrowth(bars: DataFrame<number, AveragedBar>): number {
  const trades = backtest<AveragedBar, AveragedBar, object, number>(
    {
      entryRule: (enter, { bar }) => {
        if (bar.lead > 0) enter()
      },
      exitRule: (exit, { bar }) => {
        if (bar.lead <= 0) exit()
      },
    },
    bars,
  )
  return trades.reduce((growth, trade) => growth * trade.growth, 1)
}
