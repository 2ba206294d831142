import { z } from 'zod'
import { id, instant, words } from './scalars.ts'

const Difference = z
  .strictObject({
    kind: z.enum([
      'orderUnknownToFirm',
      'orderUnknownToVenue',
      'orderState',
      'filledQuantity',
      'position',
      'balance',
    ]),
    venue: words(),
    subject: id().describe(
      'Of an order, its `clientOrderId`, or its `venueOrderId` where the firm has none; of a position, the symbol; of a balance, the currency.',
    ),
    firmValue: words()
      .optional()
      .describe("What the firm's records said, where they said anything."),
    venueValue: words().optional().describe('What the venue said, where it said anything.'),
    resolved: z.boolean().describe('Whether the records agree now.'),
  })
  .describe("A difference between the firm's records and a venue.")

const Compared = z
  .strictObject({ venue: words(), symbols: z.array(words()) })
  .describe("Symbols that were looked at: those of the firm's records and of the venue.")

/** A comparison of the firm's records with the venues: what was looked at, and what differed. */
export const Reconciliation = z
  .strictObject({
    reconciliationId: id(),
    state: z
      .enum(['running', 'agreed', 'differing', 'failed'])
      .describe('`differing`: a difference is left. `failed`: a venue could not be asked.'),
    startedAt: instant(),
    finishedAt: instant().optional(),
    cycles: z
      .int('must be a whole number of cycles')
      .min(0, 'must be at least 0')
      .describe('How often the records were compared and corrected.'),
    compared: z.array(Compared),
    differences: z.array(Difference).describe('Those that were resolved included.'),
  })
  .describe("A comparison of the firm's records with the venues.")

export type Reconciliation = Readonly<z.output<typeof Reconciliation>>
