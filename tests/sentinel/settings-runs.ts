import { expect } from 'vitest'
import type { RunReport } from '../../core/run-report.ts'
import { checkSource, project, readiness, reportIn } from './launch.ts'

const suite = (...ids: readonly string[]) => ids.map(id => `suites/${id}.check.ts`)

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

const files = {
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
)

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
      'limits.market_data.silent_books = 1',
      'limits.market_data.repeated_trades = 1000000',
      'limits.market_data.missing_trades = 1',
    ],
    paths: feeds,
    faults: ['crossed-book', 'frozen-book', 'repeated-trades'],
  },
  'short feeds': {
    config: [
      two,
      captured,
      'limits.market_data.minimum_changes = 1000000',
      'limits.market_data.minimum_recording_ms = 86400000',
      'limits.market_data.minimum_trades = 1000000',
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
