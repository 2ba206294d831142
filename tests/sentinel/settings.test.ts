import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings, type SettingPath } from '../../config/readers.ts'
import { Config } from '../../config/schema.ts'
import { usesSandbox, venueTargets } from '../../config/venue-targets.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { productionVenuesOf } from '../../sentinel/runner/production.ts'
import { repository } from './launch.ts'
import { report, type RunName } from './settings-runs.ts'
import { strategyCases, strategyFilesElsewhere } from './settings-strategy.ts'

async function resultIn(name: RunName, id: string, venue?: string): Promise<CheckResult> {
  const { results } = await report(name)
  const result = results.find(one => one.id === id && (venue === undefined || one.venue === venue))
  if (!result) throw new Error(`${id} must be in the run ${name}, is not`)
  return result
}

async function outcomeIn(name: RunName, id: string, venue?: string): Promise<string> {
  const { outcome, reason, blocked } = await resultIn(name, id, venue)
  // What a check was by itself, whatever it depends on.
  return (blocked ? `${blocked.was} ${blocked.reason}` : `${outcome} ${reason}`).trim()
}

async function evidenceIn(name: RunName, id: string, observation: string): Promise<unknown> {
  const { evidence } = await resultIn(name, id)
  return evidence.find(one => one.name === observation)?.value
}

async function limitIn(name: RunName, id: string, observation: string): Promise<unknown> {
  const { evidence } = await resultIn(name, id)
  return evidence.find(one => one.name === observation)?.limit?.value
}

/** A setting that is shown here: what is seen of it, where it says something else, and where it says nothing. */
interface Case {
  readonly see: () => Promise<unknown>
  readonly expected: unknown
  readonly otherwise?: () => Promise<unknown>
  readonly before?: unknown
}

const held = (id: string, run: RunName, outcome: RegExp): Case => ({
  see: () => outcomeIn(run, id),
  expected: expect.stringMatching(outcome),
  otherwise: () => outcomeIn('default', id),
  before: 'passed',
})
const heldUnderFault = (id: string, run: RunName, outcome: RegExp): Case => ({
  see: () => outcomeIn(run, id),
  expected: expect.stringMatching(outcome),
})
const seen = (observation: string, expected: unknown, before: unknown): Case => ({
  see: () => evidenceIn('narrow', 'monitoring/handed', observation),
  expected,
  otherwise: () => evidenceIn('instruments', 'monitoring/handed', observation),
  before,
})
const counted = (id: string, run: RunName, expected: number): Case => ({
  see: () => evidenceIn(run, id, 'probes'),
  expected,
})
const differs = (words: RegExp): Case => ({
  see: () => evidenceIn('instruments', 'connectivity/instrument-metadata', 'differences'),
  expected: expect.stringMatching(words),
})
/** A limit that the flawed firm breaks, and that is loosened for it. */
const forgiven = (id: string): Case => ({
  see: () => outcomeIn('flawed firm, forgiven', id),
  expected: 'passed',
  otherwise: () => outcomeIn('flawed firm', id),
  before: expect.stringMatching(/^failed/),
})
/** A limit that the healthy firm keeps, and that is tightened for it. */
const tightened = (id: string, outcome: RegExp): Case => ({
  see: () => outcomeIn('settling firm, strictly', id),
  expected: expect.stringMatching(outcome),
  otherwise: () => outcomeIn('settling firm', id),
  before: 'passed',
})
/** A limit that the sandbox's own firm breaks, and that is loosened for it. */
const tolerated = (id: string): Case => heldUnderFault(id, 'trading firm, forgiven', /^passed/)
const accepted = (id: string): Case =>
  heldUnderFault(id, 'trading firm, its accounts forgiven', /^passed/)
/** A limit that the sandbox's own firm keeps, and that is tightened for it. */
/** A limit of risk that the firm breaks, and that is loosened for it. */
const risky = (id: string): Case => heldUnderFault(id, 'risky firm, forgiven', /^passed/)
const unmet = (id: string, outcome: RegExp): Case =>
  heldUnderFault(id, 'trading firm, strictly', outcome)
