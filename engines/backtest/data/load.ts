import { basename } from 'node:path'
import type { Quotes, TapeTrades } from '../../../core/market-history.ts'
import {
  candleHistory,
  type CandleHistory,
  type CandleRange,
  type CandleSource,
} from '../../../clients/market-history/venue-candles.ts'
import { readTable } from '../../../clients/market-history/read-table.ts'
import type { BarFinding } from '../../../helpers/bars/bar-finding.ts'
import type { TableConvention } from '../../../helpers/bars/columns.ts'
import {
  examineBars,
  type BarExpectation,
  type ExaminedBars,
} from '../../../helpers/bars/examine-bars.ts'
import { timeShown } from '../../../helpers/bars/time-shown.ts'
import { quotesOf, tapeTradesOf } from '../../../helpers/bars/quotes-and-trades.ts'
import { joinedBars, rawBarsOf, type RawBars } from '../../../helpers/bars/raw-bars.ts'

export type { ExaminedBars } from '../../../helpers/bars/examine-bars.ts'

/**
 * Bars of a file, or of several together (CSV, JSON Lines, Parquet), examined. Times in milliseconds since midnight count from the
 * day, YYYYMMDD, in each file's name. Throws `HistoryUnreadable` of a file that cannot be read, and `UnusableData` of one that says
 * nothing that can be computed with; what is odd and usable is in the findings.
 */
export async function loadBars(
  files: string | readonly [string, ...string[]],
  convention: TableConvention & BarExpectation,
): Promise<ExaminedBars> {
  const parts: RawBars[] = []
  for (const file of typeof files === 'string' ? [files] : files)
    parts.push(rawBarsOf(await readTable(file), withDayOf(file, convention)))
  return examineBars(joinedBars(parts), convention)
}

/** Best bids and asks of a file. Throws as `loadBars` does. */
export const loadQuotes = async (
  file: string,
  convention: TableConvention & { readonly stepMs?: number },
): Promise<Quotes> => quotesOf(await readTable(file), withDayOf(file, convention))

/** Trades of the public tape of a file. Throws as `loadBars` does. */
export const loadTapeTrades = async (
  file: string,
  convention: TableConvention,
): Promise<TapeTrades> => tapeTradesOf(await readTable(file), withDayOf(file, convention))

/**
 * Bars of a venue through ccxt, examined. A candle that still runs is left out and named, and so is a history that begins later
 * than was asked for. Throws as `loadBars` and `candleHistory` do.
 */
export async function loadVenueBars(
  source: CandleSource,
  range: CandleRange & BarExpectation,
): Promise<ExaminedBars> {
  return examinedHistory(await candleHistory(source, range), range)
}

/** What a venue's client answered of a range of candles (`Venue.candleHistory`), examined as `loadVenueBars` does. */
export function examinedHistory(
  { table, stepMs, unfinishedMs }: CandleHistory,
  { symbol, sinceMs, ...expectation }: BarExpectation & Pick<CandleRange, 'symbol' | 'sinceMs'>,
): ExaminedBars {
  const raw = rawBarsOf(table, { symbol })
  const { bars, findings } = examineBars(raw, { ...expectation, stepMs })
  const late = Math.floor((bars.time[0]! - sinceMs) / stepMs)
  return {
    bars,
    findings: [...findings, ...unfinished(unfinishedMs), ...short(late, sinceMs, bars.time[0]!)],
  }
}

const unfinished = (openMs: number | undefined): readonly BarFinding[] =>
  openMs === undefined
    ? []
    : [
        {
          kind: 'unfinished bar',
          count: 1,
          first: `that of ${timeShown(openMs)} still runs; left out`,
        },
      ]

const short = (late: number, sinceMs: number, firstMs: number): readonly BarFinding[] =>
  late > 0
    ? [
        {
          kind: 'short history',
          count: late,
          first: `asked for from ${timeShown(sinceMs)}, the venue's first is of ${timeShown(firstMs)}`,
        },
      ]
    : []

function withDayOf<Convention extends TableConvention>(
  file: string,
  convention: Convention,
): Convention {
  const day = /(?<!\d)((?:19|20)\d{6})(?!\d)/.exec(basename(file))?.[1]
  return day === undefined || convention.day !== undefined ? convention : { ...convention, day }
}
