import type { Fault } from './fault.ts'

/** Faults of streams: how they begin, live, and follow each other. */
export const connectivityStreamFaults = {
  'silent-stream': {
    description: 'subscriptions are acknowledged and nothing follows',
    breaks: ['connectivity/stream-start'],
    touches: ['market-data/book-silence', 'market-data/subscription-coverage'],
  },
  'slow-stream-start': {
    description: 'the first message of a subscription comes late',
    breaks: ['connectivity/stream-start'],
    touches: ['market-data/feed-latency'],
    magnitude: { value: 1150, limit: 'limits.connectivity.stream_start_ms' },
  },
  'slow-stream-start-twin': {
    description: 'the first message of a subscription comes late, within the limit',
    spares: ['connectivity/stream-start'],
    touches: ['market-data/feed-latency'],
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
  'silent-private-stream': {
    description:
      'private subscriptions are taken and nothing follows: no snapshot, or no confirmation where there is none',
    breaks: ['connectivity/private-stream'],
  },
} as const satisfies Record<string, Fault>
