import type { Fault } from './fault.ts'

/** Virtues of the reference firm that can be switched off: how it treats a venue and its own connections. */
export const firmGatewayFaults = {
  'firm-ignores-slow-down': {
    description: 'the firm goes on sending while a venue tells it to wait',
    breaks: ['connectivity/slow-down-obedience'],
  },
  'firm-does-not-resubscribe': {
    description: 'the firm connects its streams anew after a cut and subscribes to nothing',
    breaks: ['connectivity/firm-reconnect'],
  },
  'firm-reconnects-without-pause': {
    description: 'the firm connects its streams anew at once, time and again',
    breaks: ['connectivity/reconnect-pacing'],
  },
} as const satisfies Record<string, Fault>
