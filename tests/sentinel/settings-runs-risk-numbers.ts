import { repository } from './launch.ts'

/** A module that speaks for the sandbox's risk engine, with every fault that it can have, or none. */
const measuringFirm = (isFlawed: boolean) => `
import { createRiskEngine } from '${repository}/sandbox/firm/risk/engine.ts'
const magnitudes = { 'firm-concentrated': 0.115, 'firm-stale-risk-model': 28, 'firm-rounds-shortfall': 5, 'firm-outgrows-its-capital': 0.29, 'firm-stale-correlations': 28 }
// With these two as well, the difference would be beyond any limit that can be set.
const kept = ['firm-tells-loss-as-return', 'firm-tells-risk-in-percent']
const virtues = { has: name => ${isFlawed} && !kept.includes(name), magnitude: name => ${isFlawed} ? magnitudes[name] : undefined }
const engine = createRiskEngine({ now: Date.now, seed: 1, virtues })
export const tradingSystem = {
  about: () => ({ contract: '1', name: 'risk engine', version: '1', environment: 'test' }),
  riskHistory: { read: async () => engine.history() },
  riskModel: { read: async () => engine.model() },
  stressTests: { read: async () => engine.stressTests() },
  correlations: { read: async () => engine.correlations() },
  allocation: { read: async () => engine.allocation() },
}
`

const venue =
  'market_connectivity.exchanges = [{ name = "binance", supported_symbols = ["BTCUSDT"] }]'
const checks = (...names: readonly string[]) => names.map(name => `suites/risk/${name}.check.ts`)
const all = checks(
  'var-exceptions',
  'var-coverage',
  'var-recomputation',
  'shortfall-recomputation',
  'portfolio-limits',
  'pnl-attribution',
  'stress-scenarios',
  'stress-losses',
  'reverse-stress',
  'correlation-matrix',
  'correlation-recomputation',
  'portfolio-weights',
)

/** Modules that the runs below judge. */
export const riskNumberFiles = {
  'measuring-firm.ts': measuringFirm(false),
  'guessing-firm.ts': measuringFirm(true),
}

/** Runs by which the settings of risk numbers are shown. */
export const riskNumberRuns = {
  'measuring firm, strictly': {
    config: [
      venue,
      'trading_system.adapter = "measuring-firm.ts"',
      'risk_management.max_portfolio_var = 0.0001',
      'risk_management.max_leverage = 0.1',
      'limits.risk.backtest_chance = 0.5',
      'limits.risk.minimum_backtest_days = 30000',
      'limits.risk.history_age_days = 0',
      'limits.risk.var_difference_pct = 0',
      'limits.risk.minimum_scenarios = 1000000',
      'limits.risk.minimum_attribution_days = 30000',
      'limits.risk.profit_distance = 1',
      'limits.risk.minimum_stress_tests = 100000',
      'limits.risk.ruin_deviations = 1000000',
      'limits.risk.weight_breach = 0.5',
    ],
    paths: all,
  },
  'guessing firm, forgiven': {
    config: [
      venue,
      'trading_system.adapter = "guessing-firm.ts"',
      'risk_management.max_portfolio_var = 1',
      'risk_management.max_position_concentration = 1',
      'risk_management.confidence_level = 0.99',
      'limits.risk.var_difference_pct = 100',
      'limits.risk.shortfall_difference_pct = 100',
      'limits.risk.uncovered_positions = 1',
      'limits.risk.model_age_hours = 48',
      'limits.risk.rank_correlation = 0',
      'limits.risk.profit_distance = 0.9',
      'limits.risk.unshocked_positions = 1000',
      'limits.risk.stress_difference_pct = 100000',
      'limits.risk.stress_loss = 1',
      'limits.risk.correlation_flaw = 2',
      'limits.risk.correlation_age_hours = 48',
      'limits.risk.correlation_difference = 2',
      'limits.risk.volatility_difference_pct = 100000',
      'limits.risk.weight_gap_pct = 100000',
    ],
    paths: all,
  },
} as const
