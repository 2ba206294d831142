import { expect, test } from 'vitest'
import { limitAt } from '../../config/limits.ts'
import { Config, type LimitPath } from '../../config/schema.ts'
import { strategyDefaults } from './strategy-limits.ts'

type Expected = readonly [value: number, bound: 'max' | 'min', unit: string, kind: string]

/** Every path that compiles as a limit is here, or this table does not compile. */
const defaults: Readonly<Record<LimitPath, Expected>> = {
  'limits.deployment.withdrawal_permissions': [0, 'max', 'keys', 'default'],
  'limits.deployment.clock_offset_ms': [50, 'max', 'ms', 'law'],
  ...strategyDefaults,
  'limits.risk.unenforced_limits': [0, 'max', 'orders', 'law'],
  'limits.risk.alert_ms': [5000, 'max', 'ms', 'law'],
  'limits.risk.exposure_difference_pct': [1, 'max', '%', 'default'],
  'limits.connectivity.rest_p95_ms': [500, 'max', 'ms', 'default'],
  'limits.connectivity.rest_p99_ms': [1000, 'max', 'ms', 'default'],
  'limits.connectivity.availability_pct': [99, 'min', '%', 'guide'],
  'limits.connectivity.clock_offset_ms': [500, 'max', 'ms', 'default'],
  'limits.connectivity.clock_window_share_pct': [25, 'max', '%', 'default'],
  'limits.connectivity.rate_budget_pct': [70, 'max', '%', 'default'],
  'limits.connectivity.stream_start_ms': [5000, 'max', 'ms', 'default'],
  'limits.connectivity.ping_interval_ratio': [1.5, 'max', 'ratio', 'default'],
  'limits.connectivity.pong_ms': [5000, 'max', 'ms', 'default'],
  'limits.connectivity.ticker_age_ms': [60_000, 'max', 'ms', 'default'],
  'limits.connectivity.candle_lag_intervals': [2, 'max', 'intervals', 'default'],
  'limits.connectivity.missing_candles': [0, 'max', 'candles', 'default'],
  'limits.connectivity.connect_p95_ms': [500, 'max', 'ms', 'default'],
  'limits.connectivity.endpoint_detour_ms': [150, 'max', 'ms', 'default'],
  'limits.connectivity.failover_ms': [30_000, 'max', 'ms', 'guide'],
  'limits.connectivity.certificate_days': [7, 'min', 'days', 'default'],
  'limits.connectivity.name_resolution_p95_ms': [400, 'max', 'ms', 'default'],
  'limits.connectivity.stream_connections': [5, 'min', 'connections', 'default'],
  'limits.connectivity.reconnect_ms': [30_000, 'max', 'ms', 'guide'],
  'limits.connectivity.handover_overlap': [1, 'min', 'updates', 'default'],
  'limits.connectivity.maintenance_notices': [0, 'max', 'notices', 'default'],
  'limits.connectivity.restriction_notices': [0, 'max', 'notices', 'default'],
  'limits.connectivity.fee_difference_bps': [1, 'max', 'bps', 'default'],
  'limits.connectivity.fee_cap_pct': [1, 'max', '%', 'default'],
  'limits.connectivity.private_stream_start_ms': [5000, 'max', 'ms', 'default'],
  'limits.connectivity.requests_despite_refusal': [3, 'max', 'requests', 'default'],
  'limits.connectivity.reconnect_attempts': [10, 'max', 'attempts', 'guide'],
  'limits.market_data.book_lag_p99_ms': [100, 'max', 'ms', 'default'],
  'limits.market_data.untrue_books': [0, 'max', 'looks', 'default'],
  'limits.market_data.minimum_book_looks': [200, 'min', 'looks', 'default'],
  'limits.market_data.burst_changes_per_second': [100, 'min', 'changes/s', 'default'],
  'limits.market_data.burst_factor': [2, 'min', 'times', 'default'],
  'limits.market_data.gap_recovery_ms': [5000, 'max', 'ms', 'default'],
  'limits.market_data.freeze_alert_ms': [5000, 'max', 'ms', 'law'],
  'limits.market_data.alert_resolve_ms': [5000, 'max', 'ms', 'default'],
  'limits.market_data.wrong_checksums': [0, 'max', 'checksums', 'venue'],
  'limits.market_data.minimum_checked_updates': [10, 'min', 'updates', 'default'],
  'limits.market_data.crossed_ms': [100, 'max', 'ms', 'default'],
  'limits.market_data.minimum_changes': [10, 'min', 'changes', 'default'],
  'limits.market_data.contradictions': [0, 'max', 'contradictions', 'default'],
  'limits.market_data.silent_books': [0, 'max', 'books', 'default'],
  'limits.market_data.minimum_recording_ms': [5000, 'min', 'ms', 'default'],
  'limits.market_data.repeated_trades': [0, 'max', 'trades', 'default'],
  'limits.market_data.missing_trades': [0, 'max', 'trades', 'venue'],
  'limits.market_data.minimum_trades': [2, 'min', 'trades', 'default'],
  'limits.market_data.feed_latency_p99_ms': [250, 'max', 'ms', 'default'],
  'limits.market_data.uncovered_channels': [0, 'max', 'channels', 'default'],
  'limits.market_data.redundant_share_pct': [99, 'min', '%', 'default'],
  'limits.market_data.redundant_skew_ms': [100, 'max', 'ms', 'default'],
  'limits.market_data.off_grid_instruments': [0, 'max', 'instruments', 'venue'],
  'limits.market_data.minimum_prices': [20, 'min', 'prices', 'default'],
  'limits.market_data.different_levels': [0, 'max', 'levels', 'default'],
  'limits.market_data.minimum_compared_levels': [20, 'min', 'levels', 'default'],
  'limits.market_data.sequence_gaps': [0, 'max', 'gaps', 'default'],
  'limits.market_data.minimum_book_updates': [20, 'min', 'updates', 'default'],
  'limits.risk.backtest_chance': [0.0001, 'min', 'probability', 'default'],
  'limits.risk.minimum_backtest_days': [500, 'min', 'days', 'default'],
  'limits.risk.history_age_days': [7, 'max', 'days', 'default'],
  'limits.risk.var_difference_pct': [1, 'max', '%', 'default'],
  'limits.risk.shortfall_difference_pct': [1, 'max', '%', 'default'],
  'limits.risk.minimum_scenarios': [250, 'min', 'scenarios', 'standard'],
  'limits.risk.uncovered_positions': [0, 'max', 'positions', 'default'],
  'limits.risk.model_age_hours': [24, 'max', 'hours', 'default'],
  'limits.risk.rank_correlation': [0.8, 'min', 'correlation', 'standard'],
  'limits.risk.profit_distance': [0.09, 'max', 'distance', 'standard'],
  'limits.risk.minimum_attribution_days': [250, 'min', 'days', 'standard'],
  'limits.risk.minimum_stress_tests': [5, 'min', 'stress tests', 'default'],
  'limits.risk.unshocked_positions': [0, 'max', 'positions', 'default'],
  'limits.risk.stress_difference_pct': [1, 'max', '%', 'default'],
  'limits.risk.stress_loss': [0.25, 'max', 'fraction of equity', 'default'],
  'limits.risk.ruin_deviations': [10, 'min', 'deviations', 'default'],
  'limits.risk.correlation_flaw': [1e-10, 'max', 'correlation', 'default'],
  'limits.risk.correlation_age_hours': [24, 'max', 'hours', 'default'],
  'limits.risk.correlation_difference': [0.01, 'max', 'correlation', 'default'],
  'limits.risk.volatility_difference_pct': [1, 'max', '%', 'default'],
  'limits.risk.weight_breach': [1e-6, 'max', 'fraction of equity', 'default'],
  'limits.risk.weight_gap_pct': [1, 'max', '%', 'default'],
  'limits.execution.wrong_settlement_dates': [0, 'max', 'settlements', 'law'],
  'limits.execution.minimum_settlements': [100, 'min', 'settlements', 'default'],
  'limits.execution.affirmed_by_cutoff_pct': [90, 'min', '%', 'default'],
  'limits.execution.settlement_fails_pct': [1, 'max', '%', 'default'],
  'limits.execution.overdue_settlements': [0, 'max', 'settlements', 'default'],
  'limits.execution.custody_breaks': [0, 'max', 'breaks', 'default'],
  'limits.execution.custody_age_hours': [120, 'max', 'hours', 'default'],
  'limits.execution.acknowledgement_p95_ms': [100, 'max', 'ms', 'guide'],
  'limits.execution.fill_p95_ms': [150, 'max', 'ms', 'default'],
  'limits.execution.illegal_steps': [0, 'max', 'steps', 'default'],
  'limits.execution.ambiguity_ms': [30_000, 'max', 'ms', 'default'],
  'limits.execution.untracked_orders': [0, 'max', 'orders', 'default'],
  'limits.execution.leftover_orders': [0, 'max', 'orders', 'default'],
  'limits.execution.orders_per_client_order_id': [1, 'max', 'orders', 'law'],
  'limits.execution.unaccounted_fills': [0, 'max', 'orders', 'default'],
  'limits.execution.mistold_rejections': [0, 'max', 'orders', 'default'],
  'limits.execution.resent_orders': [0, 'max', 'requests', 'default'],
  'limits.execution.position_differences': [0, 'max', 'differences', 'default'],
  'limits.execution.average_price_deviation_pct': [0.01, 'max', '%', 'default'],
  'limits.execution.balance_differences': [0, 'max', 'currencies', 'default'],
  'limits.execution.reconciliation_differences': [0, 'max', 'differences', 'default'],
  'limits.execution.reconciliation_cycles': [3, 'max', 'cycles', 'default'],
  'limits.execution.slippage_p95_bps': [20, 'max', 'bps', 'default'],
  'limits.execution.market_impact_bps': [5, 'max', 'bps', 'default'],
  'limits.execution.fill_rate_pct': [95, 'min', '%', 'default'],
  'limits.execution.reject_rate_pct': [1, 'max', '%', 'default'],
  'limits.execution.fee_deviation_bps': [0.1, 'max', 'bps', 'default'],
  'risk_management.max_portfolio_var': [0.05, 'max', 'fraction of equity', 'guide'],
  'risk_management.max_position_concentration': [0.1, 'max', 'fraction of equity', 'guide'],
  'risk_management.max_leverage': [3, 'max', 'times equity', 'guide'],
  'trading_validation.commission_rate': [0.001, 'max', 'fraction of notional', 'guide'],
  'trading_validation.slippage_rate': [0.0005, 'max', 'fraction of price', 'guide'],
}

