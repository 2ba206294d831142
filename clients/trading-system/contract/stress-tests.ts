import { z } from 'zod'
import { RiskPosition, statistic } from './risk-position.ts'
import { decimal, instant, words } from './scalars.ts'

const StressTest = z
  .strictObject({
    name: words(),
    shocks: z
      .array(
        z.strictObject({
          factor: words(),
          simpleReturn: statistic().describe('Fraction: -0.2 for a fall by 20 %.'),
        }),
      )
      .describe('Every factor that the book has; 0 for one that stays.'),
    loss: decimal().describe('What the firm says that the book loses; below zero where it gains.'),
  })
  .describe('What the book loses if its factors move like this.')

/** The firm's stress tests of the book that it holds. */
export const StressTests = z
  .strictObject({
    at: instant().describe('Of the positions.'),
    currency: words(),
    equity: decimal(),
    positions: z.array(RiskPosition),
    scenarios: z.array(StressTest),
  })
  .describe("The firm's stress tests of the book that it holds; all money in `currency`.")

export type StressTests = Readonly<z.output<typeof StressTests>>