const keptAndUnmet = (id: string, outcome: RegExp): Case => ({
  ...unmet(id, outcome),
  otherwise: () => outcomeIn('trading firm', id),
  before: 'passed',
})
const unwaived: Case = {
  see: () => outcomeIn('above the ceiling', 'execution/bad'),
  expected: expect.stringMatching(/^failed/),
  otherwise: () => outcomeIn('waived', 'execution/bad'),
  before: expect.stringMatching(/^waived/),
}

const cases: Partial<Record<SettingPath, Case>> = {
  profile: { see: async () => (await report('narrow')).profile, expected: 'desk-7' },
  'safety.required_phases': {
    see: async () => {
      const { verdict, exitCode, selection } = await report('narrow')
      return { verdict, exitCode, missing: selection.missingPhases }
    },
    expected: { verdict: 'CONDITIONAL', exitCode: 10, missing: ['risk'] },
  },
  'safety.allow': {
    see: () => outcomeIn('waived', 'execution/good'),
    expected: 'not-assessed the profile does not allow a check that may trade',
  },
  'safety.max_order_notional': heldUnderFault(
    'execution/resting-order',
    'capped',
    /^inconclusive .*must stay within \[safety\] max_order_notional = 1, would be \d/,
  ),
  'safety.waivers': {
    see: () => outcomeIn('waived', 'execution/bad'),
    expected: expect.stringMatching(/^waived/),
  },
  'safety.waiver_ceiling': unwaived,
  'safety.production_hosts': {
    see: () => productionOn(['gateway.example']),
    expected: ['binance'],
    otherwise: () => productionOn([]),
    before: [],
  },
  'system.validation_timeout_seconds': {
    see: async () => (await report('brief')).problems,
    expected: ['the run must end within 1 s, did not'],
  },
  'system.max_concurrent_validations': {
    see: () => overlap('one at a time'),
    expected: false,
  },
  'sandbox.embedded': {
    see: () => Promise.resolve(usesSandbox(Config.parse({ sandbox: { embedded: true } }))),
    expected: true,
    otherwise: () => Promise.resolve(usesSandbox(Config.parse({}))),
    before: false,
  },
  'market_connectivity.exchanges[].websocket_api_url': {
    see: () => requestAddress('wss://requests.example'),
    expected: 'wss://requests.example',
    otherwise: () => requestAddress(undefined),
    before: undefined,
  },
  'sandbox.time_scale': seen('interval of signs of life', 400, 1000),
  'sandbox.seed': {
    ...seen('volumes', expect.any(String), expect.any(String)),
    see: async () =>
      (await evidenceIn('narrow', 'monitoring/handed', 'volumes')) ===
      (await evidenceIn('instruments', 'monitoring/handed', 'volumes')),
    expected: false,
  },
  'market_connectivity.observation_seconds': seen('observation', 1500, 3000),
  'market_connectivity.exchanges[].supported_symbols': seen(
    'symbols',
    'BTCUSDT',
    'BTCUSDT ETHUSDT LTCUSDT NOSUCH',
  ),
  'market_connectivity.latency_probes': counted('connectivity/rest-latency', 'default', 301),
  'market_connectivity.availability_probes': counted(
    'connectivity/rest-availability',
    'default',
    302,
  ),
  // Three rounds without an answer are enough to give up, and a round is what is under way at once.
  'market_connectivity.probe_concurrency': counted('connectivity/rest-availability', 'deaf', 3),
  'market_connectivity.exchanges[].instruments[].symbol': differs(/NOSUCH/),
  'market_connectivity.exchanges[].instruments[].tick_size': differs(/BTCUSDT[^;]*0\.5/),
  'market_connectivity.exchanges[].instruments[].lot_size': differs(/ETHUSDT[^;]*7/),
  'market_connectivity.exchanges[].instruments[].min_notional': differs(/LTCUSDT[^;]*77/),
  'limits.connectivity.rest_p95_ms': held('connectivity/rest-latency', 'tightened', /^failed/),
  'limits.connectivity.clock_offset_ms': held('connectivity/venue-clock', 'tightened', /^failed/),
  'limits.connectivity.clock_window_share_pct': held(
    'connectivity/venue-clock',
    'crowded',
    /^failed .*to be less than or equal to 5$/,
  ),
  'limits.connectivity.rate_budget_pct': held('connectivity/rate-budget', 'tightened', /^failed/),
  'limits.connectivity.stream_start_ms': held('connectivity/stream-start', 'tightened', /^failed/),
  'limits.connectivity.ping_interval_ratio': held(
    'connectivity/keep-alive',
    'tightened',
    /^failed .*to be less than or equal to 1/,
  ),
  'limits.connectivity.ticker_age_ms': held('connectivity/ticker-sanity', 'tightened', /^failed/),
  'limits.connectivity.candle_lag_intervals': held(
    'connectivity/candle-freshness',
    'tightened',
    /^failed/,
  ),
  'limits.market_data.minimum_book_updates': held(
    'market-data/sequence-continuity',
    'tightened',
    /^inconclusive .*too few to judge/,
  ),
  'limits.connectivity.rest_p99_ms': held('connectivity/rest-latency', 'loosened', /^failed/),
  'limits.connectivity.pong_ms': held('connectivity/keep-alive', 'loosened', /^failed/),
  // At their default these are as strict as can be: a fault that must be noticed is forgiven here.
  'limits.deployment.withdrawal_permissions': heldUnderFault(
    'deployment/key-permissions',
    'loosened',
    /^passed/,
  ),
  'limits.deployment.clock_offset_ms': heldUnderFault(
    'deployment/clock-synchronisation',
    'loosened',
    /^passed/,
  ),
  'limits.market_data.sequence_gaps': heldUnderFault(
    'market-data/sequence-continuity',
    'loosened',
    /^passed/,
  ),
  'limits.connectivity.missing_candles': heldUnderFault(
    'connectivity/candle-continuity',
    'loosened',
    /^passed/,
  ),
  'limits.connectivity.connect_p95_ms': held(
    'connectivity/connection-setup',
    'tightened',
    /^failed .*to be less than or equal to 0/,
  ),
  'limits.connectivity.endpoint_detour_ms': held(
    'connectivity/endpoint-placement',
    'tightened',
    /^failed .*to be less than or equal to 80/,
  ),
  'limits.connectivity.failover_ms': held(
    'connectivity/secondary-endpoint',
    'tightened',
    /^failed/,
  ),
  'limits.connectivity.certificate_days': held(
    'connectivity/certificate',
    'tightened',
    /^failed .*to be greater than or equal to 3650/,
  ),
  'limits.connectivity.name_resolution_p95_ms': held(
    'connectivity/name-resolution',
    'tightened',
    /^failed .*to be less than or equal to 0/,
  ),
  'limits.connectivity.reconnect_ms': held('connectivity/reconnect', 'tightened', /^failed/),
  'limits.connectivity.handover_overlap': held(
    'connectivity/session-handover',
    'tightened',
    /^failed .*to be greater than or equal to 1000000/,
  ),
  'limits.connectivity.maintenance_notices': heldUnderFault(
    'connectivity/maintenance-notice',
    'wrong books',
    /^passed/,
  ),
  'limits.connectivity.fee_difference_bps': held(
    'connectivity/fee-schedule',
    'tightened',
    /^failed .*to be less than or equal to 0\.5/,
  ),
  'limits.connectivity.fee_cap_pct': held(
    'connectivity/fee-schedule',
    'loosened',
    /^failed .*to be less than or equal to 0$/,
  ),
  // Of a stream that stays silent, twice the limit is waited for.
  'limits.connectivity.private_stream_start_ms': {
    see: () => evidenceIn('loosened', 'connectivity/private-stream', 'start'),
    expected: 800,
  },
  'limits.connectivity.restriction_notices': heldUnderFault(
    'connectivity/trading-restriction',
    'loosened',
    /^passed/,
  ),
  'limits.connectivity.stream_connections': heldUnderFault(
    'connectivity/stream-connections',
    'crowded',
    /^passed/,
  ),
  'limits.market_data.wrong_checksums': heldUnderFault(
    'market-data/book-checksum',
    'wrong books',
    /^passed/,
  ),
  'limits.market_data.minimum_checked_updates': heldUnderFault(
    'market-data/book-checksum',
    'few books',
    /^inconclusive .*too few to judge/,
  ),
  'limits.market_data.crossed_ms': heldUnderFault(
    'market-data/crossed-book',
    'forgiven feeds',
    /^passed/,
  ),
  'limits.market_data.contradictions': heldUnderFault(
    'market-data/feed-integrity',
    'forgiven feeds',
    /^passed/,
  ),
  'limits.market_data.silent_books': heldUnderFault(
    'market-data/book-silence',
    'forgiven silence',
    /^passed/,
  ),
  'limits.market_data.repeated_trades': heldUnderFault(
    'market-data/trade-tape',
    'forgiven feeds',
    /^passed/,
  ),
  'limits.market_data.minimum_changes': heldUnderFault(
    'market-data/crossed-book',
    'short feeds',
    /^inconclusive .*too few to judge/,
  ),
  'limits.market_data.minimum_recording_ms': heldUnderFault(
    'market-data/book-silence',
    'short feeds',
    /^inconclusive .*too short to judge/,
  ),
  'limits.market_data.minimum_trades': heldUnderFault(
    'market-data/trade-tape',
    'short feeds',
    /^inconclusive .*too few to judge/,
  ),
  'limits.market_data.different_levels': heldUnderFault(
    'market-data/book-completeness',
    'incomplete feeds',
    /^passed/,
  ),
  'limits.market_data.redundant_skew_ms': heldUnderFault(
    'market-data/redundant-feeds',
    'strict pair',
    /^failed .*to be less than or equal to 0$/,
  ),
  'limits.market_data.redundant_share_pct': {
    see: () => outcomeIn('dead second', 'market-data/redundant-feeds'),
    expected: expect.stringMatching(/^inconclusive .*skew must be a measurement/),
  },
  'limits.market_data.off_grid_instruments': heldUnderFault(
    'market-data/price-grid',
    'incomplete feeds',
    /^passed/,
  ),
  'limits.market_data.minimum_prices': heldUnderFault(
    'market-data/price-grid',
    'short feeds',
    /^inconclusive .*too few to judge/,
  ),
  'limits.market_data.uncovered_channels': heldUnderFault(
    'market-data/subscription-coverage',
    'incomplete feeds',
    /^passed/,
  ),
  'limits.market_data.minimum_compared_levels': heldUnderFault(
    'market-data/book-completeness',
    'short feeds',
    /^inconclusive .*too few to judge/,
  ),
  'limits.market_data.feed_latency_p99_ms': heldUnderFault(
    'market-data/feed-latency',
    'short feeds',
    /^inconclusive .*more than half of what is allowed/,
  ),
  'limits.market_data.missing_trades': {
    see: () => outcomeIn('forgiven feeds', 'market-data/trade-tape', 'captured'),
    expected: expect.stringMatching(/^passed/),
    otherwise: () => outcomeIn('short feeds', 'market-data/trade-tape', 'captured'),
    before: expect.stringMatching(/^failed/),
  },
  'limits.execution.wrong_settlement_dates': forgiven('execution/settlement-date'),
  'limits.execution.affirmed_by_cutoff_pct': forgiven('execution/settlement-affirmation'),
  'limits.execution.settlement_fails_pct': forgiven('execution/settlement-fails'),
  'limits.execution.overdue_settlements': forgiven('execution/settlement-fails'),
  'limits.execution.custody_breaks': forgiven('execution/cash-breaks'),
  'limits.execution.minimum_settlements': tightened(
    'execution/settlement-date',
    /^inconclusive .*settlements are too few to judge/,
  ),
  'limits.execution.custody_age_hours': tightened(
    'execution/cash-breaks',
    /^failed .*to be less than or equal to 0$/,
  ),
  'limits.execution.reject_rate_pct': heldUnderFault(
    'execution/fill-rate',
    'fickle venue, forgiven',
    /^passed/,
  ),
  'limits.execution.fill_rate_pct': {
    see: () => outcomeIn('fickle venue', 'execution/fill-rate'),
    expected: expect.stringMatching(/^failed .*to be greater than or equal to 100$/),
    otherwise: () => outcomeIn('fickle venue, forgiven', 'execution/fill-rate'),
    before: expect.stringMatching(/^passed/),
  },
  'limits.execution.leftover_orders': {
    see: () => outcomeIn('fickle venue, forgiven', 'execution/leftover-orders'),
    expected: expect.stringMatching(/^passed/),
    otherwise: () => outcomeIn('fickle venue', 'execution/leftover-orders'),
    before: expect.stringMatching(/^failed/),
  },
  'limits.connectivity.availability_pct': heldUnderFault(
    'connectivity/rest-availability',
    'flaky',
    /^passed/,
  ),
  'monitoring.alert_sink': {
    see: () => evidenceIn('settling firm, strictly', 'execution/alerted', 'alerts'),
    expected: 1,
    otherwise: () => outcomeIn('settling firm', 'execution/alerted'),
    before: 'not-assessed alerts of the trading system do not arrive here',
  },
  'execution.probe_orders': {
    see: () =>
      evidenceIn('trading firm, strictly', 'execution/acknowledgement-latency', 'acknowledgement'),
    expected: 61,
  },
  ...strategyCases({ outcomeIn, evidenceIn, limitIn }),
  'trading_validation.slippage_rate': tolerated('execution/slippage'),
  'limits.execution.illegal_steps': tolerated('execution/order-states'),
  'limits.execution.mistold_rejections': tolerated('execution/reject-handling'),
  'limits.execution.resent_orders': tolerated('execution/reject-handling'),
  'limits.execution.fee_deviation_bps': tolerated('execution/fees-charged'),
  'limits.execution.reconciliation_differences': tolerated('execution/startup-reconciliation'),
  'limits.connectivity.requests_despite_refusal': tolerated('connectivity/slow-down-obedience'),
  'limits.connectivity.reconnect_attempts': tolerated('connectivity/reconnect-pacing'),
  'limits.market_data.freeze_alert_ms': tolerated('market-data/freeze-alert'),
  'limits.execution.average_price_deviation_pct': accepted('execution/position-accuracy'),
  'limits.execution.position_differences': accepted('execution/position-accuracy'),
  'limits.execution.balance_differences': accepted('execution/balance-accuracy'),
  'limits.execution.orders_per_client_order_id': accepted('execution/idempotent-submit'),
  'limits.execution.unaccounted_fills': accepted('execution/fill-accounting'),
  'limits.risk.unenforced_limits': risky('risk/price-collar'),
  'limits.risk.alert_ms': risky('risk/alert-latency'),
  'limits.risk.exposure_difference_pct': risky('risk/exposure-by-drop-copy'),
  // What leaves orders untracked breaks more of that check: only that they are held against the limit is seen.
  'limits.execution.untracked_orders': {
    see: () =>
      limitIn('trading firm, its accounts forgiven', 'execution/ambiguous-submit', 'untracked'),
    expected: 1000,
    otherwise: () => limitIn('trading firm', 'execution/ambiguous-submit', 'untracked'),
    before: 0,
  },
  'limits.execution.acknowledgement_p95_ms': unmet(
    'execution/acknowledgement-latency',
    /^failed .*to be less than or equal to 0$/,
  ),
  'limits.execution.fill_p95_ms': unmet(
    'execution/fill-latency',
    /^failed .*to be less than or equal to 0$/,
  ),
  'limits.execution.slippage_p95_bps': unmet(
    'execution/slippage',
    /^failed .*to be less than or equal to 0\.001$/,
  ),
  'limits.execution.market_impact_bps': unmet(
    'execution/market-impact',
    /^failed .*to be less than or equal to 0$|^inconclusive .*beyond its limit as well as within/,
  ),
  'limits.execution.reconciliation_cycles': keptAndUnmet(
    'execution/reconciliation-convergence',
    /^failed .*to be less than or equal to 1$/,
  ),
  'limits.execution.ambiguity_ms': keptAndUnmet('execution/ambiguous-submit', /^failed/),
  'limits.market_data.book_lag_p99_ms': heldUnderFault(
    'market-data/book-lag',
    'trading firm',
    /^failed .*to be less than or equal to 0$|^inconclusive the limit lies within/,
  ),
  'limits.market_data.burst_changes_per_second': unmet('market-data/book-lag', /no burst$/),
  'limits.market_data.burst_factor': heldUnderFault(
    'market-data/book-lag',
    'trading firm, forgiven',
    /^inconclusive .*no burst$/,
  ),
  // Without the one it would fail, and without the other it would not be too few.
  'limits.market_data.untrue_books': heldUnderFault(
    'market-data/book-lag',
    'trading firm, its accounts forgiven',
    /too few to judge$/,
  ),
  'limits.market_data.minimum_book_looks': heldUnderFault(
    'market-data/book-lag',
    'trading firm, its accounts forgiven',
    /too few to judge$/,
  ),
  'limits.market_data.gap_recovery_ms': keptAndUnmet('market-data/gap-marking', /^failed/),
  'limits.market_data.alert_resolve_ms': keptAndUnmet(
    'market-data/freeze-alert',
    /^failed .*'resolved'/,
  ),
}

