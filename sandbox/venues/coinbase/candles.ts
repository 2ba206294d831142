import { numberFrom } from '../../decimal.ts'
import type { Candle, VenueContext } from '../venue.ts'
import type { Endpoint } from './endpoint.ts'
import { productNamed } from './products.ts'
import type { Query } from './query.ts'
import { refusals } from './refusal.ts'

const granularities: readonly number[] = [60, 300, 900, 3600, 21_600, 86_400]
const mostIntervals = 300
const rowsWithoutRange = 350
/** Which of the newest candles is left out by the fault of the missing candle. */
const missingFromEnd = 5

/** Candles over REST: newest first, in numbers, and none for an interval without trades. */
export const candleEndpoints = (context: VenueContext): readonly Endpoint[] => [
  {
    route: 'GET /products/:id/candles',
    allowance: 'public',
    answer: ({ id, query }) => {
      const { symbol } = productNamed(context, id)
      const intervalMs = 1000 * granularityOf(query)
      return asked(context, { symbol, intervalMs, range: rangeOf(query, intervalMs) })
        .toReversed()
        .map(candleRow)
    },
  },
]

/** The hours of the last day for each product, without volume. */
export function sparkLines(context: VenueContext): object {
  const hourMs = 3_600_000
  const lines = [...context.engine.instruments.keys()].map(symbol => {
    const hours = context.history.candles(symbol, hourMs, 24).toReversed()
    return [symbol, hours.map(hour => candleRow(hour).slice(0, -1))] as const
  })
  return Object.fromEntries(lines)
}

function granularityOf(query: Query): number {
  const text = query.text('granularity') ?? '60'
  const granularity = granularities.find(each => String(each) === text)
  if (granularity === undefined) throw refusals.granularity()
  return granularity
}

interface Range {
  readonly startMs: number
  readonly endMs: number
}

/** A range has two ends; with one of them only there is none. */
function rangeOf(query: Query, intervalMs: number): Range | undefined {
  const startMs = query.instant('start')
  const endMs = query.instant('end')
  if (startMs === undefined || endMs === undefined) return undefined
  if (endMs < startMs) throw refusals.invalid('range')
  if ((endMs - startMs) / intervalMs > mostIntervals) throw refusals.tooManyCandles(mostIntervals)
  return { startMs, endMs }
}

/** The candles that a request is for, oldest first, with the faults that hide some. */
function asked(
  { history, faults, now }: VenueContext,
  { symbol, intervalMs, range }: { symbol: string; intervalMs: number; range: Range | undefined },
): readonly Candle[] {
  const lagMs = (faults.magnitude('late-candles', 'late-candles-twin') ?? 0) * intervalMs
  const newestMs = now() - lagMs
  const untilMs = Math.min(range?.endMs ?? newestMs, newestMs)
  const count = range ? mostIntervals + 2 : rowsWithoutRange
  const rows = history
    .candles(symbol, intervalMs, count, untilMs)
    .filter(({ openMs, trades }) => trades > 0 && openMs >= (range?.startMs ?? 0))
    .filter(({ openMs }) => openMs <= untilMs)
  if (!faults.has('missing-candle')) return rows
  return rows.filter((_, index) => index !== rows.length - missingFromEnd)
}

const candleRow = ({ openMs, low, high, open, close, volume }: Candle): number[] => [
  openMs / 1000,
  ...[low, high, open, close, volume].map(numberFrom),
]
