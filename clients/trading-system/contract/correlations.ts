import { z } from 'zod'
import { matrix, statistic } from './risk-position.ts'
import { instant, words } from './scalars.ts'

/** How correlations are estimated. */
export const estimators = ['sample', 'ewma'] as const

/** The correlations that the firm computes with, and the returns that they come from. */
export const Correlations = z
  .strictObject({
    at: instant().describe('Of the newest price behind the numbers.'),
    factors: z.array(words()),
    correlation: matrix().describe('A row for each factor.'),
    volatilities: z
      .array(statistic())
      .describe('Standard deviations of the returns of one period, as fractions.'),
    estimator: z
      .enum(estimators)
      .describe(
        '`sample`: mean removed, squares divided by n - 1; `ewma`: mean taken as zero, older squares weigh less by `decay`, from the first period on.',
      ),
    decay: statistic().optional().describe('Required for `ewma`, such as 0.94.'),
    returns: matrix()
      .optional()
      .describe('Simple returns as fractions: a row for each period, the oldest first.'),
  })
  .refine(({ estimator, decay }) => (estimator === 'ewma') === (decay !== undefined), {
    path: ['decay'],
    error: 'must be given with the estimator "ewma", and left out with "sample"',
  })
  .describe('The correlations that the firm computes with, and the returns that they come from.')

export type Correlations = Readonly<z.output<typeof Correlations>>
