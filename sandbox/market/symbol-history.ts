import type { Scaled, Trade } from '../matching/types.ts'
import type { Candle, DayStatistics } from '../venues/venue.ts'
import { joined, quietCandle } from './candle-arithmetic.ts'
import { intervalEnd, intervalStart, longestSpan } from './candle-interval.ts'
import { CandleSeries, regrouped } from './candle-series.ts'
import { seededPast, type PastOptions } from './seeded-past.ts'

/** Which candles are asked for, and when. */
export interface CandleQuery {
  readonly intervalMs: number
  readonly limit: number
  readonly nowMs: number
  readonly untilMs: number
}

const minuteMs = 60_000
const dayMs = 86_400_000

/** The candles of one symbol in each resolution. Its past is only made when it is first needed: starting stays fast. */
export class SymbolHistory {
  readonly #past: PastOptions
  #made: readonly CandleSeries[] | undefined
  #lastTrade: Trade | undefined
  #closedDay:
    { readonly untilMs: number; readonly sum: Candle; readonly before: Scaled } | undefined

  constructor(past: PastOptions, lastTrade?: Trade) {
    this.#past = past
    this.#lastTrade = lastTrade
  }

  add(trade: Trade): void {
    this.#lastTrade = trade
    for (const series of this.#series) series.add(trade)
  }

  candles({ intervalMs, limit, nowMs, untilMs }: CandleQuery): readonly Candle[] {
    const series = this.#finest(intervalMs)
    series.advance(nowMs)
    const lastMs = intervalStart(Math.min(untilMs, series.running.openMs), intervalMs)
    const fromMs = lastMs - longestSpan(intervalMs, limit - 1)
    const parts = series.within(fromMs, intervalEnd(lastMs, intervalMs) - 1)
    const candles = intervalMs === series.stepMs ? parts : regrouped(parts, intervalMs)
    return candles.slice(Math.max(0, candles.length - limit))
  }

  day(nowMs: number): DayStatistics {
    const minutes = this.#finest(minuteMs)
    minutes.advance(nowMs)
    const { running } = minutes
    const { sum, before } = this.#closedDayUntil(minutes, running.openMs)
    const { open, high, low, close, volume, quoteVolume, trades } = joined(sum, running)
    const lastTradeId = this.#lastTrade?.id ?? 0
    return {
      openMs: nowMs - dayMs,
      closeMs: nowMs,
      open,
      high,
      low,
      last: close,
      volume,
      quoteVolume,
      trades,
      lastQuantity: this.#lastTrade?.quantity ?? this.#past.instrument.lotSize,
      previousClose: before,
      firstTradeId: Math.max(1, lastTradeId - trades + 1),
      lastTradeId,
    }
  }

  /** The closed minutes of the day that ends with the running minute: added up once a minute, not on each call. */
  #closedDayUntil(minutes: CandleSeries, untilMs: number): { sum: Candle; before: Scaled } {
    if (this.#closedDay?.untilMs === untilMs) return this.#closedDay
    const [first, ...closed] = minutes.within(untilMs - dayMs, untilMs - 1)
    const before = first?.close ?? minutes.running.open
    const sum = closed.reduce(joined, quietCandle(untilMs - dayMs + minuteMs, before))
    this.#closedDay = { untilMs, sum, before }
    return this.#closedDay
  }

  /** The coarsest series that an interval can be put together from. */
  #finest(intervalMs: number): CandleSeries {
    const series = this.#series.findLast(({ stepMs }) =>
      stepMs === dayMs ? intervalMs >= dayMs : intervalMs % stepMs === 0,
    )
    if (!series) throw new RangeError(`an interval must be whole seconds, was ${intervalMs} ms`)
    return series
  }

  get #series(): readonly CandleSeries[] {
    this.#made ??= [...seededPast(this.#past)].map(
      ([stepMs, candles]) => new CandleSeries(stepMs, candles),
    )
    return this.#made
  }
}
