import { expect } from 'vitest'
import type { RunReport } from '../../core/run-report.ts'
import { freePort } from '../../sandbox/free-port.ts'
import { riskControlRuns } from './settings-runs-risk-controls.ts'
import { checkSource, project, readiness, reportIn, repository } from './launch.ts'
import { riskNumberFiles, riskNumberRuns } from './settings-runs-risk-numbers.ts'
import { strategyFiles, strategyRuns } from './settings-strategy.ts'

const suite = (...ids: readonly string[]) => ids.map(id => `suites/${id}.check.ts`)
const trades = (...ids: readonly string[]) => ids.map(id => `suites/${id}.trade.ts`)
const drills = (...ids: readonly string[]) => ids.map(id => `suites/${id}.drill.ts`)
const everything = 'safety.allow = ["read", "trade", "drill"]'
const alertSink = `127.0.0.1:${await freePort()}`

interface Run {
  /** Lines of the configuration beside those that ask for the sandbox. */
  readonly config: readonly string[]
  readonly paths: readonly string[]
  readonly faults?: readonly string[]
}

const exchange = (words: string) =>
  `market_connectivity.exchanges = [{ name = "binance", ${words} }]`
const checksummed =
  'market_connectivity.exchanges = [{ name = "kraken", supported_symbols = ["BTC/USD"] }]'
const two = exchange('supported_symbols = ["BTCUSDT", "ETHUSDT"]')

const passing = (id: string) =>
  checkSource(id, `({ evidence }) => { expect(evidence.record('thing', true)).toBe(true) }`)

/** What a check is handed that comes from the configuration. The oldest volumes follow from the seed alone. */
const handed = checkSource(
  'monitoring/handed',
  `async ({ venue, sampling, evidence }) => {
    const candles = await venue.candles('BTCUSDT', 86_400_000, 300)
    evidence.record('symbols', venue.symbols.join(' '))
    evidence.record('interval of signs of life', venue.rules.lifeSignIntervalMs)
    evidence.record('observation', sampling.observationMs)
    evidence.record('volumes', candles.slice(0, 5).map(({ volume }) => volume).join(' '))
  }`,
  `per: 'venue',`,
)

const busy = (id: string) =>
  checkSource(
    id,
    `async ({ evidence }) => {
      evidence.record('from', performance.timeOrigin + performance.now())
      await new Promise(done => setTimeout(done, 300))
      evidence.record('to', performance.timeOrigin + performance.now())
    }`,
  )

/** A module that speaks for the sandbox's settlement desk, with every fault that settlements can have, or none. */
const settlingFirm = (isFlawed: boolean) => `
import { createSettlementDesk } from '${repository}/sandbox/firm/settlement/desk.ts'
const pct = { 'late-affirmation': 80, 'settlement-fails': 5 }
const faults = { has: () => ${isFlawed}, magnitude: name => ${isFlawed} ? pct[name] : undefined }
const desk = createSettlementDesk({ now: Date.now, seed: 1, faults })
const at = () => new Date().toISOString().replace('Z', '000Z')
export const tradingSystem = {
  about: () => ({ contract: '1', name: 'desk', version: '1', environment: 'test' }),
  settlements: { list: async key => desk.settlements(key) },
  custody: { read: async () => desk.custody({ at: at(), balances: [] }) },
}
`

/** An alert as Alertmanager posts it, to where the trading system's alerts should arrive. */
const alerted = checkSource(
  'execution/alerted',
  `async ({ alerts, evidence }) => {
    const labels = { venue: 'binance', symbol: 'BTCUSDT' }
    const body = JSON.stringify({ version: '4', alerts: [{ status: 'firing', labels, annotations: {} }] })
    await fetch('http://${alertSink}/', { method: 'POST', body })
    evidence.record('alerts', alerts.of(labels).length)
  }`,
)

