import { z } from 'zod'
import { connectivityLimits } from './limits-connectivity.ts'
import { limit } from './setting.ts'

const marketData = z
  .strictObject({
    sequence_gaps: limit({
      value: 0,
      from: 0,
      to: 1_000_000,
      unit: 'gaps',
      bound: 'max',
      basis: {
        kind: 'default',
        source: 'a gap that is not recovered is a wrong book (cryptofeed 285)',
      },
      description: 'Breaks in the sequence of book updates that are not recovered.',
    }),
    minimum_book_updates: limit({
      value: 20,
      from: 1,
      to: 1_000_000,
      unit: 'updates',
      bound: 'min',
      basis: { kind: 'default', source: 'fewer would show nothing about continuity' },
      description: 'Book updates that must be seen before their sequence is judged.',
    }),
    wrong_checksums: limit({
      value: 0,
      from: 0,
      to: 1_000_000,
      unit: 'checksums',
      bound: 'max',
      basis: { kind: 'venue', source: 'a book with another checksum is to be dropped (Kraken)' },
      description: 'Checksums of the venue that our own books do not have.',
    }),
    minimum_checked_updates: limit({
      value: 10,
      from: 1,
      to: 1_000_000,
      unit: 'updates',
      bound: 'min',
      basis: {
        kind: 'default',
        source: 'ten right ones: fewer than one in four is wrong, with 95 % confidence',
      },
      description: 'Checksums of each book that must be compared before they are judged.',
    }),
  })
  .prefault({})
  .meta({ description: 'Limits of phase 10, market data.' })

const deployment = z
  .strictObject({
    withdrawal_permissions: limit({
      value: 0,
      from: 0,
      to: 1000,
      unit: 'keys',
      bound: 'max',
      basis: { kind: 'default', source: 'least privilege: no trading key needs to move money out' },
      description: 'Trading keys that may withdraw.',
    }),
  })
  .prefault({})
  .meta({ description: 'Limits of phase 1, deployment.' })

const execution = z
  .strictObject({
    acknowledgement_p95_ms: limit({
      value: 100,
      from: 0,
      to: 60_000,
      unit: 'ms',
      bound: 'max',
      basis: {
        kind: 'guide',
        source: 'alert rule high-order-latency: order_latency_p95 above 100',
      },
      description: "95th percentile of the time to the venue's first answer to an order.",
    }),
  })
  .prefault({})
  .meta({ description: 'Limits of phase 11, execution.' })

/** `[limits]`: what measurements are held against where the guide has no key of its own for it. */
export const limits = z
  .strictObject({
    deployment,
    connectivity: connectivityLimits,
    market_data: marketData,
    execution,
  })
  .prefault({})
  .meta({ description: 'What measurements are held against, phase by phase.' })
