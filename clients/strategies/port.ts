import type {
  BacktestKey,
  RecordKey,
  Strategy,
  StrategyIndicators,
  StrategyPrices,
  StrategyRecord,
  StrategySignals,
  StrategyTrials,
  StrategyUniverse,
} from '../trading-system/strategies.ts'

/** How a strategy computes again what it once computed. */
export interface Replay {
  readonly signals: (until?: string) => Promise<StrategySignals | undefined>
  readonly indicators: (asked: {
    readonly until?: string
    readonly startupBars?: number
  }) => Promise<StrategyIndicators | undefined>
  readonly backtest: (asked: Omit<BacktestKey, 'strategy'>) => Promise<StrategyRecord | undefined>
}

/** A strategy and what is known of it, wherever that comes from; what is not known is undefined. */
export interface StrategySource {
  readonly about: Strategy
  readonly record: (source: RecordKey['source']) => Promise<StrategyRecord | undefined>
  readonly trials: () => Promise<StrategyTrials | undefined>
  readonly universe: () => Promise<StrategyUniverse | undefined>
  readonly prices: () => Promise<StrategyPrices | undefined>
  /** What is odd about the data that it was tested on, in words; undefined where nobody has looked. */
  readonly oddities?: string | undefined
  /** Undefined where nothing can be computed again. */
  readonly replay?: Replay | undefined
}
