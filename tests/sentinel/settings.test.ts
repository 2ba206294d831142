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

async function resultIn(name: RunName, id: string, venue?: string): Promise<CheckResult> {
  const { results } = await report(name)
  const result = results.find(one => one.id === id && (venue === undefined || one.venue === venue))
  if (!result) throw new Error(`${id} must be in the run ${name}, is not`)
  return result
}

async function outcomeIn(name: RunName, id: string, venue?: string): Promise<string> {
  const { outcome, reason } = await resultIn(name, id, venue)
  return `${outcome} ${reason}`.trim()
}

async function evidenceIn(name: RunName, id: string, observation: string): Promise<unknown> {
  const { evidence } = await resultIn(name, id)
  return evidence.find(one => one.name === observation)?.value
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
    'forgiven feeds',
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
  'limits.market_data.missing_trades': {
    see: () => outcomeIn('forgiven feeds', 'market-data/trade-tape', 'captured'),
    expected: expect.stringMatching(/^passed/),
    otherwise: () => outcomeIn('short feeds', 'market-data/trade-tape', 'captured'),
    before: expect.stringMatching(/^failed/),
  },
  'limits.connectivity.availability_pct': heldUnderFault(
    'connectivity/rest-availability',
    'flaky',
    /^passed/,
  ),
}

/** Settings whose effect is shown by the tests of where they are read. */
const elsewhere: Partial<Record<SettingPath, string>> = {
  include: 'tests/config/merging.test.ts',
  'safety.symbols': 'tests/fixtures/orders.test.ts',
  'not_applicable[].check': 'tests/fixtures/declared.test.ts',
  'not_applicable[].venue': 'tests/fixtures/declared.test.ts',
  'not_applicable[].reason': 'tests/fixtures/declared.test.ts',
  'system.environment': 'tests/config/settings-take-effect.test.ts',
  'sandbox.control_url': 'tests/sentinel/interruption.test.ts',
  'safety.non_waivable': 'tests/config/waivers.test.ts',
  'safety.dedicated_key': 'tests/config/broken-variants.test.ts',
  'market_connectivity.exchanges[].name': 'tests/config/venue-targets.test.ts',
  'market_connectivity.exchanges[].ccxt_id': 'tests/config/venue-targets.test.ts',
  'market_connectivity.exchanges[].rest_api_url': 'tests/config/venue-targets.test.ts',
  'market_connectivity.exchanges[].secondary_rest_api_url': 'tests/sentinel/direct-venue.test.ts',
  'market_connectivity.name_servers': 'tests/sentinel/direct-venue.test.ts',
  'market_connectivity.exchanges[].websocket_url': 'tests/config/venue-targets.test.ts',
  'market_connectivity.exchanges[].authentication_required': 'tests/config/venue-targets.test.ts',
  'market_connectivity.exchanges[].expected_maker_fee_pct': 'tests/fixtures/expected-fees.test.ts',
  'market_connectivity.exchanges[].expected_taker_fee_pct': 'tests/fixtures/expected-fees.test.ts',
  'market_data.captures[].name': 'tests/fixtures/feeds.test.ts',
  'market_data.captures[].file': 'tests/fixtures/feeds.test.ts',
  'market_data.captures[].venue': 'tests/fixtures/feeds.test.ts',
  'market_data.captures[].depth': 'tests/fixtures/feeds.test.ts',
  'trading_validation.commission_rate': 'tests/fixtures/expected-fees.test.ts',
  'market_connectivity.exchanges[].api_key': 'tests/config/venue-targets.test.ts',
  'market_connectivity.exchanges[].api_secret': 'tests/config/venue-targets.test.ts',
  'market_connectivity.exchanges[].passphrase': 'tests/config/venue-targets.test.ts',
}

test.for(Object.entries(cases))(
  '%s takes effect',
  { timeout: 60_000 },
  async ([, { see, expected, otherwise, before }]) => {
    expect(await see()).toEqual(expected)
    if (otherwise) expect(await otherwise()).toEqual(before)
  },
)

test('every setting that is read is shown to take effect', () => {
  expect([...Object.keys(cases), ...Object.keys(elsewhere)].toSorted()).toEqual(
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
