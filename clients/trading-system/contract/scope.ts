import { z } from 'zod'
import { words } from './scalars.ts'

/** What a switch or a limit applies to: whatever matches all that is said, so an empty scope is everything. */
export const Scope = z
  .strictObject({
    strategy: words().optional().describe('Name of a strategy.'),
    venue: words().optional().describe('Name of a venue.'),
    symbol: words().optional().describe("The venue's own symbol."),
  })
  .describe('Whatever matches all that is said; an empty scope is everything.')

export type Scope = Readonly<z.output<typeof Scope>>