const files = {
  ...riskNumberFiles,
  ...strategyFiles,
  'suites/execution/alerted.check.ts': alerted,
  'settling-firm.ts': settlingFirm(false),
  'flawed-firm.ts': settlingFirm(true),
  'suites/monitoring/handed.check.ts': handed,
  'suites/execution/good.trade.ts': passing('execution/good'),
  'suites/execution/bad.check.ts': checkSource(
    'execution/bad',
    `({ evidence }) => { expect(evidence.record('thing', false)).toBe(true) }`,
  ),
  'suites/continuity/endless.check.ts': checkSource(
    'continuity/endless',
    `async ({ evidence }) => { evidence.record('thing', true); await new Promise(() => {}) }`,
  ),
  'suites/liquidity/one.check.ts': busy('liquidity/one'),
  'suites/liquidity/other.check.ts': busy('liquidity/other'),
  'feed.txt': capturedTrades([1, 2, 4]),
  'waivers.toml': `[[waiver]]
check = "execution/bad"
kind = "failure"
reason = "It is replaced soon."
author = "Ada"
approver = "Grace"
granted = ${new Date(Date.now() - 86_400_000).toISOString()}
expires = ${new Date(Date.now() + 86_400_000).toISOString()}
`,
}

/** A captured feed of nothing but trades with these numbers. */
function capturedTrades(ids: readonly number[]): string {
  return ids
    .map(id => {
      const trade = { e: 'trade', E: 1_700_000_000_000, s: 'ETHUSDT', t: id, p: '1', q: '1' }
      return `1700000000000000000 ${JSON.stringify(trade)}\n`
    })
    .join('')
}

const captured =
  'market_data.captures = [{ name = "captured", file = "feed.txt", venue = "binance" }]'
const feeds = suite(
  'market-data/crossed-book',
  'market-data/book-silence',
  'market-data/trade-tape',
  'market-data/feed-integrity',
  'market-data/feed-latency',
  'market-data/book-completeness',
  'market-data/price-grid',
)

const settling = suite(
  'execution/settlement-date',
  'execution/settlement-affirmation',
  'execution/settlement-fails',
  'execution/cash-breaks',
)

const trading = [
  exchange('supported_symbols = ["BTCUSDT"]'),
  'safety.allow = ["read", "trade"]',
  'limits.execution.reject_rate_pct = 100',
]
const taken = ['suites/execution/fill-rate.trade.ts', 'suites/execution/leftover-orders.check.ts']

const twins = [
  'clock-ahead-twin',
  'slow-stream-start-twin',
  'rare-pings-twin',
  'stale-ticker-twin',
  'late-candles-twin',
  'distant-primary-twin',
  'raised-fees-twin',
]
const measured = suite(
  'connectivity/venue-clock',
  'connectivity/rest-latency',
  'connectivity/rate-budget',
  'connectivity/stream-start',
  'connectivity/keep-alive',
  'connectivity/ticker-sanity',
  'connectivity/candle-freshness',
  'connectivity/connection-setup',
  'connectivity/endpoint-placement',
  'connectivity/secondary-endpoint',
  'connectivity/certificate',
  'connectivity/name-resolution',
  'connectivity/reconnect',
  'connectivity/session-handover',
  'connectivity/fee-schedule',
  'market-data/sequence-continuity',
)
const sampled = [
  'market_connectivity.latency_probes = 301',
  'market_connectivity.availability_probes = 302',
]

