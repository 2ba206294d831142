import { z } from 'zod'
import { decimal, instant, words } from './scalars.ts'

const Balance = z
  .strictObject({
    venue: words(),
    currency: words(),
    total: decimal(),
    available: decimal().describe('Not reserved by open orders or margin.'),
  })
  .describe('What an account at a venue has of a currency.')

/** Every balance that the firm believes to have. */
export const Balances = z
  .strictObject({ at: instant(), balances: z.array(Balance) })
  .describe('Every balance that the firm believes to have.')

export type Balances = Readonly<z.output<typeof Balances>>
