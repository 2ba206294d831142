import { z } from 'zod'
import { matrix, statistic } from './risk-position.ts'
import { instant, words } from './scalars.ts'

/** What weights are chosen for. */
export const objectives = ['minimumVariance', 'meanVariance'] as const

/** The weights that the firm calls optimal, with the problem that they solve. */
export const Allocation = z
  .strictObject({
    at: instant(),
    assets: z.array(words()),
    objective: z
      .enum(objectives)
      .describe(
        "With S the covariance, m the expected returns and w weights that add up to 1: `minimumVariance` is the least w'Sw; `meanVariance` the least a/2 w'Sw - m'w with a the `riskAversion`.",
      ),
    covariance: matrix().describe('Of the returns of one period; a row for each asset.'),
    expectedReturns: z
      .array(statistic())
      .optional()
      .describe('Of the same period, as fractions; required for `meanVariance`.'),
    riskAversion: statistic().optional().describe('Required for `meanVariance`; above zero.'),
    lowerBounds: z.array(statistic()).describe('Least weight of each asset, a fraction.'),
    upperBounds: z.array(statistic()).describe('Largest weight of each asset, a fraction.'),
    weights: z.array(statistic()).describe('Fractions that add up to 1.'),
  })
  .refine(
    ({ objective, expectedReturns, riskAversion }) =>
      objective === 'minimumVariance' ||
      (expectedReturns !== undefined && riskAversion !== undefined),
    {
      path: ['expectedReturns'],
      error: 'must be given with a riskAversion where the objective is "meanVariance"',
    },
  )
  .describe('The weights that the firm calls optimal, with the problem that they solve.')

export type Allocation = Readonly<z.output<typeof Allocation>>
