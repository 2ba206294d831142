import type { Settings } from './schema.ts'
import type { z } from 'zod'

/** Dotted paths of all settings, with `[]` for any entry of an array of tables; a misspelt one does not compile. */
export type SettingPath<Node = z.output<typeof Settings>> = {
  [Key in keyof Node & string]-?: NonNullable<Node[Key]> extends readonly (infer Entry)[]
    ? Entry extends object
      ? `${Key}[].${SettingPath<Entry>}`
      : Key
    : NonNullable<Node[Key]> extends object
      ? `${Key}.${SettingPath<NonNullable<Node[Key]>>}`
      : Key
}[keyof Node & string]

/** The settings that something in the program reads today; every other one has no effect yet, and users are told so. */
export const readSettings: readonly SettingPath[] = [
  'include',
  'profile',
  'system.environment',
  'system.max_concurrent_validations',
  'system.validation_timeout_seconds',
  'sandbox.embedded',
  'sandbox.control_url',
  'sandbox.time_scale',
  'sandbox.seed',
  'safety.allow',
  'safety.required_phases',
  'safety.production_hosts',
  'safety.waivers',
  'safety.waiver_ceiling',
  'safety.non_waivable',
  'safety.max_order_notional',
  'safety.symbols',
  'safety.dedicated_key',
  'market_connectivity.latency_probes',
  'market_connectivity.availability_probes',
  'market_connectivity.probe_concurrency',
  'market_connectivity.observation_seconds',
  'market_connectivity.name_servers',
  'market_connectivity.exchanges[].name',
  'market_connectivity.exchanges[].ccxt_id',
  'market_connectivity.exchanges[].rest_api_url',
  'market_connectivity.exchanges[].secondary_rest_api_url',
  'market_connectivity.exchanges[].websocket_url',
  'market_connectivity.exchanges[].websocket_api_url',
  'market_connectivity.exchanges[].authentication_required',
  'market_connectivity.exchanges[].api_key',
  'market_connectivity.exchanges[].api_secret',
  'market_connectivity.exchanges[].passphrase',
  'market_connectivity.exchanges[].supported_symbols',
  'market_connectivity.exchanges[].instruments[].symbol',
  'market_connectivity.exchanges[].instruments[].tick_size',
  'market_connectivity.exchanges[].instruments[].lot_size',
  'market_connectivity.exchanges[].instruments[].min_notional',
  'market_connectivity.exchanges[].expected_maker_fee_pct',
  'market_connectivity.exchanges[].expected_taker_fee_pct',
  'trading_validation.commission_rate',
  'limits.deployment.withdrawal_permissions',
  'limits.connectivity.rest_p95_ms',
  'limits.connectivity.rest_p99_ms',
  'limits.connectivity.availability_pct',
  'limits.connectivity.clock_offset_ms',
  'limits.connectivity.rate_budget_pct',
  'limits.connectivity.stream_start_ms',
  'limits.connectivity.ping_interval_ratio',
  'limits.connectivity.pong_ms',
  'limits.connectivity.ticker_age_ms',
  'limits.connectivity.candle_lag_intervals',
  'limits.connectivity.missing_candles',
  'limits.connectivity.connect_p95_ms',
  'limits.connectivity.endpoint_detour_ms',
  'limits.connectivity.failover_ms',
  'limits.connectivity.certificate_days',
  'limits.connectivity.name_resolution_p95_ms',
  'limits.connectivity.stream_connections',
  'limits.connectivity.reconnect_ms',
  'limits.connectivity.handover_overlap',
  'limits.connectivity.maintenance_notice_hours',
  'limits.connectivity.delisting_notices',
  'limits.connectivity.fee_difference_bps',
  'limits.connectivity.fee_cap_pct',
  'limits.connectivity.private_stream_start_ms',
  'limits.market_data.sequence_gaps',
  'limits.market_data.minimum_book_updates',
  'limits.market_data.wrong_checksums',
  'limits.market_data.minimum_checked_updates',
]
