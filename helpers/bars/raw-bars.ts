import type { HistoryTable } from '../../core/market-history.ts'
import { placesOf, readColumns, type Aliases, type TableConvention } from './columns.ts'

/** Bars as a source gave them: in its order, with whatever is wrong with them. */
export interface RawBars {
  readonly symbol: string
  /** One or several files, or a venue. */
  readonly sources: readonly string[]
  readonly time: Float64Array
  readonly open: Float64Array
  readonly high: Float64Array
  readonly low: Float64Array
  readonly close: Float64Array
  /** Undefined where the source has none. */
  readonly volume: Float64Array | undefined
  /** Where a bar stood. */
  readonly origin: (index: number) => Origin
  /** Whether the source gave closes and nothing else. */
  readonly isCloseOnly: boolean
}

export interface Origin {
  readonly source: string
  readonly line: number
}

/** Where a bar stood, in words: the line, and of several files the file. */
export function placeIn({ sources, origin }: RawBars, index: number): string {
  const { source, line } = origin(index)
  return sources.length === 1 ? `line ${line}` : `line ${line} of ${source.split(/[\\/]/).at(-1)}`
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
    sources: [table.source],
    time: columns['time']!,
    open: columns['open'] ?? close,
    high: columns['high'] ?? close,
    low: columns['low'] ?? close,
    close,
    volume: columns['volume'],
    origin: index => ({ source: table.source, line: lines[index]! }),
    isCloseOnly,
  }
}

/** Bars of several sources, one after another. Volumes and prices are told only where all of them tell them. */
export function joinedBars(parts: readonly RawBars[]): RawBars {
  const of = (column: (part: RawBars) => Float64Array) => {
    const whole = new Float64Array(parts.reduce((sum, part) => sum + column(part).length, 0))
    let start = 0
    for (const part of parts) {
      whole.set(column(part), start)
      start += column(part).length
    }
    return whole
  }
  const starts = parts.map((_, at) =>
    parts.slice(0, at).reduce((sum, { time }) => sum + time.length, 0),
  )
  return {
    symbol: parts[0]!.symbol,
    sources: parts.flatMap(({ sources }) => sources),
    time: of(({ time }) => time),
    open: of(({ open }) => open),
    high: of(({ high }) => high),
    low: of(({ low }) => low),
    close: of(({ close }) => close),
    volume: parts.every(({ volume }) => volume !== undefined)
      ? of(({ volume }) => volume!)
      : undefined,
    origin: index => {
      const part = starts.findLastIndex(start => start <= index)
      return parts[part]!.origin(index - starts[part]!)
    },
    isCloseOnly: parts.some(part => part.isCloseOnly),
  }
}
