import type { BacktestKey, RecordKey, StrategyRecord } from './contract/strategy-record.ts'
import type {
  IndicatorsKey,
  SignalsKey,
  StrategyIndicators,
  StrategyPrices,
  StrategySignals,
  StrategyTrials,
  StrategyUniverse,
} from './contract/strategy-research.ts'
import type { StrategyKey, StrategyList } from './contract/strategy.ts'

export type { Strategy, StrategyDigests } from './contract/strategy.ts'
export type { BacktestKey, RecordKey, StrategyRecord } from './contract/strategy-record.ts'
export type {
  StrategyIndicators,
  StrategyPrices,
  StrategySignals,
  StrategyTrials,
  StrategyUniverse,
} from './contract/strategy-research.ts'

/** What is known of strategies. Whatever a strategy has none of is undefined. */
export interface Strategies {
  list(): Promise<StrategyList>
  record(key: RecordKey): Promise<StrategyRecord | undefined>
  trials(key: StrategyKey): Promise<StrategyTrials | undefined>
  universe(key: StrategyKey): Promise<StrategyUniverse | undefined>
  prices(key: StrategyKey): Promise<StrategyPrices | undefined>
}

/** What is computed again when it is asked for. What a strategy cannot compute again is undefined. */
export interface StrategyReplay {
  signals(key: SignalsKey): Promise<StrategySignals | undefined>
  indicators(key: IndicatorsKey): Promise<StrategyIndicators | undefined>
  backtest(key: BacktestKey): Promise<StrategyRecord | undefined>
}
