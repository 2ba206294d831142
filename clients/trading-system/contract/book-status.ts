import { z } from 'zod'
import { decimal, id, words } from './scalars.ts'

/** What makes a book unfit to trade on. */
export const unusableFor = [
  'checksum',
  'crossed',
  'disconnected',
  'sequenceGap',
  'stale',
  'starting',
  'other',
] as const

const Book = z
  .strictObject({
    venue: words(),
    symbol: words(),
    usable: z.boolean().describe('Whether strategies may trade on it now.'),
    reason: z.enum(unusableFor).optional().describe('Required where it is not usable.'),
    bestBid: decimal().optional(),
    bestAsk: decimal().optional(),
    lastUpdateId: id().optional().describe("The venue's id of the last update that it holds."),
    builds: z
      .int('must be a whole number')
      .min(0, 'must be at least 0')
      .optional()
      .describe(
        'How often the book was built from a snapshot since the trading system started: it shows a gap that was mended between two looks.',
      ),
    ageMs: z
      .number('must be a number of milliseconds')
      .min(0, 'must be at least 0')
      .describe('Since the last message of its feed, at the moment of this answer.'),
  })
  .refine(({ usable, reason }) => usable || reason !== undefined, {
    path: ['reason'],
    error: 'must be given where usable is false',
  })
  .describe('A book as the firm sees it.')

/** Every book that the firm has subscribed to. */
export const Books = z
  .strictObject({ books: z.array(Book) })
  .describe('Every book that the firm has subscribed to.')

export type Books = Readonly<z.output<typeof Books>>
