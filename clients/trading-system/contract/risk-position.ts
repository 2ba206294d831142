import { z } from 'zod'
import { decimal, words } from './scalars.ts'

/** What a position is worth, and what moves its price. */
export const RiskPosition = z
  .strictObject({
    instrument: words().describe('What is held, such as "BTCUSDT at binance".'),
    factor: words().describe('Risk factor whose return is the return of the instrument.'),
    notional: decimal().describe('In `currency`; short is below zero.'),
  })
  .describe('A position that gains and loses as its factor does.')

export type RiskPosition = Readonly<z.output<typeof RiskPosition>>

/** A number of a statistic: a return, a correlation, a weight. Money is text, as everywhere. */
export const statistic = () => z.number('must be a number')

/** A matrix of statistics, row by row. */
export const matrix = () => z.array(z.array(statistic()))
