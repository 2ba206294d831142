import { cryptoShocks } from './crypto-shocks.ts'
import { equityShocks } from './equity-shocks.ts'
import type { ShockEvent } from './shock.ts'

const otherShocks: readonly ShockEvent[] = [
  {
    id: '2015-01-15-swiss-franc',
    name: 'End of the floor under EURCHF',
    from: '2015-01-15',
    to: '2015-01-15',
    shocks: [
      {
        factor: 'EURCHF',
        measure: 'close',
        move: { relative: -0.19 },
        standing: 'recalled',
        source: 'daily closes',
      },
      {
        factor: 'EURCHF',
        measure: 'intraday',
        move: { relative: -0.4, mildest: -0.3 },
        standing: 'recalled',
        source: 'prints differ by venue',
      },
    ],
  },
  {
    id: '2020-04-20-negative-oil',
    name: 'Oil below zero',
    from: '2020-04-20',
    to: '2020-04-20',
    shocks: [
      {
        factor: 'WTI May 2020',
        measure: 'settlement',
        move: { before: 18.27, after: -37.63 },
        standing: 'reported',
        source: 'efe.com, 2020-04-21',
      },
    ],
  },
]

/**
 * Shocks that happened, oldest first, each with how it was measured, how far it is to be trusted and who says so. Data,
 * not law: what a book must survive is for its limits.
 */
export const historicalShocks: readonly ShockEvent[] = [
  ...equityShocks,
  ...cryptoShocks,
  ...otherShocks,
].sort((one, other) => one.from.localeCompare(other.from))
