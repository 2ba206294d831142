import type { Fault } from './fault.ts'

/** Faults of the firm's strategies, and of how it came by them. */
export const strategyFaults = {
  'daily-root-on-intraday': {
    description: 'ratios of bars of four hours are annualised by √252',
    breaks: ['strategy/metric-recomputation'],
  },
  'calendar-growth': {
    description: 'growth over days of trading is annualised by 365',
    breaks: ['strategy/metric-recomputation'],
  },
  'imprecise-metrics': {
    description: 'reported metrics were rounded on the way',
    breaks: ['strategy/metric-recomputation'],
    magnitude: { value: 1.15e-6, limit: 'limits.strategy.metric_deviation' },
  },
  'imprecise-metrics-twin': {
    description: 'reported metrics were rounded on the way, within the limit',
    spares: ['strategy/metric-recomputation'],
    magnitude: { value: 0.85e-6, limit: 'limits.strategy.metric_deviation' },
  },
  'few-trades': {
    description: 'the whole record rests on few trades',
    breaks: ['strategy/sample-size'],
    magnitude: { value: 90, limit: 'limits.strategy.minimum_trades' },
  },
  'few-trades-twin': {
    description: 'the whole record rests on few trades, as many as are asked for',
    spares: ['strategy/sample-size'],
    magnitude: { value: 115, limit: 'limits.strategy.minimum_trades' },
  },
  'lookahead-by-shift': {
    description: 'signals are computed from the bar after their own',
    breaks: ['strategy/lookahead'],
  },
  'lookahead-by-centred-window': {
    description: 'an average is taken over bars on both sides',
    breaks: ['strategy/lookahead'],
  },
  'lookahead-by-scaling': {
    description: 'an indicator is scaled by its size over all data',
    breaks: ['strategy/lookahead'],
  },
  'short-live-history': {
    description: 'fewer bars are fetched live than the averages remember',
    breaks: ['strategy/recursion'],
  },
  'same-close-execution': {
    description: 'orders are filled at prices from before their decision',
    breaks: ['strategy/lag-stress'],
    touches: [
      'strategy/capacity',
      'strategy/deflated-sharpe',
      'strategy/live-reconciliation',
      'strategy/parameter-plateau',
    ],
  },
  'best-of-random': {
    description: 'the strategy is the best of 500 that toss coins',
    breaks: ['strategy/deflated-sharpe'],
    touches: ['strategy/backtest-overfitting', 'strategy/out-of-sample'],
  },
  'parameter-mining': {
    description: 'parameters were mined: what gains in one part of the time loses in another',
    breaks: ['strategy/backtest-overfitting'],
    touches: ['strategy/out-of-sample'],
  },
  'overfit-strategy': {
    description: 'the strategy knows what it was learnt from, and nothing else',
    breaks: ['strategy/out-of-sample'],
  },
  'short-lucky-record': {
    description: 'the record is a lucky stretch of 60 days',
    breaks: ['strategy/track-record-length'],
    touches: ['strategy/cost-stress', 'strategy/lag-stress', 'strategy/sample-size'],
  },
  'edge-below-costs': {
    description: 'the strategy trades all the time, in a backtest without costs',
    breaks: ['strategy/cost-stress'],
  },
  'unfillable-orders': {
    description: 'orders are larger than the market that they were tested on',
    breaks: ['strategy/capacity'],
    touches: ['strategy/cost-stress'],
    magnitude: { value: 1.15, limit: 'limits.strategy.daily_volume_share_pct' },
  },
  'unfillable-orders-twin': {
    description: 'orders are large for the market that they were tested on, within the limit',
    spares: ['strategy/capacity'],
    magnitude: { value: 0.85, limit: 'limits.strategy.daily_volume_share_pct' },
  },
  'mandate-breach': {
    description: 'the strategy has lost more than its mandate allows, and nobody was told',
    breaks: ['strategy/drawdown-mandate'],
    magnitude: { value: 1.15, limit: 'limits.strategy.mandate_use' },
  },
  'mandate-breach-twin': {
    description: 'the strategy has lost nearly what its mandate allows',
    spares: ['strategy/drawdown-mandate'],
    magnitude: { value: 0.85, limit: 'limits.strategy.mandate_use' },
  },
  'knife-edge-optimum': {
    description: 'the chosen parameters earn what no others near them do',
    breaks: ['strategy/parameter-plateau'],
  },
  'survivors-only': {
    description: 'stocks that were delisted are not in the universe',
    breaks: ['strategy/survivorship'],
  },
  'unadjusted-split': {
    description: 'prices halve at a split that nobody recorded',
    breaks: ['strategy/price-jumps'],
  },
  'late-live-entry': {
    description: 'live orders are filled one bar later than in the backtest',
    breaks: ['strategy/live-reconciliation'],
  },
  'worse-live-prices': {
    description: 'live fills are worse than those of the backtest',
    breaks: ['strategy/live-reconciliation'],
    magnitude: { value: 2.3, limit: 'limits.strategy.live_price_difference_bps' },
  },
  'worse-live-prices-twin': {
    description: 'live fills are worse than those of the backtest, within the limit',
    spares: ['strategy/live-reconciliation'],
    magnitude: { value: 1.7, limit: 'limits.strategy.live_price_difference_bps' },
  },
  'hidden-clock': {
    description: 'a backtest depends on the clock of the machine that it runs on',
    breaks: ['strategy/determinism'],
  },
  'approval-of-another': {
    description: 'what was approved is other code than what runs',
    breaks: ['strategy/approval'],
  },
  'self-approval': {
    description: 'the author of a strategy has approved it',
    breaks: ['strategy/approval'],
  },
} as const satisfies Record<string, Fault>
