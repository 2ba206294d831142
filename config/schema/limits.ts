import { z } from 'zod'
import { connectivityLimits } from './limits-connectivity.ts'
import { marketDataLimits } from './limits-market-data.ts'
import { limit } from './setting.ts'

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
    market_data: marketDataLimits,
    execution,
  })
  .prefault({})
  .meta({ description: 'What measurements are held against, phase by phase.' })
