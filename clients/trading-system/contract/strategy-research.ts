import { z } from 'zod'
import { decimal, instant, words } from './scalars.ts'
import { StrategyKey } from './strategy.ts'
import { countText, fraction, positiveNumber } from './strategy-scalars.ts'

export const StrategyTrials = z
  .strictObject({
    periodsPerYear: positiveNumber().describe('Of the returns below.'),
    trials: z.array(
      z.strictObject({
        parameters: z.record(z.string(), z.number()),
        returnFractions: z
          .array(fraction())
          .describe('Simple returns after costs, of the same periods in every trial.'),
      }),
    ),
  })
  .describe('Every set of parameters that was tried, the chosen one among them.')

export type StrategyTrials = Readonly<z.output<typeof StrategyTrials>>

export const StrategyUniverse = z
  .strictObject({
    selectedAt: instant()
      .optional()
      .describe(
        'When these symbols were chosen by name; left out where the universe is whatever was listed at the time.',
      ),
    symbols: z.array(
      z.strictObject({ symbol: words(), listedAt: instant(), delistedAt: instant().optional() }),
    ),
  })
  .describe('What the strategy could trade, and when.')

export type StrategyUniverse = Readonly<z.output<typeof StrategyUniverse>>

export const StrategyPrices = z
  .strictObject({
    series: z.array(
      z.strictObject({
        symbol: words(),
        prices: z.array(z.strictObject({ at: instant(), price: decimal() })),
      }),
    ),
    events: z
      .array(z.strictObject({ symbol: words(), at: instant(), words: words() }))
      .describe('What explains a jump that is left in the prices, at the price after it.'),
  })
  .describe('The prices that the backtest used, as it used them.')

export type StrategyPrices = Readonly<z.output<typeof StrategyPrices>>

/** Signals from data that ends somewhere. */
export const SignalsKey = StrategyKey.extend({
  until: instant().optional().describe('Data after this instant is kept from the strategy.'),
})

export type SignalsKey = Readonly<z.output<typeof SignalsKey>>

export const StrategySignals = z
  .strictObject({
    dataEndsAt: instant().describe('End of the last bar that the strategy saw.'),
    signals: z.array(z.strictObject({ at: instant(), symbol: words(), type: words() })),
  })
  .describe('What the strategy says from the data it was given, in order of time.')

export type StrategySignals = Readonly<z.output<typeof StrategySignals>>

/** Indicators from data that begins somewhere, too. */
export const IndicatorsKey = SignalsKey.extend({
  startupBars: countText()
    .optional()
    .describe('Bars that the strategy is given, the last among them. Left out: all.'),
})

export type IndicatorsKey = Readonly<z.output<typeof IndicatorsKey>>

export const StrategyIndicators = z
  .strictObject({
    at: instant().describe('End of the last bar.'),
    indicators: z.array(
      z.strictObject({ symbol: words(), name: words(), value: z.number('must be a number') }),
    ),
  })
  .describe('Every indicator after the last bar.')

export type StrategyIndicators = Readonly<z.output<typeof StrategyIndicators>>
