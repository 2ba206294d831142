import type { Fault } from './fault.ts'

/** Faults of what was set up before trading. */
export const deploymentFaults = {
  'withdrawal-permission': {
    description: 'the API key may withdraw',
    breaks: ['deployment/key-permissions'],
  },
  'clock-source-ahead': {
    description: "the time server is ahead of the host's clock by so many milliseconds",
    breaks: ['deployment/clock-synchronisation'],
    touches: ['market-data/feed-latency'],
    magnitude: { value: 57, limit: 'limits.deployment.clock_offset_ms' },
  },
  'clock-source-ahead-twin': {
    description: "the time server is ahead of the host's clock, within the limit",
    spares: ['deployment/clock-synchronisation'],
    touches: ['market-data/feed-latency'],
    magnitude: { value: 43, limit: 'limits.deployment.clock_offset_ms' },
  },
} as const satisfies Record<string, Fault>
