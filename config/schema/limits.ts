import { z } from 'zod'
import { connectivityLimits } from './limits-connectivity.ts'
import { executionLimits } from './limits-execution.ts'
import { marketDataLimits } from './limits-market-data.ts'
import { riskLimits } from './limits-risk.ts'
import { strategyLimits } from './limits-strategy.ts'
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
    clock_offset_ms: limit({
      value: 50,
      from: 0,
      to: 60_000,
      unit: 'ms',
      bound: 'max',
      basis: {
        kind: 'law',
        source:
          'CAT NMS plan, 6.8: business clocks within 50 ms; set 1 where RTS 25 (annex, table 2) binds you, 0.1 for high-frequency trading',
      },
      description:
        'Distance of the clock of this host from UTC, with what the time servers leave open.',
    }),
  })
  .prefault({})
  .meta({ description: 'Limits of phase 1, deployment.' })

/** `[limits]`: what measurements are held against where the guide has no key of its own for it. */
export const limits = z
  .strictObject({
    deployment,
    connectivity: connectivityLimits,
    risk: riskLimits,
    strategy: strategyLimits,
    market_data: marketDataLimits,
    execution: executionLimits,
  })
  .prefault({})
  .meta({ description: 'What measurements are held against, phase by phase.' })