/** A limit of a risk number: what is seen where it is strict, beside what is seen where it is not. */
const strictly = (id: string, outcome: RegExp): Case => ({
  see: () => outcomeIn('measuring firm, strictly', `risk/${id}`),
  expected: expect.stringMatching(outcome),
  otherwise: () => outcomeIn('guessing firm, forgiven', `risk/${id}`),
  before: expect.not.stringMatching(outcome),
})
const forgivenRisk = (id: string): Case =>
  heldUnderFault(`risk/${id}`, 'guessing firm, forgiven', /^passed/)
const riskLimitSeen = (
  id: string,
  observation: string,
  expected: number,
  before: number,
): Case => ({
  see: () => limitIn('measuring firm, strictly', `risk/${id}`, observation),
  expected,
  otherwise: () => limitIn('guessing firm, forgiven', `risk/${id}`, observation),
  before,
})
const riskNumberCases: Partial<Record<SettingPath, Case>> = {
  'risk_management.max_portfolio_var': strictly(
    'portfolio-limits',
    /^failed .*to be less than or equal to 0\.0001$/,
  ),
  'risk_management.max_position_concentration': forgivenRisk('portfolio-limits'),
  'risk_management.max_leverage': riskLimitSeen('portfolio-limits', 'leverage', 0.1, 3),
  'risk_management.confidence_level': heldUnderFault(
    'risk/var-coverage',
    'guessing firm, forgiven',
    /^not-assessed the risk history is of 0\.95, the confidence that is asked for is 0\.99$/,
  ),
  'limits.risk.backtest_chance': {
    see: () => limitIn('measuring firm, strictly', 'risk/var-coverage', 'chance of as few'),
    expected: 0.5,
  },
  'limits.risk.minimum_backtest_days': strictly(
    'var-coverage',
    /^inconclusive .*1000 days are too few to judge, 30000 are needed$/,
  ),
  'limits.risk.history_age_days': strictly(
    'var-exceptions',
    /^failed .*to be less than or equal to 0$/,
  ),
  'limits.risk.var_difference_pct': strictly(
    'var-recomputation',
    /^failed .*to be less than or equal to 0$/,
  ),
  'limits.risk.shortfall_difference_pct': forgivenRisk('shortfall-recomputation'),
  'limits.risk.minimum_scenarios': strictly(
    'shortfall-recomputation',
    /^inconclusive .*500 scenarios are too few/,
  ),
  'limits.risk.uncovered_positions': forgivenRisk('var-recomputation'),
  'limits.risk.model_age_hours': forgivenRisk('var-recomputation'),
  'limits.risk.rank_correlation': forgivenRisk('pnl-attribution'),
  'limits.risk.profit_distance': riskLimitSeen('pnl-attribution', 'distance', 1, 0.9),
  'limits.risk.minimum_stress_tests': strictly(
    'stress-losses',
    /^inconclusive .*6 stress tests are too few/,
  ),
  'limits.risk.unshocked_positions': forgivenRisk('stress-scenarios'),
  'limits.risk.stress_difference_pct': forgivenRisk('stress-scenarios'),
  'limits.risk.stress_loss': forgivenRisk('stress-losses'),
  'limits.risk.ruin_deviations': heldUnderFault(
    'risk/reverse-stress',
    'measuring firm, strictly',
    /^failed .*to be greater than or equal to 1000000$/,
  ),
  'limits.risk.correlation_flaw': forgivenRisk('correlation-matrix'),
  'limits.risk.correlation_age_hours': forgivenRisk('correlation-matrix'),
  'limits.risk.correlation_difference': forgivenRisk('correlation-recomputation'),
  'limits.risk.volatility_difference_pct': forgivenRisk('correlation-recomputation'),
  'limits.risk.weight_breach': riskLimitSeen('portfolio-weights', 'breach', 0.5, 1e-6),
  'limits.risk.weight_gap_pct': forgivenRisk('portfolio-weights'),
  'limits.risk.minimum_attribution_days': strictly(
    'pnl-attribution',
    /^inconclusive .*1000 days are too few/,
  ),
}

