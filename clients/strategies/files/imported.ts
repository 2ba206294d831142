import type { Strategy, StrategyRecord } from '../../trading-system/strategies.ts'

/** What a file of another engine tells: of a strategy as much as is in it, and a record without what it leaves open. */
export interface Imported {
  readonly about: Partial<Strategy>
  readonly record: Omit<StrategyRecord, 'currency'> & { readonly currency?: string }
}
