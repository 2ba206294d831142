import { z } from 'zod'
import { riskNumberLimits } from './limits-risk-numbers.ts'

/** `[limits.risk]`: what risk management is held against. */
export const riskLimits = z
  .strictObject({ ...riskNumberLimits })
  .prefault({})
  .meta({ description: 'Limits of phase 4, risk management.' })
