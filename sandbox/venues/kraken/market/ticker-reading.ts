import { quotient } from '../../../matching/scaled.ts'
import type { Scaled } from '../../../matching/types.ts'
import type { DayStatistics, VenueContext } from '../../venue.ts'

const dayMs = 86_400_000

/** What a span of time adds up to. */
export interface Totals {
  readonly volume: Scaled
  readonly averagePrice: Scaled
  readonly trades: number
  readonly low: Scaled
  readonly high: Scaled
  readonly open: Scaled
}

/** What a ticker says, whichever words it says it in. */
export interface TickerReading {
  readonly timeMs: number
  readonly bid: Scaled
  readonly bidQuantity: Scaled
  readonly ask: Scaled
  readonly askQuantity: Scaled
  readonly last: Scaled
  readonly lastQuantity: Scaled
  /** Since midnight UTC. */
  readonly today: Totals
  /** The last 24 hours. */
  readonly day: Totals
}

/** Reads a pair's ticker, with the faults that make it wrong. */
export function readTicker(
  { engine, history, faults, now }: VenueContext,
  symbol: string,
): TickerReading {
  const day = history.day(symbol)
  const [bid, bidQuantity] = engine.bestBid(symbol) ?? [0n, 0n]
  const [ask, askQuantity] = engine.bestAsk(symbol) ?? [0n, 0n]
  const ageMs = faults.magnitude('stale-ticker', 'stale-ticker-twin') ?? 0
  const best = faults.has('crossed-ticker')
    ? { bid: ask, bidQuantity: askQuantity, ask: bid, askQuantity: bidQuantity }
    : { bid, bidQuantity, ask, askQuantity }
  const [today] = history.candles(symbol, dayMs, 1)
  return {
    ...best,
    timeMs: now() - ageMs,
    last: day.last,
    lastQuantity: day.lastQuantity,
    today: today ? totalsOf(today) : totalsOf(day),
    day: totalsOf(day),
  }
}

type Span = Pick<DayStatistics, 'volume' | 'quoteVolume' | 'trades' | 'low' | 'high' | 'open'>

const totalsOf = ({ volume, quoteVolume, trades, low, high, open }: Span): Totals => ({
  volume,
  averagePrice: volume === 0n ? open : quotient(quoteVolume, volume),
  trades,
  low,
  high,
  open,
})
