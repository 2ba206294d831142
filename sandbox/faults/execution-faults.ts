import type { Fault } from './fault.ts'

/** Faults of what becomes of an order. */
export const executionFaults = {
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
