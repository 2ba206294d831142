import type { CheckId } from '../../core/check.ts'

/**
 * One thing that can be wrong with the sandbox, for every client alike. It `breaks` the checks that it is the villain of:
 * each must fail under it. A twin lies just on the good side of the same limit and `spares` them: each must pass.
 */
export interface Fault {
  readonly description: string
  readonly breaks?: readonly CheckId[]
  readonly spares?: readonly CheckId[]
  /** How far it goes, beside the limit that it lies just beyond (or, for a twin, just within). */
  readonly magnitude?: { readonly value: number; readonly limit: string }
}

/** Every fault of the sandbox, and the checks it is the villain of: the sandbox says so, the checks do not know it. */
export const faults = {
  'slow-rest': {
    description: 'every REST answer is delayed',
    breaks: ['connectivity/rest-latency'],
    magnitude: { value: 290, limit: 'limits.connectivity.rest_p95_ms' },
  },
  'slow-rest-twin': {
    description: 'every REST answer is delayed, within the limit',
    spares: ['connectivity/rest-latency'],
    magnitude: { value: 205, limit: 'limits.connectivity.rest_p95_ms' },
  },
  'slow-rest-tail': {
    description: 'one REST answer in forty is delayed; the mean hides it',
    breaks: ['connectivity/rest-latency'],
    magnitude: { value: 870, limit: 'limits.connectivity.rest_p99_ms' },
  },
  'slow-rest-tail-twin': {
    description: 'one REST answer in forty is delayed, within the limit',
    spares: ['connectivity/rest-latency'],
    magnitude: { value: 615, limit: 'limits.connectivity.rest_p99_ms' },
  },
  'flaky-rest': {
    description: 'one REST request in 83 is answered 502',
    breaks: ['connectivity/rest-availability'],
    magnitude: { value: 98.8, limit: 'limits.connectivity.availability_pct' },
  },
  'flaky-rest-twin': {
    description: 'one REST request in 125 is answered 502',
    spares: ['connectivity/rest-availability'],
    magnitude: { value: 99.2, limit: 'limits.connectivity.availability_pct' },
  },
  'truncated-answers': {
    description: 'REST answers say 200 and stop halfway through their JSON',
    breaks: ['connectivity/rest-availability'],
  },
  'hanging-rest': {
    description: 'REST requests are taken and never answered',
    breaks: ['connectivity/rest-availability'],
  },
  'revoked-key': {
    description: 'the API key is no longer known',
    breaks: ['connectivity/signed-call'],
  },
  'unverified-signature': {
    description: 'signatures are not verified, not even whether there is one',
    breaks: ['connectivity/forged-signature'],
  },
  'unchecked-timestamp': {
    description: 'the age of a signed request is not checked',
    breaks: ['connectivity/stale-timestamp'],
  },
  'clock-ahead': {
    description: "the venue's clock runs ahead",
    breaks: ['connectivity/venue-clock'],
    magnitude: { value: 580, limit: 'limits.connectivity.clock_offset_ms' },
  },
  'clock-ahead-twin': {
    description: "the venue's clock runs ahead, within the limit",
    spares: ['connectivity/venue-clock'],
    magnitude: { value: 420, limit: 'limits.connectivity.clock_offset_ms' },
  },
  'shared-allowance': {
    description: 'others behind the same address use most of the request allowance',
    breaks: ['connectivity/rate-budget'],
    magnitude: { value: 80, limit: 'limits.connectivity.rate_budget_pct' },
  },
  'shared-allowance-twin': {
    description: 'others behind the same address use much of the request allowance',
    spares: ['connectivity/rate-budget'],
    magnitude: { value: 60, limit: 'limits.connectivity.rate_budget_pct' },
  },
  throttled: {
    description: 'one REST request in ten is refused with 429 and Retry-After',
    breaks: ['connectivity/rate-budget'],
  },
  'silent-stream': {
    description: 'subscriptions are acknowledged and nothing follows',
    breaks: ['connectivity/stream-start'],
  },
  'slow-stream-start': {
    description: 'the first message of a subscription comes late',
    breaks: ['connectivity/stream-start'],
    magnitude: { value: 1150, limit: 'limits.connectivity.stream_start_ms' },
  },
  'slow-stream-start-twin': {
    description: 'the first message of a subscription comes late, within the limit',
    spares: ['connectivity/stream-start'],
    magnitude: { value: 830, limit: 'limits.connectivity.stream_start_ms' },
  },
  'rare-pings': {
    description: 'the venue pings more rarely than it publishes (times its interval)',
    breaks: ['connectivity/keep-alive'],
    magnitude: { value: 1.7, limit: 'limits.connectivity.ping_interval_ratio' },
  },
  'rare-pings-twin': {
    description: 'the venue pings a little more rarely than it publishes (times its interval)',
    spares: ['connectivity/keep-alive'],
    magnitude: { value: 1.25, limit: 'limits.connectivity.ping_interval_ratio' },
  },
  'mute-pongs': {
    description: 'the venue never answers a ping: the connection is half open',
    breaks: ['connectivity/keep-alive'],
  },
  'delisted-instrument': {
    description: 'the first configured instrument no longer trades',
    breaks: ['connectivity/instrument-metadata'],
  },
  'tick-change': {
    description: 'the tick size of every instrument is ten times what it was',
    breaks: ['connectivity/instrument-metadata'],
  },
  'crossed-ticker': {
    description: 'the ticker shows a bid above the ask',
    breaks: ['connectivity/ticker-sanity'],
  },
  'stale-ticker': {
    description: 'the ticker is some milliseconds old',
    breaks: ['connectivity/ticker-sanity'],
    magnitude: { value: 5800, limit: 'limits.connectivity.ticker_age_ms' },
  },
  'stale-ticker-twin': {
    description: 'the ticker is some milliseconds old, within the limit',
    spares: ['connectivity/ticker-sanity'],
    magnitude: { value: 4100, limit: 'limits.connectivity.ticker_age_ms' },
  },
  'late-candles': {
    description: 'the newest candle is three intervals behind',
    breaks: ['connectivity/candle-continuity'],
    magnitude: { value: 3, limit: 'limits.connectivity.candle_lag_intervals' },
  },
  'late-candles-twin': {
    description: 'the newest candle is one interval behind',
    spares: ['connectivity/candle-continuity'],
    magnitude: { value: 1, limit: 'limits.connectivity.candle_lag_intervals' },
  },
  'missing-candle': {
    description: 'one of the last ten candles is left out',
    breaks: ['connectivity/candle-continuity'],
  },
  'slow-connect': {
    description: 'every new connection waits before its TLS handshake',
    breaks: ['connectivity/connection-setup'],
    magnitude: { value: 590, limit: 'limits.connectivity.connect_p95_ms' },
  },
  'slow-connect-twin': {
    description: 'every new connection waits before its TLS handshake, within the limit',
    spares: ['connectivity/connection-setup'],
    magnitude: { value: 405, limit: 'limits.connectivity.connect_p95_ms' },
  },
  'distant-primary': {
    description: 'the primary entrance is further away than the secondary one',
    breaks: ['connectivity/endpoint-placement'],
    magnitude: { value: 176, limit: 'limits.connectivity.endpoint_detour_ms' },
  },
  'distant-primary-twin': {
    description: 'the primary entrance is a little further away than the secondary one',
    spares: ['connectivity/endpoint-placement'],
    magnitude: { value: 123, limit: 'limits.connectivity.endpoint_detour_ms' },
  },
  'dead-secondary': {
    description: 'the secondary entrance takes connections and answers nothing',
    breaks: ['connectivity/secondary-endpoint'],
  },
  'expiring-certificate': {
    description: 'the certificate expires in some days',
    breaks: ['connectivity/certificate'],
    magnitude: { value: 5.9, limit: 'limits.connectivity.certificate_days' },
  },
  'expiring-certificate-twin': {
    description: 'the certificate expires in some days, a little later than the limit',
    spares: ['connectivity/certificate'],
    magnitude: { value: 8.4, limit: 'limits.connectivity.certificate_days' },
  },
  'wrong-name-certificate': {
    description: 'the certificate is for another host',
    breaks: ['connectivity/certificate'],
  },
  'old-tls': {
    description: 'TLS 1.0 and 1.1 are spoken with whoever asks for them',
    breaks: ['connectivity/tls-protocol'],
  },
  'slow-names': {
    description: 'the name server takes its time',
    breaks: ['connectivity/name-resolution'],
    magnitude: { value: 470, limit: 'limits.connectivity.name_resolution_p95_ms' },
  },
  'slow-names-twin': {
    description: 'the name server takes its time, within the limit',
    spares: ['connectivity/name-resolution'],
    magnitude: { value: 325, limit: 'limits.connectivity.name_resolution_p95_ms' },
  },
  'dead-address': {
    description: 'one of the addresses behind a host name takes no connections',
    breaks: ['connectivity/name-resolution'],
  },
  'few-connections': {
    description: 'the venue takes two stream connections at once and refuses the next',
    breaks: ['connectivity/stream-connections'],
  },
  'slow-readmission': {
    description: 'after a stream connection has ended, no new one is taken for some milliseconds',
    breaks: ['connectivity/reconnect'],
    magnitude: { value: 3500, limit: 'limits.connectivity.reconnect_ms' },
  },
  'slow-readmission-twin': {
    description:
      'after a stream connection has ended, no new one is taken for a while, within the limit',
    spares: ['connectivity/reconnect'],
    magnitude: { value: 2420, limit: 'limits.connectivity.reconnect_ms' },
  },
  'single-session': {
    description: 'a new stream connection ends the older one before it has sent anything itself',
    breaks: ['connectivity/session-handover'],
  },
  maintenance: {
    description: 'the venue announces that it is in maintenance, and trades on',
    breaks: ['connectivity/venue-status'],
  },
  'announced-delisting': {
    description: 'the second instrument is announced for delisting, and trades on',
    breaks: ['connectivity/delisting-notice'],
  },
  'raised-fees': {
    description: 'the account pays higher fees than it used to (basis points more)',
    breaks: ['connectivity/fee-schedule'],
    magnitude: { value: 1.2, limit: 'limits.connectivity.fee_difference_bps' },
  },
  'raised-fees-twin': {
    description: 'the account pays slightly higher fees than it used to (basis points more)',
    spares: ['connectivity/fee-schedule'],
    magnitude: { value: 0.8, limit: 'limits.connectivity.fee_difference_bps' },
  },
  'unrestricted-key': {
    description: 'the API key may be used from any address',
    breaks: ['connectivity/ip-allow-list'],
  },
  'silent-private-stream': {
    description:
      'private subscriptions are taken and nothing follows: no snapshot, or no confirmation where there is none',
    breaks: ['connectivity/private-stream'],
  },
  'corrupt-checksum': {
    description: 'one book checksum in five is wrong',
    breaks: ['market-data/book-checksum'],
  },
  'dropped-delta': {
    description: 'one book update in five is never sent, though its ids are used up',
    breaks: ['market-data/sequence-continuity', 'market-data/book-checksum'],
  },
  'withdrawal-permission': {
    description: 'the API key may withdraw',
    breaks: ['deployment/key-permissions'],
  },
  'forgotten-cancel': {
    description: 'a cancel is acknowledged and the order stays',
    breaks: ['execution/resting-order'],
  },
  'duplicate-orders': {
    description: 'a second order with the same client order id is accepted',
    breaks: ['execution/duplicate-client-order-id'],
  },
  'post-only-takes': {
    description: 'a post-only order that crosses is executed as taker',
    breaks: ['execution/post-only'],
  },
} as const satisfies Record<string, Fault>

export type FaultName = keyof typeof faults
export const isFault = (name: string): name is FaultName => Object.hasOwn(faults, name)

/** The magnitude of a fault that has one, as the fronts apply it. */
export function magnitudeOf(name: FaultName): number {
  const { magnitude } = faults[name] as Fault
  if (!magnitude) throw new TypeError(`${name} must have a magnitude, has none`)
  return magnitude.value
}
