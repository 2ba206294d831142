import type { Fault } from './fault.ts'

const fill = 'limits.execution.fill_p95_ms'
const acknowledgement = 'limits.execution.acknowledgement_p95_ms'

/** Virtues of the reference firm that can be switched off: what it makes of its orders. */
export const firmOrderFaults = {
  'firm-lost-answer-is-a-reject': {
    description: 'the firm tells an order whose answer was lost as rejected, and forgets it',
    breaks: ['execution/ambiguous-submit'],
  },
  'firm-lost-answer-is-accepted': {
    description:
      'the firm tells an order whose answer was lost as accepted, whatever the venue has',
    breaks: ['execution/ambiguous-submit'],
  },
  'firm-sends-again': {
    description:
      'the firm sends an order again that is submitted twice or unanswered, under another id',
    breaks: ['execution/idempotent-submit'],
  },
  'firm-forgets-what-is-over': {
    description: 'the firm knows an order again only while it is open: later it is sent once more',
    breaks: ['execution/idempotent-submit'],
  },
  'firm-ignores-fill-after-cancel': {
    description: 'the firm ignores fills of an order from the moment that it asks to cancel it',
    breaks: ['execution/cancel-fill-race'],
  },
  'firm-counts-fills-twice': {
    description: 'the firm counts a fill as often as it hears of it, and it hears of each twice',
    breaks: ['execution/fill-accounting'],
  },
  'firm-drops-late-fills': {
    description: 'the firm drops fills that come later than news of their quantity',
    breaks: ['execution/fill-accounting'],
  },
  'firm-retries-rejects': {
    description: 'the firm sends a rejected order again and again',
    breaks: ['execution/reject-handling'],
  },
  'firm-retries-rejects-later': {
    description: 'the firm sends a rejected order again after a second',
    breaks: ['execution/reject-handling'],
  },
  'firm-wrong-reject-code': {
    description: 'the firm tells every rejection with the same wrong code',
    breaks: ['execution/reject-handling'],
  },
  'firm-illegal-step': {
    description: 'the firm tells an order that was filled as canceled afterwards',
    breaks: ['execution/order-states'],
  },
  'firm-slow-acknowledgement': {
    description: 'the firm takes acknowledgements late',
    breaks: ['execution/acknowledgement-latency'],
    magnitude: { value: 236, limit: acknowledgement },
  },
  'firm-slow-acknowledgement-twin': {
    description: 'the firm takes acknowledgements late, within the limit',
    spares: ['execution/acknowledgement-latency'],
    magnitude: { value: 161, limit: acknowledgement },
  },
  'firm-slow-fills': {
    description: 'the firm takes fills late',
    breaks: ['execution/fill-latency'],
    magnitude: { value: 354, limit: fill },
  },
  'firm-slow-fills-twin': {
    description: 'the firm takes fills late, within the limit',
    spares: ['execution/fill-latency'],
    magnitude: { value: 242, limit: fill },
  },
  'firm-skips-reconciliation': {
    description: 'the firm says that it reconciled, and looked at nothing',
    breaks: ['execution/startup-reconciliation'],
  },
  'firm-reconciles-known-symbols-only': {
    description: 'the firm reconciles only the symbols of which it has orders itself',
    breaks: ['execution/startup-reconciliation'],
  },
  'firm-trades-unreconciled': {
    description: 'the firm sends orders before its records agree with the venues',
    breaks: ['execution/startup-reconciliation'],
  },
  'firm-reconciliation-never-settles': {
    description: 'the firm finds the same differences at each comparison and corrects none',
    breaks: ['execution/reconciliation-convergence'],
  },
  'firm-reconciles-on-paper': {
    description: 'the firm finds differences, says that it has corrected them, and corrects none',
    breaks: ['execution/reconciliation-convergence'],
  },
  'firm-restarts-without-position': {
    description: 'the firm knows its orders after a restart, and takes itself for flat',
    breaks: ['execution/startup-reconciliation'],
  },
  'firm-tells-limit-as-price': {
    description: 'the firm tells the limit of an order as the price at which it was filled',
    breaks: ['execution/position-accuracy'],
  },
  'firm-drifting-average-price': {
    description: 'the average price of a position drifts by a tenth with each fill',
    breaks: ['execution/position-accuracy'],
  },
  'firm-drifting-balance': {
    description: 'a balance drifts by a tenth of what each fill moves',
    breaks: ['execution/balance-accuracy'],
  },
} as const satisfies Record<string, Fault>