/** Settings whose effect is shown by the tests of where they are read. */
const elsewhere: Partial<Record<SettingPath, string>> = {
  'execution.statistics_from': 'tests/fixtures/statistic-source.test.ts',
  'execution.records_hours': 'tests/fixtures/firm/execution-records.test.ts',
  'execution.records_orders': 'tests/fixtures/firm/execution-records.test.ts',
  'risk_management.history': 'tests/fixtures/risk-history.test.ts',
  include: 'tests/config/merging.test.ts',
  'evidence.signing_key': 'tests/sentinel/evidence-bundle.test.ts',
  'evidence_from[].profile': 'tests/sentinel/evidence-from.test.ts',
  'evidence_from[].history': 'tests/sentinel/evidence-from.test.ts',
  'evidence_from[].key': 'tests/sentinel/evidence-from.test.ts',
  'history.folder': 'tests/sentinel/evidence-bundle.test.ts',
  'history.keep_values_days': 'tests/sentinel/compacted-history.test.ts',
  'history.regression_share': 'tests/sentinel/history-commands.test.ts',
  'history.regression_share_of_limit': 'tests/sentinel/history-commands.test.ts',
  'safety.symbols': 'tests/fixtures/orders.test.ts',
  'not_applicable[].check': 'tests/fixtures/declared.test.ts',
  'not_applicable[].venue': 'tests/fixtures/declared.test.ts',
  'not_applicable[].reason': 'tests/fixtures/declared.test.ts',
  'system.environment': 'tests/config/settings-take-effect.test.ts',
  'sandbox.control_url': 'tests/sentinel/interruption.test.ts',
  'safety.non_waivable': 'tests/config/waivers.test.ts',
  'safety.waiver_longest_days': 'tests/config/waivers.test.ts',
  'safety.attestations': 'tests/sentinel/attestation-command.test.ts',
  'safety.dedicated_key': 'tests/config/broken-variants.test.ts',
  'safety.max_orders_per_day': 'tests/sentinel/production/orders.test.ts',
  'safety.state_folder': 'tests/sentinel/production/orders.test.ts',
  'market_connectivity.exchanges[].name': 'tests/config/venue-targets.test.ts',
  'market_connectivity.exchanges[].ccxt_id': 'tests/config/venue-targets.test.ts',
  'market_connectivity.exchanges[].rest_api_url': 'tests/config/venue-targets.test.ts',
  'market_connectivity.exchanges[].secondary_rest_api_url': 'tests/sentinel/direct-venue.test.ts',
  'market_connectivity.name_servers': 'tests/sentinel/direct-venue.test.ts',
  'market_connectivity.exchanges[].websocket_url': 'tests/config/venue-targets.test.ts',
  'market_connectivity.exchanges[].sandbox_mode': 'tests/sentinel/plan.test.ts',
  'market_connectivity.exchanges[].authentication_required': 'tests/config/venue-targets.test.ts',
  'market_connectivity.exchanges[].expected_maker_fee_pct': 'tests/fixtures/expected-fees.test.ts',
  'market_connectivity.exchanges[].expected_taker_fee_pct': 'tests/fixtures/expected-fees.test.ts',
  'market_data.captures[].name': 'tests/fixtures/feeds.test.ts',
  'market_data.captures[].file': 'tests/fixtures/feeds.test.ts',
  'market_data.captures[].venue': 'tests/fixtures/feeds.test.ts',
  'market_data.captures[].depth': 'tests/fixtures/feeds.test.ts',
  'sandbox.firm': 'tests/sentinel/trading-system.test.ts',
  'trading_system.url': 'tests/sentinel/trading-system.test.ts',
  'trading_system.adapter': 'tests/sentinel/trading-system.test.ts',
  'trading_system.api_token': 'tests/sentinel/trading-system.test.ts',
  'trading_system.deadline_ms': 'tests/sentinel/trading-system.test.ts',
  'trading_system.process.stop': 'tests/sentinel/restart.test.ts',
  'trading_system.process.start': 'tests/sentinel/restart.test.ts',
  'trading_system.process.deadline_ms': 'tests/sentinel/restart.test.ts',
  'trading_system.accounts[].venue': 'tests/config/firm-accounts.test.ts',
  'trading_system.accounts[].api_key': 'tests/config/firm-accounts.test.ts',
  'trading_system.accounts[].api_secret': 'tests/config/firm-accounts.test.ts',
  'trading_system.accounts[].passphrase': 'tests/config/firm-accounts.test.ts',
  'clock.ntp_servers': 'tests/sentinel/time-servers.test.ts',
  ...strategyFilesElsewhere,
  'trading_validation.commission_rate': 'tests/fixtures/expected-fees.test.ts',
  'market_connectivity.exchanges[].api_key': 'tests/config/venue-targets.test.ts',
  'market_connectivity.exchanges[].api_secret': 'tests/config/venue-targets.test.ts',
  'market_connectivity.exchanges[].passphrase': 'tests/config/venue-targets.test.ts',
}