const isLimitPath = (path: string): path is LimitPath => Object.hasOwn(defaults, path)

test.for(Object.keys(defaults).filter(isLimitPath))(
  '%s says its value, direction, unit and basis',
  path => {
    const [value, bound, unit, kind] = defaults[path]
    const limit = limitAt(Config.parse({}), path)

    expect(limit).toMatchObject({ path, value, bound, unit, basis: { kind } })
    expect(limit.basis.source).not.toBe('')
  },
)

test.for([
  [200, 'guide', 'configured, looser than 100 (', 'default'],
  [50, 'guide', 'configured, stricter than 100 (', 'guide'],
] as const)(
  'a configured %i does not borrow authority it has not got',
  ([value, , source, kind]) => {
    const config = Config.parse({ limits: { execution: { acknowledgement_p95_ms: value } } })
    const { basis, value: held } = limitAt(config, 'limits.execution.acknowledgement_p95_ms')

    expect(held).toBe(value)
    expect(basis.kind).toBe(kind)
    expect(basis.source.startsWith(source)).toBe(true)
  },
)

test('a lower bound is looser when it is lower', () => {
  const config = Config.parse({ limits: { connectivity: { availability_pct: 95 } } })

  expect(limitAt(config, 'limits.connectivity.availability_pct').basis.source).toMatch(
    /^configured, looser/,
  )
})

test.for([
  'risk_management.confidence_level',
  'limits.connectivity.rest_p94_ms',
  'system.name',
  'limits.connectivity',
  '',
])('%j is refused as the path of a limit', path => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a specification may come from JavaScript
  expect(() => limitAt(Config.parse({}), path as LimitPath)).toThrow(
    `the path of a limit must name a number that the schema declares with limit(), was ${path}`,
  )
})
