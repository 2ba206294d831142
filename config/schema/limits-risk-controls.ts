import { limit } from './setting.ts'

/** What pre-trade controls and risk alerts are held against. */
export const riskControlLimits = {
  unenforced_limits: limit({
    value: 0,
    from: 0,
    to: 1000,
    unit: 'orders',
    bound: 'max',
    basis: {
      kind: 'law',
      source: 'RTS 6 Art. 15(1) and SEC 15c3-5(c)(1): orders beyond a limit are not entered',
    },
    description:
      'Orders around a limit in force that are not treated as it says: let through beyond it, or denied within it.',
  }),
  alert_ms: limit({
    value: 5000,
    from: 1,
    to: 600_000,
    unit: 'ms',
    bound: 'max',
    basis: { kind: 'law', source: 'RTS 6 Art. 16(5): alerts within five seconds of the event' },
    description: 'Longest time from an order that would break a limit to the alert about it.',
  }),
  exposure_difference_pct: limit({
    value: 1,
    from: 0,
    to: 100,
    unit: '%',
    bound: 'max',
    basis: {
      kind: 'default',
      source: 'FIA PTG: drop copy against the risk system; more than prices move between two looks',
    },
    description:
      'Largest difference between what a trade adds to the exposure that the risk system tells, and what it came to at the venue.',
  }),
}
