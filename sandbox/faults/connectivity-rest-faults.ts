import type { Fault } from './fault.ts'

/** Faults of requests over REST: late, lost, refused, or judged by a clock that is off. */
export const connectivityRestFaults = {
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
    breaks: ['connectivity/rest-availability', 'connectivity/secondary-endpoint'],
  },
  'hanging-rest': {
    description: 'REST requests are taken and never answered',
    breaks: ['connectivity/rest-availability', 'connectivity/secondary-endpoint'],
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
} as const satisfies Record<string, Fault>
