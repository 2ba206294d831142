import { z } from 'zod'
import { decimal, instant, words } from './scalars.ts'

const CustodyLine = z
  .strictObject({
    account: words().describe('Of a venue that keeps custody itself, its name as in balances.'),
    asset: words().describe('A currency, or the symbol of an instrument.'),
    kind: z.enum(['cash', 'instrument']),
    held: decimal()
      .optional()
      .describe('What the custodian or the chain says; left out where it names no such asset.'),
    booked: decimal()
      .optional()
      .describe(
        "What the firm's own books say of what has settled; left out where they name no such asset.",
      ),
    asOf: instant().describe('The moment that both sides speak of.'),
  })
  .refine(({ held, booked }) => held !== undefined || booked !== undefined, {
    path: ['held'],
    error: 'must be given where booked is not',
  })
  .describe('One asset in one account, as the custodian and as the firm says.')

/** The newest statement of every custodian, beside the firm's own books at the same moment. */
export const Custody = z
  .strictObject({
    lines: z.array(CustodyLine).describe('Every asset that either side names, in every account.'),
  })
  .describe("The newest statement of every custodian, beside the firm's books at that moment.")

export type Custody = Readonly<z.output<typeof Custody>>
