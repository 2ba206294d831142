import { z } from 'zod'
import { decimal, id, instant, words } from './scalars.ts'
import { count, digest, fraction, positiveNumber } from './strategy-scalars.ts'

/** Which strategy is asked about. */
export const StrategyKey = z.strictObject({
  strategy: id().describe('`strategyId` of the strategy.'),
})

export type StrategyKey = Readonly<z.output<typeof StrategyKey>>

/** What a strategy consists of: whoever changes one of the three has another strategy. */
export const StrategyDigests = z
  .strictObject({
    code: digest().describe('Of the code that runs.'),
    parameters: digest().describe('Of the parameters that it runs with.'),
    data: digest().describe('Of the data that it was tested on.'),
  })
  .describe('What a strategy consists of: whoever changes one of the three has another strategy.')

export type StrategyDigests = Readonly<z.output<typeof StrategyDigests>>

/** The metrics that can be reported; docs/strategies.md says how each is defined. */
export const strategyMetrics = [
  'totalReturn',
  'compoundAnnualGrowth',
  'volatility',
  'sharpeRatio',
  'sortinoRatio',
  'maximumDrawdown',
  'calmarRatio',
] as const

const Approval = z
  .strictObject({
    author: words().describe('Who made the strategy.'),
    approver: words().describe('Who approved it; somebody else.'),
    approvedAt: instant(),
    digests: StrategyDigests.describe('What was approved.'),
  })
  .describe('An approval of a strategy as it was then.')

const Mandate = z
  .strictObject({
    maximumDrawdownFraction: positiveNumber().describe('Of equity, from its highest value.'),
    maximumDailyLossFraction: positiveNumber().describe('Of equity at the start of the day.'),
    longestUnderwaterDays: positiveNumber().describe(
      'Calendar days from a peak to the next value as high.',
    ),
  })
  .describe('What the strategy may lose.')

export const Strategy = z
  .strictObject({
    strategyId: id(),
    name: words(),
    version: words(),
    digests: StrategyDigests.optional().describe(
      'Left out, nothing can be held against an approval.',
    ),
    periodSeconds: positiveNumber().describe('Length of a bar, which is a period of the records.'),
    periodsPerYear: positiveNumber().describe('By which the reported metrics are annualised.'),
    daysPerYear: positiveNumber().describe('Days of trading in a year: 365, or about 252.'),
    trialCount: count()
      .optional()
      .describe('Independent trials that were made before this one was chosen, all of them.'),
    startupBars: count()
      .optional()
      .describe('Bars that are fetched live before the first indicator is computed.'),
    signalTypes: z.array(words()).optional().describe('Every type of signal that there can be.'),
    parameters: z
      .record(z.string(), z.number())
      .optional()
      .describe('The chosen parameters, by the names that trials give them.'),
    learntUntil: instant()
      .optional()
      .describe(
        'End of the data that the strategy was learnt from; what follows is out of sample.',
      ),
    initialCapital: decimal().describe('That the backtest started with.'),
    currency: words(),
    mandate: Mandate.optional(),
    reported: z.array(
      z.strictObject({
        metric: z.enum(strategyMetrics),
        value: fraction().describe('As a fraction or a ratio, not in percent.'),
      }),
    ),
    approvals: z.array(Approval),
  })
  .describe('A strategy as the firm describes it.')

export type Strategy = Readonly<z.output<typeof Strategy>>

export const StrategyList = z
  .strictObject({ strategies: z.array(Strategy) })
  .describe('Every strategy that trades, or is to.')

export type StrategyList = Readonly<z.output<typeof StrategyList>>
