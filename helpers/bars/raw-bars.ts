import type { HistoryTable } from '../../core/market-history.ts'
import { placesOf, readColumns, type Aliases, type TableConvention } from './columns.ts'

/** Bars as a source gave them: in its order, with whatever is wrong with them. */
export interface RawBars {
  readonly symbol: string
  readonly source: string
  readonly time: Float64Array
  readonly open: Float64Array
  readonly high: Float64Array
  readonly low: Float64Array
  readonly close: Float64Array
  /** Undefined where the source has none. */
  readonly volume: Float64Array | undefined
  /** Where each bar stood. */
  readonly lines: Float64Array
  /** Whether the source gave closes and nothing else. */
  readonly isCloseOnly: boolean
}

const timeNames = ['time', 'timestamp', 'date', 'datetime', 'opentime', 'ts'] as const

const aliases: Aliases = {
  time: timeNames,
  open: ['open', 'o'],
  high: ['high', 'h'],
  low: ['low', 'l'],
  close: ['close', 'c'],
  volume: ['volume', 'vol', 'v'],
}

/**
 * Bars of a file. Open, high and low may be absent together: closes alone stand for them. Throws `UnusableData` as `placesOf` and
 * `readColumns` do.
 */
export function rawBarsOf(table: HistoryTable, convention: TableConvention): RawBars {
  const places = placesOf(table, aliases, convention.columns)
  const isCloseOnly = !['open', 'high', 'low'].some(name => places.has(name))
  const needed = isCloseOnly ? ['time', 'close'] : ['time', 'open', 'high', 'low', 'close']
  const { columns, lines } = readColumns(table, places, needed, convention)
  const close = columns['close']!
  return {
    symbol: convention.symbol,
    source: table.source,
    time: columns['time']!,
    open: columns['open'] ?? close,
    high: columns['high'] ?? close,
    low: columns['low'] ?? close,
    close,
    volume: columns['volume'],
    lines,
    isCloseOnly,
  }
}
