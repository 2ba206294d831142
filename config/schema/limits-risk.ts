import { z } from 'zod'
import { portfolioLimits } from './limits-portfolio.ts'
import { riskControlLimits } from './limits-risk-controls.ts'
import { riskNumberLimits } from './limits-risk-numbers.ts'

/** `[limits.risk]`: what risk management is held against. */
export const riskLimits = z
  .strictObject({ ...riskNumberLimits, ...portfolioLimits, ...riskControlLimits })
  .prefault({})
  .meta({ description: 'Limits of phase 4, risk management.' })
