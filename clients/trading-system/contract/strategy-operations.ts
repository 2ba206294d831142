import type { Operation } from './operations.ts'
import { BacktestKey, RecordKey, StrategyRecord } from './strategy-record.ts'
import {
  IndicatorsKey,
  SignalsKey,
  StrategyIndicators,
  StrategyPrices,
  StrategySignals,
  StrategyTrials,
  StrategyUniverse,
} from './strategy-research.ts'
import { StrategyKey, StrategyList } from './strategy.ts'

/** What is known of strategies: what was told of them, and what is computed again. */
export const strategyOperations = {
  strategies: {
    list: {
      method: 'GET',
      path: '/strategies',
      summary: 'Lists the strategies that trade, or are to.',
      answer: StrategyList,
    },
    record: {
      method: 'GET',
      path: '/strategies/{strategy}/records/{source}',
      summary: 'Tells what a strategy did in its backtest, on paper, or with money.',
      input: RecordKey,
      answer: StrategyRecord,
      mayBeAbsent: true,
    },
    trials: {
      method: 'GET',
      path: '/strategies/{strategy}/trials',
      summary: 'Tells of every set of parameters that was tried.',
      input: StrategyKey,
      answer: StrategyTrials,
      mayBeAbsent: true,
    },
    universe: {
      method: 'GET',
      path: '/strategies/{strategy}/universe',
      summary: 'Tells what a strategy could trade, and when.',
      input: StrategyKey,
      answer: StrategyUniverse,
      mayBeAbsent: true,
    },
    prices: {
      method: 'GET',
      path: '/strategies/{strategy}/prices',
      summary: 'Tells the prices that the backtest used.',
      input: StrategyKey,
      answer: StrategyPrices,
      mayBeAbsent: true,
    },
  },
  strategyReplay: {
    signals: {
      method: 'GET',
      path: '/strategies/{strategy}/signals',
      summary: 'Computes the signals again, from data that ends at an instant.',
      input: SignalsKey,
      answer: StrategySignals,
      mayBeAbsent: true,
    },
    indicators: {
      method: 'GET',
      path: '/strategies/{strategy}/indicators',
      summary: 'Computes the indicators again, from so many bars.',
      input: IndicatorsKey,
      answer: StrategyIndicators,
      mayBeAbsent: true,
    },
    backtest: {
      method: 'GET',
      path: '/strategies/{strategy}/backtest',
      summary: 'Runs the backtest again, and changes nothing.',
      input: BacktestKey,
      answer: StrategyRecord,
      mayBeAbsent: true,
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Operation>>>>
