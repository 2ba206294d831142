import type { Exchange } from 'ccxt'
import type { HistoryRow, HistoryTable } from '../../core/market-history.ts'
import { HistoryUnreadable } from './errors.ts'

/** What of ccxt is needed: any exchange that it knows and that has candles. */
export type CandleSource = Pick<Exchange, 'id' | 'fetchOHLCV' | 'parseTimeframe'>

export interface CandleRange {
  /** As ccxt writes it: BTC/USD. */
  readonly symbol: string
  /** As ccxt writes it: 1m, 1h, 1d. */
  readonly timeframe: string
  /** In milliseconds since 1970; a candle that opens then counts. */
  readonly sinceMs: number
  /** In milliseconds since 1970; a candle that opens then does not count. */
  readonly untilMs: number
  /** Candles that are asked for at once; 300, which every large venue gives, where it is not stated. */
  readonly pageSize?: number
  /** The time now, in milliseconds since 1970; a candle that has not ended by then is left out. */
  readonly nowMs?: number
}

/** Candles of a venue as records, and what was found on the way. */
export interface CandleHistory {
  readonly table: HistoryTable
  readonly stepMs: number
  /** When the candle opened that was left out because it still runs. */
  readonly unfinishedMs: number | undefined
}

/**
 * Candles of a venue, page after page, in order of time and each once. A page without a new candle, as some venues give of a time
 * without trades, is gone past; every page moves on, so it ends. Throws `HistoryUnreadable` of a range that is none, and whatever
 * ccxt throws of the venue's answers.
 */
export async function candleHistory(
  source: CandleSource,
  { symbol, timeframe, sinceMs, untilMs, pageSize = 300, nowMs = Date.now() }: CandleRange,
): Promise<CandleHistory> {
  const stepMs = source.parseTimeframe(timeframe) * 1_000
  if (!(stepMs > 0 && sinceMs < untilMs && pageSize >= 1))
    throw new HistoryUnreadable(
      `candles must be asked for a time that is not empty and a page of at least 1, were from ${sinceMs} to ${untilMs} in pages of ${pageSize}`,
    )
  const rows: HistoryRow[] = []
  let unfinishedMs: number | undefined
  let nextMs = sinceMs
  const endMs = Math.min(untilMs, nowMs)
  while (nextMs < endMs) {
    const page = await source.fetchOHLCV(symbol, timeframe, nextMs, pageSize)
    const fromMs = nextMs
    for (const candle of page.toSorted(([one], [other]) => Number(one) - Number(other))) {
      const openMs = Number(candle[0])
      if (!(openMs >= nextMs && openMs < untilMs)) continue
      if (openMs + stepMs > nowMs) unfinishedMs = openMs
      else rows.push({ line: rows.length + 1, cells: candle.map(cell => cell ?? null) })
      nextMs = openMs + stepMs
    }
    if (nextMs === fromMs) nextMs += pageSize * stepMs
  }
  const names = ['time', 'open', 'high', 'low', 'close', 'volume']
  return { table: { source: `${source.id} ${symbol}`, names, rows }, stepMs, unfinishedMs }
}
