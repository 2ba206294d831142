import { limit } from './setting.ts'

/** What stress tests, correlations and weights are held against. */
export const portfolioLimits = {
  minimum_stress_tests: limit({
    value: 5,
    from: 1,
    to: 100_000,
    unit: 'stress tests',
    bound: 'min',
    basis: { kind: 'default', source: 'history, liquidity, and each market of the book by itself' },
    description: 'Stress tests that the firm must tell.',
  }),
  unshocked_positions: limit({
    value: 0,
    from: 0,
    to: 1_000_000,
    unit: 'positions',
    bound: 'max',
    basis: { kind: 'default', source: 'a factor that stays is told with a shock of 0' },
    description: 'Positions whose risk factor some stress test does not name.',
  }),
  stress_difference_pct: limit({
    value: 1,
    from: 0,
    to: 100_000,
    unit: '%',
    bound: 'max',
    basis: { kind: 'default', source: 'the same shocks to the same positions leave rounding only' },
    description:
      'Largest difference of a loss in a stress test from its independent computation, of the loss, or of a hundredth of all that moves where it nets out.',
  }),
  stress_loss: limit({
    value: 0.25,
    from: 0,
    to: 1,
    unit: 'fraction of equity',
    bound: 'max',
    basis: {
      kind: 'default',
      source: 'what is left must carry the positions while they are closed',
    },
    description: 'Largest loss in a stress test.',
  }),
  ruin_deviations: limit({
    value: 10,
    from: 0,
    to: 1_000_000,
    unit: 'deviations',
    bound: 'min',
    basis: {
      kind: 'default',
      source: 'the largest falls of a day were about 20 deviations, of crypto 10',
    },
    description:
      'How many standard deviations of a day the likeliest day must be away that costs as much as a stress test may.',
  }),
  correlation_flaw: limit({
    value: 1e-10,
    from: 0,
    to: 2,
    unit: 'correlation',
    bound: 'max',
    basis: { kind: 'default', source: 'rounding of numbers with 16 digits' },
    description:
      'Largest asymmetry, distance of the diagonal from 1, entry beyond 1 and eigenvalue below 0 of a correlation matrix.',
  }),
  correlation_age_hours: limit({
    value: 24,
    from: 0,
    to: 8760,
    unit: 'hours',
    bound: 'max',
    basis: { kind: 'default', source: 'correlations jump on the day on which they are needed' },
    description: 'Age of the newest price behind the correlations.',
  }),
  correlation_difference: limit({
    value: 0.01,
    from: 0,
    to: 2,
    unit: 'correlation',
    bound: 'max',
    basis: { kind: 'default', source: 'the same returns leave rounding only' },
    description:
      'Largest difference of a correlation from that of the returns it was computed from.',
  }),
  volatility_difference_pct: limit({
    value: 1,
    from: 0,
    to: 100_000,
    unit: '%',
    bound: 'max',
    basis: { kind: 'default', source: 'the same returns leave rounding only' },
    description:
      'Largest difference of a volatility from that of the returns it was computed from.',
  }),
  weight_breach: limit({
    value: 1e-6,
    from: 0,
    to: 1,
    unit: 'fraction of equity',
    bound: 'max',
    basis: { kind: 'default', source: 'rounding of an optimiser' },
    description: 'How far optimal weights may lie outside their bounds, or their sum from 1.',
  }),
  weight_gap_pct: limit({
    value: 1,
    from: 0,
    to: 100_000,
    unit: '%',
    bound: 'max',
    basis: {
      kind: 'default',
      source: 'of the largest slope: less than what expected returns are known to',
    },
    description:
      'What moving weight from one asset to another would gain, beside the largest slope of the objective.',
  }),
} as const
