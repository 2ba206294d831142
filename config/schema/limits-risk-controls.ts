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
}
