import { z } from 'zod'
import { decimal, instant, words } from './scalars.ts'

const Position = z
  .strictObject({
    venue: words(),
    symbol: words(),
    quantity: decimal().describe('In units of the instrument; short is below zero.'),
    averagePrice: decimal().optional(),
  })
  .describe('What is held of an instrument at a venue.')

/** Everything that the firm believes to hold. */
export const Positions = z
  .strictObject({ at: instant(), positions: z.array(Position) })
  .describe('Everything that the firm believes to hold.')

export type Positions = Readonly<z.output<typeof Positions>>
