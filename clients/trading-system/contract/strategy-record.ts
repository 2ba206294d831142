import { z } from 'zod'
import { decimal, instant, unsignedDecimal, words } from './scalars.ts'
import { StrategyKey } from './strategy.ts'
import { countText, fraction } from './strategy-scalars.ts'

/** Where a record of trading comes from. */
export const recordSources = ['backtest', 'paper', 'live'] as const

/** Which record is asked for. */
export const RecordKey = StrategyKey.extend({ source: z.enum(recordSources) })

export type RecordKey = Readonly<z.output<typeof RecordKey>>

const StrategyTrade = z
  .strictObject({
    symbol: words(),
    side: z.enum(['buy', 'sell']),
    at: instant().describe('Of the fill.'),
    quantity: unsignedDecimal(),
    price: decimal(),
    commission: decimal().optional().describe('In the currency of the strategy.'),
    dailyVolume: unsignedDecimal()
      .optional()
      .describe('Units of the symbol that changed hands that day.'),
    topQuantity: unsignedDecimal()
      .optional()
      .describe('Units at the best price when the order was sent.'),
  })
  .describe('An order that was filled.')

export const StrategyRecord = z
  .strictObject({
    startsAt: instant().describe('Start of the first period.'),
    startEquity: decimal(),
    currency: words(),
    assumed: z
      .strictObject({ commissionRate: unsignedDecimal(), slippageRate: unsignedDecimal() })
      .optional()
      .describe('Costs that are in the returns, as shares of what is traded.'),
    periods: z
      .array(
        z.strictObject({
          endsAt: instant(),
          returnFraction: fraction().describe('Simple return after costs, 0.02 for 2 %.'),
        }),
      )
      .describe('One for each period, in order of time, none left out.'),
    trades: z.array(StrategyTrade).optional().describe('Every fill, in order of time.'),
  })
  .describe('What a strategy did, period by period.')

export type StrategyRecord = Readonly<z.output<typeof StrategyRecord>>

/** How a backtest is to be run again. */
export const BacktestKey = StrategyKey.extend({
  lagBars: countText().describe('Bars that fills come later than in the backtest as it is.'),
  commissionRate: unsignedDecimal().describe('As a share of the notional.'),
  slippageRate: unsignedDecimal().describe('As a share of the price.'),
  initialCapital: unsignedDecimal(),
  seed: countText().describe('For whatever is drawn at random.'),
})

export type BacktestKey = Readonly<z.output<typeof BacktestKey>>
