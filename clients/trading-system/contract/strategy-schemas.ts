import { StrategyRecord } from './strategy-record.ts'
import {
  StrategyIndicators,
  StrategyPrices,
  StrategySignals,
  StrategyTrials,
  StrategyUniverse,
} from './strategy-research.ts'
import { Strategy, StrategyDigests, StrategyList } from './strategy.ts'

/** What the document calls by name among what it says of strategies. */
export const strategySchemas = {
  Strategy,
  StrategyDigests,
  StrategyIndicators,
  StrategyList,
  StrategyPrices,
  StrategyRecord,
  StrategySignals,
  StrategyTrials,
  StrategyUniverse,
} as const