test.for(Object.entries({ ...cases, ...riskNumberCases }))(
  '%s takes effect',
  { timeout: 300_000 },
  async ([, { see, expected, otherwise, before }]) => {
    expect(await see()).toEqual(expected)
    if (otherwise) expect(await otherwise()).toEqual(before)
  },
)

test('every setting that is read is shown to take effect', () => {
  expect([cases, riskNumberCases, elsewhere].flatMap(Object.keys).toSorted()).toEqual(
    readSettings.toSorted(),
  )
})

test.for(Object.entries(elsewhere))('%s is told of in %s', ([setting, file]) => {
  const name = setting.split('.').at(-1)!
  expect(readFileSync(join(repository, file), 'utf8').includes(name)).toBe(true)
})

async function overlap(name: RunName): Promise<boolean> {
  const { results } = await report(name)
  const [one, other] = results.map(({ evidence }) => evidence.map(({ value }) => Number(value)))
  return one![0]! < other![1]! && other![0]! < one![1]!
}

function productionOn(hosts: readonly string[]): Promise<readonly string[]> {
  const address = { rest: 'https://gateway.example', websocket: 'wss://gateway.example' }
  const venue = { name: 'binance', ccxtId: 'binance', symbols: [], timeScale: 1, ...address }
  return productionVenuesOf(Config.parse({ safety: { production_hosts: hosts } }), [venue])
}

async function requestAddress(url: string | undefined): Promise<string | undefined> {
  const [venue] = venueTargets(
    Config.parse({
      market_connectivity: {
        exchanges: [
          {
            name: 'binance',
            rest_api_url: 'https://gateway.example',
            websocket_url: 'wss://gateway.example',
            websocket_api_url: url,
            supported_symbols: ['BTCUSDT'],
          },
        ],
      },
    }),
  )
  return venue?.websocketApi
}
