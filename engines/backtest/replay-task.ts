import type { MarketHistory } from '../../core/market-history.ts'
import type { BacktestOptions, BacktestResult } from './backtest.ts'
import type { LoadedFile } from './confined-module.ts'
import type { BacktestErrorCode } from './errors.ts'

/** What the thread of a replay is handed. */
export interface ReplayTask {
  readonly modulePath: string
  readonly data: MarketHistory
  readonly options: BacktestOptions
  readonly clockShiftMs: number
}

/** What came of a replay. */
export interface Replayed {
  readonly result: BacktestResult
  /** The module's files, those that it imports included. */
  readonly files: readonly LoadedFile[]
  /** What the strategy told of its indicators after the last event; undefined where it tells of none. */
  readonly indicators: Readonly<Record<string, number>> | undefined
}

/** What the thread tells: the replay, or why there is none. */
export type ReplayWord =
  { readonly replayed: Replayed } | { readonly failure: string; readonly code: BacktestErrorCode }
