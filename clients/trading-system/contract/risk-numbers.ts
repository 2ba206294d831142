import { z } from 'zod'
import { decimal, instant, unsignedDecimal, words } from './scalars.ts'

const ValueAtRisk = z
  .strictObject({
    confidenceLevel: unsignedDecimal().describe('Fraction, such as "0.95".'),
    horizonDays: z.int('must be a whole number of days').min(1, 'must be at least 1'),
    valueAtRisk: unsignedDecimal().describe('Loss, in `currency`.'),
    expectedShortfall: unsignedDecimal().optional().describe('Loss, in `currency`.'),
  })
  .describe('A loss that is exceeded with the probability that the confidence level leaves.')

const Exposure = z
  .strictObject({
    venue: words(),
    symbol: words(),
    notional: decimal().describe('In `currency`; short is below zero.'),
  })
  .describe('What is at stake in an instrument.')

const LimitUse = z
  .strictObject({
    control: z.enum(['maxPositionConcentration', 'maxLeverage', 'maxPortfolioVar']),
    used: unsignedDecimal().describe('In the unit of the limit.'),
  })
  .describe('How much of a limit is used, with everything filled that is open.')

/** The firm's own numbers of its risk. */
export const RiskNumbers = z
  .strictObject({
    at: instant().describe('Of the positions and prices behind the numbers.'),
    currency: words(),
    equity: decimal(),
    grossExposure: unsignedDecimal().describe('Sum of absolute notionals.'),
    netExposure: decimal().describe('Sum of notionals.'),
    exposures: z.array(Exposure),
    use: z.array(LimitUse).optional().describe('Left out: the firm does not tell.'),
    valueAtRisk: z.array(ValueAtRisk).describe('Empty where the firm computes none.'),
  })
  .describe("The firm's own numbers of its risk; all money in `currency`.")

export type RiskNumbers = Readonly<z.output<typeof RiskNumbers>>
