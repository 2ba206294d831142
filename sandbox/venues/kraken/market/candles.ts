import { quotient } from '../../../matching/scaled.ts'
import type { Scaled } from '../../../matching/types.ts'
import type { Candle, VenueContext } from '../../venue.ts'

/** The intervals that Kraken has, in minutes. */
export const intervals = [1, 5, 15, 30, 60, 240, 1440, 10_080, 21_600] as const
export const minuteMs = 60_000

/** Which of the newest candles is left out by the fault of the missing candle. */
const missingFromEnd = 5

/** The newest candles that REST has, the running one last, with the faults that hide some. */
export function publishedCandles(
  { history, faults, now }: VenueContext,
  symbol: string,
  { minutes, count }: { readonly minutes: number; readonly count: number },
): readonly Candle[] {
  const intervalMs = minutes * minuteMs
  const lag = faults.magnitude('late-candles', 'late-candles-twin') ?? 0
  const missing = faults.has('missing-candle') ? 1 : 0
  const rows = history.candles(symbol, intervalMs, count + missing, now() - lag * intervalMs)
  return rows.filter((_, index) => missing === 0 || index !== rows.length - missingFromEnd)
}

/** The price of a candle's trades weighted by volume; its close when there were none. */
export const averagePrice = ({ volume, quoteVolume }: Candle): Scaled =>
  volume === 0n ? 0n : quotient(quoteVolume, volume)
