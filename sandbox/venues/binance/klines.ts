import type { Candle, VenueContext } from '../venue.ts'
import { decimal } from './decimals.ts'
import type { Endpoint } from './endpoint.ts'
import { refusals } from './errors.ts'
import { readInstrument } from './instruments.ts'
import { endOf, intervalOf, intervals, type Interval } from './intervals.ts'
import type { Parameters } from './parameters.ts'

/** Which of the newest candles is left out by the fault of the missing candle. */
const missingFromEnd = 5

/** Candles over REST and the WebSocket API. */
export const klineEndpoints = (context: VenueContext): readonly Endpoint[] => [
  { rest: 'GET /api/v3/klines', socket: 'klines', ...klines(context) },
  { rest: 'GET /api/v3/uiKlines', socket: 'uiKlines', ...klines(context) },
]

const klines = (context: VenueContext): Pick<Endpoint, 'signed' | 'weight' | 'read'> => ({
  signed: false,
  weight: 2,
  read: parameters => {
    const { symbol } = readInstrument(context, parameters)
    const interval = intervalOf(parameters.mandatory('interval'))
    const range = readRange(parameters)
    return () =>
      asked(context, { symbol, interval, ...range }).map(candle => klineRow(candle, interval))
  },
})

interface Range {
  readonly startMs: number | undefined
  readonly endMs: number | undefined
  readonly limit: number
}

function readRange(parameters: Parameters): Range {
  const zone = parameters.optional('timeZone') ?? '0'
  if (!/^[+-]?0?0(:00)?$/.test(zone)) throw refusals.notValid('timeZone')
  return {
    startMs: parameters.time('startTime'),
    endMs: parameters.time('endTime'),
    limit: parameters.limit(500, 1000),
  }
}

interface Asked extends Range {
  readonly symbol: string
  readonly interval: Interval
}

/** The candles that a request is for, with the faults that hide some. */
function asked(context: VenueContext, { symbol, interval, ...range }: Asked): readonly Candle[] {
  const { faults, now } = context
  const lag = (faults.magnitude('late-candles', 'late-candles-twin') ?? 0) * intervals[interval]
  const newestMs = now() - lag
  const endMs = Math.min(range.endMs ?? newestMs, newestMs)
  const missing = faults.has('missing-candle') ? 1 : 0
  const count =
    range.startMs === undefined
      ? range.limit + missing
      : Math.max(0, Math.floor((endMs - range.startMs) / intervals[interval]) + 2)
  const rows = candles(context, { symbol, interval, count, untilMs: endMs }).filter(
    ({ openMs }) => openMs >= (range.startMs ?? 0) && openMs <= endMs,
  )
  const kept = missing ? rows.filter((_, index) => index !== rows.length - missingFromEnd) : rows
  return range.startMs === undefined
    ? kept.slice(Math.max(0, kept.length - range.limit))
    : kept.slice(0, range.limit)
}

interface Wanted {
  readonly symbol: string
  readonly interval: Interval
  readonly count: number
  readonly untilMs: number
}

/** The newest candles of an interval up to an instant, oldest first. */
export const candles = (
  { history }: VenueContext,
  { symbol, interval, count, untilMs }: Wanted,
): readonly Candle[] => history.candles(symbol, intervals[interval], count, untilMs)

const klineRow = (candle: Candle, interval: Interval): readonly unknown[] => [
  candle.openMs,
  decimal(candle.open),
  decimal(candle.high),
  decimal(candle.low),
  decimal(candle.close),
  decimal(candle.volume),
  endOf(interval, candle.openMs) - 1,
  decimal(candle.quoteVolume),
  candle.trades,
  decimal(candle.takerBuyVolume),
  decimal(candle.takerBuyQuoteVolume),
  '0',
]
