import { z } from 'zod'
import { setting, words } from './setting.ts'

/** Whose feeds can be read. */
const feedVenues = ['binance', 'coinbase', 'kraken'] as const

const capture = z.strictObject({
  name: setting(
    z
      .string()
      .regex(/^[a-z][a-z0-9_-]*$/, 'must be lower-case letters, digits, hyphens or underscores'),
    'Name of the capture in reports; it is no name of an exchange, and no two captures share one.',
  ),
  file: setting(
    words(),
    'The file, relative to the one that names it: JSON Lines of cryptofeed, its annotated lines, or lines of nanoseconds and a frame; packed by gzip or not.',
  ),
  venue: setting(z.enum(feedVenues), 'Whose feed it is.'),
  depth: setting(
    z.int().min(1).max(100_000).optional(),
    'Levels of each side that were subscribed to, where the feed does not say so itself. Left out, all are told.',
    'levels',
  ),
})

/** `[market_data]`: what is known of feeds beside the venues themselves. */
export const marketData = z
  .strictObject({
    captures: z
      .array(capture)
      .default([])
      .meta({ description: 'Recorded feeds that are judged like those that are heard.' }),
  })
  .prefault({})
  .meta({ description: 'Recorded feeds.' })
