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
  'fees-beyond-schedule': {
    description: 'trades are charged more than the schedule that the venue tells',
    breaks: ['execution/fees-charged'],
    magnitude: { value: 0.12, limit: 'limits.execution.fee_deviation_bps' },
  },
  'fees-beyond-schedule-twin': {
    description: 'trades are charged a little more than the schedule that the venue tells',
    spares: ['execution/fees-charged'],
    magnitude: { value: 0.08, limit: 'limits.execution.fee_deviation_bps' },
  },
  'adverse-execution': {
    description: 'takers trade at prices that are worse by a share than those that were shown',
    breaks: ['execution/slippage'],
    magnitude: { value: 0.0006, limit: 'trading_validation.slippage_rate' },
  },
  'adverse-execution-twin': {
    description:
      'takers trade at prices that are worse by a smaller share than those that were shown',
    spares: ['execution/slippage'],
    magnitude: { value: 0.0004, limit: 'trading_validation.slippage_rate' },
  },
  'leaky-venue': {
    description: 'quotes go with each client that takes, and come back in a second or two',
    breaks: ['execution/market-impact'],
    magnitude: { value: 6, limit: 'limits.execution.market_impact_bps' },
  },
  'leaky-venue-twin': {
    description: 'quotes go a little with each client that takes, and come back in a second or two',
    spares: ['execution/market-impact'],
    magnitude: { value: 4, limit: 'limits.execution.market_impact_bps' },
  },
  'fickle-venue': {
    description: 'every tenth order is refused, as if the market took none just then',
    breaks: ['execution/fill-rate'],
  },
  'leftover-order': {
    description:
      'an order that an earlier readiness run sent is still open in the account of the checks',
    breaks: ['execution/leftover-orders'],
  },
  'late-trade-list': {
    description: "the list of an account's trades tells each a second and a half late",
    spares: ['execution/fees-charged', 'execution/position-accuracy'],
  },
  'late-order-list': {
    description: 'the list of open orders tells each two fifths of a second late',
    spares: ['execution/resting-order', 'execution/order-replacement'],
  },
  'stale-ioc': {
    description: 'what an immediate-or-cancel order does not take rests in the book',
    breaks: ['execution/order-types'],
  },
  'ignored-replace': {
    description: 'a replacement is acknowledged, and the order keeps its old price and quantity',
    breaks: ['execution/order-replacement'],
  },
} as const satisfies Record<string, Fault>
