import { z } from 'zod'
import { RiskPosition, statistic } from './risk-position.ts'
import { date, decimal, instant, unsignedDecimal, words } from './scalars.ts'

/** Where the quantile q of n sorted returns lies, counted from 0 at the worst; between two of them, in proportion. */
export const quantileRules = {
  conservative: 'ceil(nq) - 1, the k-th worst',
  linear: '(n - 1)q, as numpy and PERCENTILE.INC',
  lower: 'the worse neighbour of linear',
  higher: 'the better neighbour of linear',
  midpoint: 'halfway between both neighbours of linear',
  hazen: 'nq - 1/2',
  weibull: '(n + 1)q - 1, as PERCENTILE.EXC',
  'median-unbiased': '(n + 1/3)q - 2/3',
  'normal-unbiased': '(n + 1/4)q - 5/8',
} as const

const rules = Object.keys(quantileRules) as (keyof typeof quantileRules)[]
const rulesInWords = Object.entries(quantileRules).map(([rule, words]) => `\`${rule}\`: ${words}`)

const Scenario = z
  .strictObject({
    date: date().describe('Last day of the returns.'),
    returns: z
      .array(statistic())
      .describe('Simple returns over the horizon as fractions, in the order of `factors`.'),
  })
  .describe('What the factors did once.')

const Estimate = z
  .strictObject({
    confidenceLevel: unsignedDecimal().describe('Fraction, such as "0.95".'),
    valueAtRisk: decimal().describe('Loss, in `currency`; above zero where money is at risk.'),
    expectedShortfall: decimal()
      .optional()
      .describe('Loss, in `currency`: the mean of the worst share q, the last one in part.'),
  })
  .describe('The risk at one confidence level.')

/** The risk of the book now, with everything that it was computed from. */
export const RiskModel = z
  .strictObject({
    at: instant().describe('Of the positions and prices.'),
    currency: words(),
    equity: decimal(),
    positions: z.array(RiskPosition),
    method: z
      .literal('historical', 'must be "historical"')
      .describe('Each scenario is applied to the positions, and weighs the same.'),
    quantileRule: z
      .enum(rules)
      .describe(
        `Where the quantile lies among n sorted returns, from 0: ${rulesInWords.join('; ')}.`,
      ),
    horizonDays: z.int('must be a whole number of days').min(1, 'must be at least 1'),
    factors: z.array(words()),
    scenarios: z.array(Scenario).describe('The oldest first.'),
    estimates: z.array(Estimate),
  })
  .describe('The risk of the book now, with everything that it was computed from.')

export type RiskModel = Readonly<z.output<typeof RiskModel>>
