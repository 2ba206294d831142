import { notComputable } from '../performance/series-error.ts'
import { instantMs } from '../settlement/settlement.ts'
import type { StrategyRecord } from './strategy.ts'
import { toldRecord, toldTrades } from './told-record.ts'

/** What a strategy could trade, and when. */
export interface Universe {
  readonly selectedAt?: string | undefined
  readonly symbols: readonly {
    readonly symbol: string
    readonly listedAt: string
    readonly delistedAt?: string | undefined
  }[]
}

/** Whether a universe knows the future. */
export interface Survivorship {
  /** 1 where it holds survivors only though it was not chosen before the record began, otherwise 0. */
  readonly hindsight: 0 | 1
  /** Symbols that went under while the record ran. */
  readonly delisted: number
  /** Trades in what was not listed then. */
  readonly outside: number
  readonly words: string
}

const aYearDays = 365

/**
 * Looks whether a universe was known at the time. One that was chosen by name must have been chosen before the record
 * begins; one that is whatever was listed must, over a year or more, have lost somebody in that time: who went under before or
 * after says nothing about it. Trades must lie between listing
 * and delisting, the instant of delisting included. Throws `SeriesError` of an empty universe and as `toldTrades` does.
 */
export function survivorship(universe: Universe, record: StrategyRecord): Survivorship {
  const { symbols, selectedAt } = universe
  if (symbols.length === 0)
    throw notComputable('a universe must hold symbols, held none: give all that could be traded')
  const { startsMs, endsMs, days } = toldRecord(record)
  const lastMs = endsMs.at(-1)!
  const listed = new Map(symbols.map(one => [one.symbol, one]))
  const outside = toldTrades(record).filter(({ symbol, at }) => {
    const one = listed.get(symbol)
    return !one || at < one.listedAt || (one.delistedAt !== undefined && at > one.delistedAt)
  })
  const delisted = symbols.filter(({ delistedAt }) => {
    if (delistedAt === undefined) return false
    const ms = instantMs(delistedAt)
    return ms > startsMs && ms <= lastMs
  }).length
  const isChosenBefore = selectedAt !== undefined && instantMs(selectedAt) <= startsMs
  const hasHindsight =
    selectedAt === undefined ? delisted === 0 && days >= aYearDays : !isChosenBefore
  const [first] = outside
  return {
    hindsight: hasHindsight ? 1 : 0,
    delisted,
    outside: outside.length,
    words: first ? `${first.symbol} at ${first.at}` : 'none',
  }
}
