import type { Fault } from './fault.ts'

/** Faults of how the firm settles. */
export const settlementFaults = {
  'settles-a-day-late-calendar': {
    description: 'US trades are to settle two days after the trade, as before 2024-05-28',
    breaks: ['execution/settlement-date'],
  },
  'late-affirmation': {
    description: 'trades in US stocks are affirmed the morning after',
    breaks: ['execution/settlement-affirmation'],
    magnitude: { value: 88.5, limit: 'limits.execution.affirmed_by_cutoff_pct' },
  },
  'late-affirmation-twin': {
    description: 'some trades in US stocks are affirmed the morning after, within the limit',
    spares: ['execution/settlement-affirmation'],
    magnitude: { value: 91.5, limit: 'limits.execution.affirmed_by_cutoff_pct' },
  },
  'settlement-fails': {
    description: 'stock is not delivered on its date',
    breaks: ['execution/settlement-fails'],
    magnitude: { value: 1.15, limit: 'limits.execution.settlement_fails_pct' },
  },
  'settlement-fails-twin': {
    description: 'some stock is not delivered on its date, within the limit',
    spares: ['execution/settlement-fails'],
    magnitude: { value: 0.85, limit: 'limits.execution.settlement_fails_pct' },
  },
  'forgotten-settlement': {
    description: 'a settlement stays affirmed weeks after its date, and nobody is told',
    breaks: ['execution/settlement-fails'],
  },
  'custody-break': {
    description: 'the custodian has credited a sale in another currency',
    breaks: ['execution/cash-breaks'],
  },
} as const satisfies Record<string, Fault>
