import { expect } from 'vitest'
import type { SettingPath } from '../../config/readers.ts'
import { repository } from './launch.ts'

const suite = (...names: readonly string[]) => names.map(name => `suites/strategy/${name}.check.ts`)

/** The strategy on stocks of a desk of the sandbox under faults, and what a module tells of it otherwise. */
const desk = (name: string, faults: readonly string[]) => `
const ${name}Faults = ${JSON.stringify(faults)}
const ${name} = createStrategyDesk({
  nowMs: Date.UTC(2026, 9, 1),
  seed: 1,
  faults: {
    has: fault => ${name}Faults.includes(fault),
    magnitude: (...those) => those.some(fault => ${name}Faults.includes(fault)) ? 1e-4 : undefined,
  },
})`

const strategy = 'trend-1d'
const about = `about: () => ({ contract: '1', name: 'desk', version: '1', environment: 'test' })`
const members = ['record', 'trials', 'universe', 'prices', 'signals', 'indicators', 'backtest']

const healthyModule = `
import { createStrategyDesk } from '${repository}/sandbox/firm/strategies/desk.ts'
${desk('healthy', [])}
const numbers = ['lagBars', 'startupBars', 'commissionRate', 'slippageRate', 'initialCapital']
const read = key => Object.fromEntries(
  Object.entries(key).map(([name, value]) => [name, numbers.includes(name) ? Number(value) : value]))
const member = name => async key => healthy[name](read(key))
const [${members.join(', ')}] = ${JSON.stringify(members)}.map(member)
export const tradingSystem = {
  ${about},
  strategies: {
    list: async () => ({ strategies: healthy.list().strategies.filter(one => one.strategyId === '${strategy}') }),
    record, trials, universe, prices,
  },
  strategyReplay: { signals, indicators, backtest },
}
`

/** One desk is wrong in nearly everything; the other has mined its parameters among others that are near them. */
const flawedModule = `
import { createStrategyDesk } from '${repository}/sandbox/firm/strategies/desk.ts'
${desk('wrong', [
  'imprecise-metrics',
  'lookahead-by-shift',
  'survivors-only',
  'unadjusted-split',
  'hidden-clock',
  'approval-of-another',
  'late-live-entry',
])}
${desk('mined', ['parameter-mining'])}
const desks = { wrong, mined }
const told = (name, change = value => value) => async ({ strategy, ...key }) =>
  change(desks[strategy][name]({ ...key, lagBars: 0, commissionRate: 0.001, slippageRate: 0.0005, initialCapital: 1e6, strategy: '${strategy}' }), strategy)
const near = ({ trials, ...rest }, strategy) => {
  if (strategy === 'wrong') return { ...rest, trials }
  const [chosen, ...others] = trials
  return {
    ...rest,
    trials: [
      { ...chosen, returnFractions: chosen.returnFractions.map(value => value + 1e-7) },
      ...others.map((one, at) => ({ ...one, parameters: { ...chosen.parameters, entry: chosen.parameters.entry * (1 + at * 1e-4 + 1e-4) } })),
    ],
  }
}
const unlisted = ({ symbols: [first, ...others], ...rest }) =>
  ({ ...rest, symbols: [{ ...first, listedAt: '2999-01-01T00:00:00.000000Z' }, ...others] })
export const tradingSystem = {
  ${about},
  strategies: {
    list: async () => ({
      strategies: Object.entries(desks).map(([strategyId, one]) => ({
        ...one.list().strategies.find(({ strategyId: id }) => id === '${strategy}'),
        strategyId,
        signalTypes: ['enterLong', 'exitLong', 'enterShort', 'exitShort', 'neverSeen'],
      })),
    }),
    record: told('record'),
    trials: told('trials', near),
    universe: told('universe', unlisted),
    prices: told('prices'),
  },
  strategyReplay: {
    signals: told('signals'),
    indicators: told('indicators'),
    backtest: told('backtest'),
  },
}
`

/** Modules that tell of strategies. */
export const strategyFiles = {
  'healthy-strategies.ts': healthyModule,
  'flawed-strategies.ts': flawedModule,
}

/** Runs by which the limits of strategies are shown: a healthy one held to too much, and a flawed one forgiven. */
export const strategyRuns = {
  'strategies, strictly': {
    config: [
      'trading_system.adapter = "healthy-strategies.ts"',
      'trading_validation.initial_capital = 2000000',
      'limits.strategy.annualisation_deviation_pct = 0',
      'limits.strategy.minimum_trades = 1000000000',
      'limits.strategy.minimum_days = 100000',
      'limits.strategy.indicator_change_pct = 0',
      'limits.strategy.lagged_sharpe_pct = 1000',
      'limits.strategy.out_of_sample_pct = 1000',
      'limits.strategy.track_record_confidence = 0.96',
      'limits.strategy.cost_stress_factor = 100',
      'limits.strategy.daily_volume_share_pct = 0',
      'limits.strategy.top_of_book_share_pct = 7',
      'limits.strategy.mandate_use = 0',
      'limits.strategy.live_price_difference_bps = 0',
    ],
    paths: suite(
      'metric-recomputation',
      'sample-size',
      'recursion',
      'lag-stress',
      'out-of-sample',
      'track-record-length',
      'cost-stress',
      'capacity',
      'drawdown-mandate',
      'live-reconciliation',
    ),
  },
  'strategies, forgiven': {
    config: [
      'trading_system.adapter = "flawed-strategies.ts"',
      'limits.strategy.metric_deviation = 0.01',
      'limits.strategy.changed_signals = 1000000',
      'limits.strategy.signal_coverage_pct = 80',
      'limits.strategy.deflated_sharpe = 0',
      'limits.strategy.overfitting_probability = 1',
      'limits.strategy.positive_paths_pct = 0',
      'limits.strategy.plateau_pct = 0',
      'limits.strategy.hindsight_universes = 1000',
      'limits.strategy.trades_outside_listing = 1000000',
      'limits.strategy.price_jumps = 1000000',
      'limits.strategy.matched_trades_pct = 0',
      'limits.strategy.tracking_error_pct = 1000',
      'limits.strategy.different_replays = 1000000',
      'limits.strategy.unapproved = 1000',
    ],
    paths: suite(
      'metric-recomputation',
      'lookahead',
      'deflated-sharpe',
      'backtest-overfitting',
      'out-of-sample',
      'parameter-plateau',
      'survivorship',
      'price-jumps',
      'live-reconciliation',
      'determinism',
      'approval',
    ),
  },
} as const

