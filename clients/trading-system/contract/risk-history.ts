import { z } from 'zod'
import { date, decimal, unsignedDecimal, words } from './scalars.ts'

/** More than a century of business days. */
const mostDays = 30_000

const RiskDay = z
  .strictObject({
    date: date(),
    profit: decimal().describe('Profit of the day without fees; a loss is below zero.'),
    hypotheticalProfit: decimal()
      .optional()
      .describe("Profit of the evening before's positions, held unchanged, at the day's prices."),
    theoreticalProfit: decimal()
      .optional()
      .describe('The same, as the risk model explains it by its factors.'),
    valueAtRisk: unsignedDecimal().describe('Loss, as told before the day began.'),
    expectedShortfall: unsignedDecimal().optional().describe('Loss, as told before the day began.'),
  })
  .describe('What was told for a day, and what came.')

/** What was told of the risk day by day, beside what came. */
export const RiskHistory = z
  .strictObject({
    currency: words(),
    confidenceLevel: unsignedDecimal().describe(
      'Of every value at risk and expected shortfall; a fraction, such as "0.95".',
    ),
    horizonDays: z.int('must be a whole number of days').min(1, 'must be at least 1'),
    days: z
      .array(RiskDay)
      .max(mostDays, `must be at most ${mostDays}`)
      .describe('Business days without a hole, the oldest first.'),
  })
  .describe('What was told of the risk day by day, beside what came; all money in `currency`.')

export type RiskHistory = Readonly<z.output<typeof RiskHistory>>
