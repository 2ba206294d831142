import { StrategyRecord } from '../../trading-system/contract/strategy-record.ts'
import { Strategy } from '../../trading-system/contract/strategy.ts'
import type { StrategySource } from '../port.ts'
import { decimalOf } from './cells.ts'
import { StrategyFileError } from './error.ts'
import { freqtradeIn } from './freqtrade.ts'
import type { Imported } from './imported.ts'
import { leanIn } from './lean.ts'
import { held, jsonAs, partsIn, reportIn, type StrategyParts } from './parts.ts'
import { equityIn, returnsIn, type Stamp } from './returns.ts'
import { tradesIn } from './trades.ts'

/** Files that tell of one strategy and of what it did in one place. */
export interface StrategyFiles extends StrategyParts {
  readonly name: string
  readonly source: 'backtest' | 'paper' | 'live'
  readonly from: 'files' | 'pyfolio' | 'freqtrade' | 'lean'
  readonly returns?: string | undefined
  readonly equity?: string | undefined
  readonly trades?: string | undefined
  readonly result?: string | undefined
  readonly stamped: Stamp
  readonly periodsPerYear: number
}

/**
 * The strategies that files tell of; several entries of one name are records of one strategy. What is wrong with a file is
 * told when it is asked for, but what describes a strategy is read at once. Throws `StrategyFileError`.
 */
export async function strategiesInFiles(
  entries: readonly StrategyFiles[],
  initialCapital: number,
): Promise<readonly StrategySource[]> {
  const byName = Map.groupBy(entries, ({ name }) => name)
  return Promise.all([...byName.values()].map(own => sourceOf(own, initialCapital)))
}

async function sourceOf(
  entries: readonly StrategyFiles[],
  initialCapital: number,
): Promise<StrategySource> {
  const [main] = entries
  const imported = new Map<string, Promise<Imported>>()
  const importOf = (entry: StrategyFiles) => {
    const known = imported.get(entry.source) ?? importedFrom(entry, initialCapital)
    imported.set(entry.source, known)
    return known
  }
  const about = await described(entries, await importOf(main!), initialCapital)
  const { periodsPerYear, currency } = about
  return {
    about,
    async record(source) {
      const entry = entries.find(one => one.source === source)
      if (!entry) return undefined
      const { record } = await importOf(entry)
      const trades = entry.trades === undefined ? record.trades : await tradesIn(entry.trades)
      return held(StrategyRecord, { currency, ...record, ...(trades && { trades }) }, entry.name)
    },
    ...partsIn(entries, periodsPerYear),
  }
}

async function importedFrom(entry: StrategyFiles, initialCapital: number): Promise<Imported> {
  const { from, name, result, returns, equity, periodsPerYear } = entry
  if (from === 'freqtrade') return freqtradeIn(given(result, name, 'result'), name)
  if (from === 'lean') return leanIn(given(result, name, 'result'), periodsPerYear)
  const startEquity = decimalOf(initialCapital)
  if (returns?.endsWith('.json'))
    return { about: { reported: [] }, record: await jsonAs(StrategyRecord, returns) }
  const record =
    returns === undefined
      ? await equityIn(given(equity, name, 'returns or equity'))
      : { startEquity, ...(await returnsIn(returns, from === 'pyfolio' ? 'start' : entry.stamped)) }
  return { about: { periodsPerYear, initialCapital: record.startEquity, reported: [] }, record }
}

/** What an importer knows, under what the report says. */
async function described(
  entries: readonly StrategyFiles[],
  { about, record }: Imported,
  initialCapital: number,
): Promise<Strategy> {
  const { name, periodsPerYear } = entries[0]!
  const report = await reportIn(entries)
  const ends = record.periods.map(({ endsAt }) => Date.parse(endsAt))
  const lengths = ends.slice(1).map((end, at) => end - ends[at]!)
  const year = report.periodsPerYear ?? about.periodsPerYear ?? periodsPerYear
  const known = {
    name,
    version: 'not told',
    periodSeconds: Math.min(...lengths, Number.MAX_SAFE_INTEGER) / 1000,
    periodsPerYear: year,
    daysPerYear: Math.min(year, 365),
    initialCapital: decimalOf(initialCapital),
    currency: record.currency ?? 'not told',
    reported: [],
    approvals: [],
  }
  return held(Strategy, { ...known, ...about, ...report, strategyId: name }, name)
}

function given(file: string | undefined, name: string, key: string): string {
  if (file !== undefined) return file
  throw new StrategyFileError(`[[strategy]] ${name}`, `must name ${key}, names none`)
}
