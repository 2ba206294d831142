import { DataFrame, type IDataFrame } from 'data-forge'
import { backtest } from 'grademark'
import type { Bars } from '../core/market-history.ts'
import { strategy } from './crossover.ts'

/** A bar as grademark takes it. */
interface PeerBar {
  readonly time: Date
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
}

/** A bar with the fast average over the slow one, less 1; 0 while there are too few bars. */
interface LedBar extends PeerBar {
  readonly lead: number
}

export type PeerBars = IDataFrame<number, PeerBar>

/** The data as the peer wants them; making them is not timed. */
export const peerBars = (bars: Bars): PeerBars =>
  new DataFrame<number, PeerBar>({
    values: Array.from(bars.time, (time, index) => ({
      time: new Date(time),
      open: bars.open[index]!,
      high: bars.high[index]!,
      low: bars.low[index]!,
      close: bars.close[index]!,
      volume: bars.volume[index]!,
    })),
  })

/** grademark's growth of the capital over the same strategy: it has no account, so the trades' growth is multiplied. */
export function peerGrowth(bars: PeerBars): number {
  const trades = backtest<PeerBar, LedBar, object, number>(
    {
      prepIndicators: ({ inputSeries }) => led(inputSeries),
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

/** By running sums, to its favour: its own rolling windows sum up each window anew. */
function led(bars: PeerBars): IDataFrame<number, LedBar> {
  const { fast = 0, slow = 0 } = strategy.parameters
  const closes: number[] = []
  let [fastSum, slowSum] = [0, 0]
  const lead = (close: number): number => {
    const index = closes.push(close) - 1
    fastSum += index >= fast ? close - closes[index - fast]! : close
    slowSum += index >= slow ? close - closes[index - slow]! : close
    return index < slow - 1 ? 0 : fastSum / fast / (slowSum / slow) - 1
  }
  const values = bars.toArray().map(bar => ({
    time: bar.time,
    open: bar.open,
    high: bar.high,
    low: bar.low,
    close: bar.close,
    volume: bar.volume,
    lead: lead(bar.close),
  }))
  return new DataFrame<number, LedBar>({ values })
}
