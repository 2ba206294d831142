import { limit } from './setting.ts'

/** What the numbers of a risk engine are held against. */
export const riskNumberLimits = {
  backtest_chance: limit({
    value: 0.0001,
    from: 1e-9,
    to: 0.5,
    unit: 'probability',
    bound: 'min',
    basis: {
      kind: 'default',
      source:
        'five tests raise a false alarm in less than 0.05 % of cases; one at 5 % would in one of twenty',
    },
    description:
      'How unlikely exceptions may be, if the value at risk were right: too many, too few, on consecutive days, too large one by one, and all of it together.',
  }),
  minimum_backtest_days: limit({
    value: 500,
    from: 50,
    to: 30_000,
    unit: 'days',
    bound: 'min',
    basis: {
      kind: 'default',
      source: 'of 95 %, 500 days tell 0.7 and 1.5 times the true value in 99 of 100 cases',
    },
    description: 'Days of a risk history that must be told before it is judged.',
  }),
  history_age_days: limit({
    value: 7,
    from: 0,
    to: 366,
    unit: 'days',
    bound: 'max',
    basis: { kind: 'default', source: 'a business day, over the longest holidays' },
    description: 'Age of the last day of the risk history.',
  }),
  var_difference_pct: limit({
    value: 1,
    from: 0,
    to: 100,
    unit: '%',
    bound: 'max',
    basis: { kind: 'default', source: 'the same scenarios by the same rule leave rounding only' },
    description: 'Largest difference of a value at risk from its independent computation.',
  }),
  shortfall_difference_pct: limit({
    value: 1,
    from: 0,
    to: 100,
    unit: '%',
    bound: 'max',
    basis: { kind: 'default', source: 'the same scenarios leave rounding only' },
    description: 'Largest difference of an expected shortfall from its independent computation.',
  }),
  minimum_scenarios: limit({
    value: 250,
    from: 20,
    to: 1_000_000,
    unit: 'scenarios',
    bound: 'min',
    basis: {
      kind: 'standard',
      source: 'a year of observations: Basel Committee, market risk amendment (1996), B.4(d)',
    },
    description: 'Scenarios behind a value at risk.',
  }),
  uncovered_positions: limit({
    value: 0,
    from: 0,
    to: 1_000_000,
    unit: 'positions',
    bound: 'max',
    basis: {
      kind: 'default',
      source: 'a position that no scenario moves is without risk on paper',
    },
    description: 'Positions whose risk factor is in no scenario.',
  }),
  model_age_hours: limit({
    value: 24,
    from: 0,
    to: 8760,
    unit: 'hours',
    bound: 'max',
    basis: { kind: 'default', source: 'a value at risk of yesterday is of another book' },
    description: 'Age of the positions behind the value at risk.',
  }),
  rank_correlation: limit({
    value: 0.8,
    from: 0,
    to: 1,
    unit: 'correlation',
    bound: 'min',
    basis: { kind: 'standard', source: 'Basel MAR32: green zone of the P&L attribution test' },
    description: 'Rank correlation of hypothetical and theoretical profits.',
  }),
  profit_distance: limit({
    value: 0.09,
    from: 0,
    to: 1,
    unit: 'distance',
    bound: 'max',
    basis: { kind: 'standard', source: 'Basel MAR32: green zone of the P&L attribution test' },
    description:
      'Largest distance (Kolmogorov-Smirnov) between hypothetical and theoretical profits.',
  }),
  minimum_attribution_days: limit({
    value: 250,
    from: 20,
    to: 30_000,
    unit: 'days',
    bound: 'min',
    basis: { kind: 'standard', source: 'Basel MAR32: the most recent 250 trading days' },
    description: 'Days with both profits that must be told before they are compared.',
  }),
} as const