type RunName = keyof typeof strategyRuns

/** What can be looked up in a run. */
interface Sight {
  readonly outcomeIn: (run: RunName, id: string) => Promise<string>
  readonly evidenceIn: (run: RunName, id: string, observation: string) => Promise<unknown>
  readonly limitIn: (run: RunName, id: string, observation: string) => Promise<unknown>
}

interface Case {
  readonly see: () => Promise<unknown>
  readonly expected: unknown
}

/** What is seen of each setting that is about strategies. */
export function strategyCases({ outcomeIn, evidenceIn, limitIn }: Sight) {
  /** A limit that a healthy strategy keeps, and that is tightened for it. */
  const refused = (name: string, words: RegExp): Case => ({
    see: () => outcomeIn('strategies, strictly', `strategy/${name}`),
    expected: expect.stringMatching(words),
  })
  /** A limit that a flawed strategy breaks, and that is loosened for it. */
  const forgiven = (name: string): Case => ({
    see: () => outcomeIn('strategies, forgiven', `strategy/${name}`),
    expected: expect.stringMatching(/^passed/),
  })
  /** A limit behind others, of which only is seen that it is held against. */
  const heldAgainst = (name: string, limit: string, expected: number): Case => ({
    see: () => limitIn('strategies, strictly', `strategy/${name}`, limit),
    expected,
  })
  const most = (value: string) => new RegExp(`^failed .*to be less than or equal to ${value}$`)
  const least = (value: string) => new RegExp(`^failed .*to be greater than or equal to ${value}$`)
  return {
    'trading_validation.initial_capital': {
      see: () => evidenceIn('strategies, strictly', 'strategy/capacity', 'capital'),
      expected: 2_000_000,
    },
    'limits.strategy.metric_deviation': forgiven('metric-recomputation'),
    'limits.strategy.annualisation_deviation_pct': refused('metric-recomputation', /^failed/),
    'limits.strategy.minimum_trades': refused('sample-size', least('1000000000')),
    'limits.strategy.minimum_days': heldAgainst('sample-size', 'days', 100_000),
    'limits.strategy.changed_signals': forgiven('lookahead'),
    'limits.strategy.signal_coverage_pct': forgiven('lookahead'),
    'limits.strategy.indicator_change_pct': refused('recursion', most('0')),
    'limits.strategy.lagged_sharpe_pct': refused('lag-stress', least('1000')),
    'limits.strategy.deflated_sharpe': forgiven('deflated-sharpe'),
    'limits.strategy.overfitting_probability': forgiven('backtest-overfitting'),
    'limits.strategy.out_of_sample_pct': refused('out-of-sample', least('1000')),
    'limits.strategy.positive_paths_pct': forgiven('out-of-sample'),
    'limits.strategy.track_record_confidence': heldAgainst(
      'track-record-length',
      'confidence',
      0.96,
    ),
    'limits.strategy.cost_stress_factor': refused('cost-stress', /^failed .*greater than 100$/),
    'limits.strategy.daily_volume_share_pct': refused('capacity', most('0')),
    'limits.strategy.top_of_book_share_pct': heldAgainst('capacity', 'top', 7),
    'limits.strategy.mandate_use': refused('drawdown-mandate', most('0')),
    'limits.strategy.plateau_pct': forgiven('parameter-plateau'),
    'limits.strategy.hindsight_universes': forgiven('survivorship'),
    'limits.strategy.trades_outside_listing': forgiven('survivorship'),
    'limits.strategy.price_jumps': forgiven('price-jumps'),
    'limits.strategy.matched_trades_pct': forgiven('live-reconciliation'),
    'limits.strategy.live_price_difference_bps': refused('live-reconciliation', most('0')),
    'limits.strategy.tracking_error_pct': forgiven('live-reconciliation'),
    'limits.strategy.different_replays': forgiven('determinism'),
    'limits.strategy.unapproved': forgiven('approval'),
  } as const satisfies Partial<Record<SettingPath, Case>>
}

const fileSettings = [
  'name',
  'source',
  'from',
  'report',
  'returns',
  'equity',
  'trades',
  'result',
  'trials',
  'universe',
  'prices',
  'stamped',
  'periods_per_year',
] as const

const moduleSettings = [
  'module',
  'data',
  'symbol',
  'calendar',
  'bar_seconds',
  'parameters',
  'grid',
  'run_deadline_ms',
] as const

const shownIn = (file: string, names: readonly string[]) =>
  Object.fromEntries(names.map(name => [`strategy[].${name}`, file]))

/** Settings of files that tell of strategies, and of modules, all shown in two tests. */
export const strategyFilesElsewhere = {
  ...shownIn('tests/fixtures/strategy-sources.test.ts', fileSettings),
  ...shownIn('tests/fixtures/strategy-modules.test.ts', moduleSettings),
}