const runs = {
  default: {
    config: [two, ...sampled],
    paths: [...measured, ...suite('connectivity/rest-availability')],
    faults: twins,
  },
  tightened: {
    config: [
      two,
      'limits.connectivity.rest_p95_ms = 0',
      'limits.connectivity.clock_offset_ms = 350',
      'limits.connectivity.rate_budget_pct = 0',
      'limits.connectivity.stream_start_ms = 600',
      'limits.connectivity.ping_interval_ratio = 1',
      'limits.connectivity.ticker_age_ms = 3000',
      'limits.connectivity.candle_lag_intervals = 0',
      'limits.connectivity.connect_p95_ms = 0',
      'limits.connectivity.endpoint_detour_ms = 80',
      'limits.connectivity.failover_ms = 0',
      'limits.connectivity.certificate_days = 3650',
      'limits.connectivity.name_resolution_p95_ms = 0',
      'limits.connectivity.reconnect_ms = 1',
      'limits.connectivity.handover_overlap = 1000000',
      'limits.connectivity.fee_difference_bps = 0.5',
      'limits.market_data.minimum_book_updates = 100000',
    ],
    paths: measured,
    faults: twins,
  },
  loosened: {
    config: [
      two,
      'limits.deployment.withdrawal_permissions = 1',
      'limits.deployment.clock_offset_ms = 70',
      'limits.market_data.sequence_gaps = 1000',
      'limits.connectivity.missing_candles = 1',
      'limits.connectivity.rest_p99_ms = 0',
      'limits.connectivity.pong_ms = 0',
      'limits.connectivity.restriction_notices = 1',
      'limits.connectivity.fee_cap_pct = 0',
      'limits.connectivity.private_stream_start_ms = 400',
    ],
    paths: suite(
      'deployment/key-permissions',
      'deployment/clock-synchronisation',
      'market-data/sequence-continuity',
      'connectivity/candle-continuity',
      'connectivity/rest-latency',
      'connectivity/keep-alive',
      'connectivity/trading-restriction',
      'connectivity/fee-schedule',
      'connectivity/private-stream',
    ),
    faults: [
      'withdrawal-permission',
      'clock-source-ahead',
      'dropped-delta',
      'missing-candle',
      'announced-delisting',
      'silent-private-stream',
    ],
  },
  crowded: {
    config: [
      two,
      'limits.connectivity.stream_connections = 2',
      'limits.connectivity.clock_window_share_pct = 5',
    ],
    paths: suite('connectivity/stream-connections', 'connectivity/venue-clock'),
    faults: ['few-connections', 'clock-ahead-twin'],
  },
  'wrong books': {
    config: [
      checksummed,
      'limits.market_data.wrong_checksums = 1000000',
      'limits.connectivity.maintenance_notices = 1',
    ],
    paths: suite('market-data/book-checksum', 'connectivity/maintenance-notice'),
    faults: ['corrupt-checksum', 'announced-maintenance'],
  },
  'few books': {
    config: [checksummed, 'limits.market_data.minimum_checked_updates = 1000000'],
    paths: suite('market-data/book-checksum'),
  },
  deaf: {
    config: [two, 'market_connectivity.probe_concurrency = 1'],
    paths: suite('connectivity/rest-availability'),
    faults: ['truncated-answers'],
  },
  flaky: {
    config: [two, 'limits.connectivity.availability_pct = 50'],
    paths: suite('connectivity/rest-availability'),
    faults: ['flaky-rest'],
  },
  'forgiven feeds': {
    config: [
      two,
      captured,
      'limits.market_data.crossed_ms = 60000',
      'limits.market_data.contradictions = 1000000',
      'limits.market_data.repeated_trades = 1000000',
      'limits.market_data.missing_trades = 1',
    ],
    paths: feeds,
    faults: ['crossed-book', 'repeated-trades'],
  },
  'forgiven silence': {
    config: [two, captured, 'limits.market_data.silent_books = 1'],
    paths: suite('market-data/book-silence'),
    faults: ['frozen-book'],
  },
  'dead second': {
    config: [two, 'limits.market_data.redundant_share_pct = 0'],
    paths: suite('market-data/redundant-feeds'),
    faults: ['second-feed-dead'],
  },
  'strict pair': {
    config: [two, 'limits.market_data.redundant_skew_ms = 0'],
    paths: suite('market-data/redundant-feeds'),
  },
  'incomplete feeds': {
    config: [
      two,
      'limits.market_data.different_levels = 1000000',
      'limits.market_data.uncovered_channels = 1',
      'limits.market_data.off_grid_instruments = 2',
    ],
    paths: suite(
      'market-data/book-completeness',
      'market-data/subscription-coverage',
      'market-data/price-grid',
    ),
    faults: ['untold-removals', 'silent-trades', 'tick-change'],
  },
  'short feeds': {
    config: [
      two,
      captured,
      'limits.market_data.minimum_changes = 1000000',
      'limits.market_data.minimum_recording_ms = 86400000',
      'limits.market_data.minimum_trades = 1000000',
      'limits.market_data.feed_latency_p99_ms = 1',
      'limits.market_data.minimum_compared_levels = 1000000',
      'limits.market_data.minimum_prices = 2000',
    ],
    paths: feeds,
  },
  narrow: {
    config: [
      exchange('supported_symbols = ["BTCUSDT"]'),
      'profile = "desk-7"',
      'safety.required_phases = ["monitoring", "risk"]',
      'sandbox.seed = 7',
      'sandbox.time_scale = 0.02',
      'market_connectivity.observation_seconds = 1.5',
    ],
    paths: ['suites/monitoring'],
  },
  instruments: {
    config: [
      exchange(
        `supported_symbols = ["BTCUSDT", "ETHUSDT", "LTCUSDT", "NOSUCH"], instruments = [${[
          '{ symbol = "BTCUSDT", tick_size = "0.5", lot_size = "0.00001", min_notional = "5" }',
          '{ symbol = "ETHUSDT", tick_size = "0.01", lot_size = "7", min_notional = "5" }',
          '{ symbol = "LTCUSDT", tick_size = "0.01", lot_size = "0.001", min_notional = "77" }',
          '{ symbol = "NOSUCH", tick_size = "0.01", lot_size = "0.001", min_notional = "5" }',
        ].join(', ')}]`,
      ),
    ],
    paths: ['suites/monitoring', ...suite('connectivity/instrument-metadata')],
  },
  capped: {
    config: [two, 'safety.allow = ["read", "trade"]', 'safety.max_order_notional = 1'],
    paths: ['suites/execution/resting-order.trade.ts'],
  },
  waived: {
    config: [two, 'safety.allow = ["read"]', 'safety.waivers = "waivers.toml"'],
    paths: ['suites/execution'],
  },
  'above the ceiling': {
    config: [two, 'safety.waivers = "waivers.toml"', 'safety.waiver_ceiling = 0'],
    paths: ['suites/execution/bad.check.ts'],
  },
  brief: {
    config: [two, 'system.validation_timeout_seconds = 1'],
    paths: ['suites/continuity'],
  },
  'settling firm': {
    config: [two, 'trading_system.adapter = "settling-firm.ts"'],
    paths: [...settling, 'suites/execution/alerted.check.ts'],
  },
  'settling firm, strictly': {
    config: [
      two,
      'trading_system.adapter = "settling-firm.ts"',
      `monitoring.alert_sink = "${alertSink}"`,
      'limits.execution.minimum_settlements = 1000000',
      'limits.execution.custody_age_hours = 0',
    ],
    paths: [...settling, 'suites/execution/alerted.check.ts'],
  },
  'flawed firm': {
    config: [two, 'trading_system.adapter = "flawed-firm.ts"'],
    paths: settling,
  },
  'flawed firm, forgiven': {
    config: [
      two,
      'trading_system.adapter = "flawed-firm.ts"',
      'limits.execution.wrong_settlement_dates = 1000000',
      'limits.execution.affirmed_by_cutoff_pct = 0',
      'limits.execution.settlement_fails_pct = 100',
      'limits.execution.overdue_settlements = 1000000',
      'limits.execution.custody_breaks = 1000000',
    ],
    paths: settling,
  },
  'fickle venue': {
    config: [...trading, 'limits.execution.fill_rate_pct = 100'],
    paths: taken,
    faults: ['fickle-venue', 'leftover-order'],
  },
  'fickle venue, forgiven': {
    config: [
      ...trading,
      'limits.execution.fill_rate_pct = 0',
      'limits.execution.leftover_orders = 1',
    ],
    paths: taken,
    faults: ['fickle-venue', 'leftover-order'],
  },
  'trading firm': {
    config: [
      two,
      everything,
      'limits.market_data.book_lag_p99_ms = 0',
      // A machine that is busy makes less of a burst, and looks less often.
      'limits.market_data.burst_changes_per_second = 1',
      'limits.market_data.burst_factor = 1',
      'limits.market_data.minimum_book_looks = 59',
    ],
    paths: drills(
      'execution/ambiguous-submit',
      'execution/reconciliation-convergence',
      'market-data/book-lag',
      'market-data/gap-marking',
      'market-data/freeze-alert',
    ),
  },
  'trading firm, strictly': {
    config: [
      two,
      everything,
      'execution.probe_orders = 61',
      'limits.execution.acknowledgement_p95_ms = 0',
      'limits.execution.fill_p95_ms = 0',
      'limits.execution.slippage_p95_bps = 0.001',
      'limits.execution.market_impact_bps = 0',
      'limits.execution.ambiguity_ms = 1',
      'limits.execution.reconciliation_cycles = 1',
      'limits.market_data.burst_changes_per_second = 1000000',
      'limits.market_data.gap_recovery_ms = 1',
      'limits.market_data.alert_resolve_ms = 1',
    ],
    paths: [
      ...trades(
        'execution/acknowledgement-latency',
        'execution/fill-latency',
        'execution/slippage',
        'execution/market-impact',
      ),
      ...drills(
        'execution/ambiguous-submit',
        'execution/reconciliation-convergence',
        'market-data/book-lag',
        'market-data/gap-marking',
        'market-data/freeze-alert',
      ),
    ],
    // A quiet market costs nothing that a limit could refuse.
    faults: ['adverse-execution-twin', 'leaky-venue-twin'],
  },
  'trading firm, forgiven': {
    config: [
      two,
      everything,
      'trading_validation.slippage_rate = 0.5',
      'limits.execution.illegal_steps = 1000000',
      'limits.execution.mistold_rejections = 1000000',
      'limits.execution.resent_orders = 1000000',
      'limits.execution.fee_deviation_bps = 1',
      'limits.execution.reconciliation_differences = 1',
      'limits.connectivity.requests_despite_refusal = 1000000',
      'limits.connectivity.reconnect_attempts = 1000',
      'limits.market_data.freeze_alert_ms = 20000',
      'limits.market_data.burst_factor = 1000',
    ],
    paths: [
      ...trades('execution/order-states', 'execution/fees-charged', 'execution/slippage'),
      ...drills(
        'execution/reject-handling',
        'execution/startup-reconciliation',
        'connectivity/slow-down-obedience',
        'connectivity/reconnect-pacing',
        'market-data/book-lag',
        'market-data/freeze-alert',
      ),
    ],
    faults: [
      'firm-illegal-step',
      'firm-wrong-reject-code',
      'firm-retries-rejects',
      'fees-beyond-schedule',
      'adverse-execution',
      'firm-reconciles-known-symbols-only',
      'firm-ignores-slow-down',
      'firm-reconnects-without-pause',
      'firm-alerts-late',
    ],
  },
  'trading firm, its accounts forgiven': {
    config: [
      two,
      everything,
      'limits.execution.average_price_deviation_pct = 100',
      'limits.execution.balance_differences = 1000',
      'limits.execution.unaccounted_fills = 1',
      'limits.execution.orders_per_client_order_id = 1000',
      'limits.execution.untracked_orders = 1000',
      'limits.execution.position_differences = 1000',
      'limits.market_data.untrue_books = 1000000',
      'limits.market_data.minimum_book_looks = 1000000',
    ],
    paths: [
      ...trades(
        'execution/position-accuracy',
        'execution/balance-accuracy',
        'execution/idempotent-submit',
      ),
      ...drills('execution/fill-accounting', 'execution/ambiguous-submit', 'market-data/book-lag'),
    ],
    faults: [
      'firm-drifting-average-price',
      'firm-drifting-balance',
      'firm-counts-fills-twice',
      'firm-sends-again',
      'firm-sheds-updates',
    ],
  },
  ...riskNumberRuns,
  ...strategyRuns,
  ...riskControlRuns,
  'one at a time': {
    config: [two, 'system.max_concurrent_validations = 1'],
    paths: ['suites/liquidity'],
  },
} as const satisfies Record<string, Run>

/** Names of the runs by which settings are shown. */
export type RunName = keyof typeof runs
const reports = new Map<RunName, Promise<RunReport>>()

/** Each run is made once, when the first test asks for it. */
export function report(name: RunName): Promise<RunReport> {
  const made = reports.get(name) ?? runOf(runs[name])
  reports.set(name, made)
  return made
}

async function runOf({ config, paths, faults = [] }: Run): Promise<RunReport> {
  const lines = ['system.environment = "sandbox"', 'sandbox.embedded = true', ...config]
  const directory = project({ ...files, 'profile.toml': lines.join('\n') })
  const switched = faults.flatMap(fault => ['--fault', fault])
  const { stderr } = await readiness([...paths, '--config', 'profile.toml', ...switched], directory)
  expect(stderr).toBe('')
  return reportIn(directory)
}
