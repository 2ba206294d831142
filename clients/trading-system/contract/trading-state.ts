import { z } from 'zod'
import { instant, words } from './scalars.ts'

const state = z
  .enum(['active', 'reducing', 'halted'])
  .describe('`reducing`: only orders that make positions smaller. `halted`: no orders.')

/** What the trading system shall do from now on, and why. */
export const TradingStateOrder = z.strictObject({
  state,
  reason: words().describe('Why, for the audit trail.'),
})

export type TradingStateOrder = Readonly<z.output<typeof TradingStateOrder>>

/** What the trading system may do now. */
export const TradingState = z
  .strictObject({ state, since: instant(), reason: words().optional() })
  .describe('What the trading system may do now.')

export type TradingState = Readonly<z.output<typeof TradingState>>
