import { FeedConnection } from '../../feed/connection.ts'
import { VenueUnreachable } from '../errors.ts'
import { parsed } from '../json.ts'
import type { VenueStatus, VenueTarget } from '../port.ts'
import type { Asked } from '../protocol.ts'
import { fieldIfAny, itemsOf, listField, textField } from '../published.ts'
import { resultOf } from './kraken-results.ts'

const deadlineMs = 2_000
/** What is kept of the venue's words on one maintenance, in characters. */
const longestWords = 300

/** What Kraken says of itself over REST, and of maintenance to come on the stream. */
export async function krakenStatus({ exchange, target }: Asked): Promise<VenueStatus> {
  const status: unknown = await exchange.request('SystemStatus', 'public', 'GET')
  const words = textField(resultOf(status), 'status')
  return {
    operating: words === 'online',
    words,
    announced: await announcedAt(target),
  }
}

/** The form of an announcement is not published, so any counts, and its own text is the words. */
async function announcedAt({ websocket }: VenueTarget): Promise<readonly string[]> {
  const [status] = listField(await statusFrame(websocket), 'data')
  // The list came to the frame in 2026; a frame without it announces nothing.
  const entries = itemsOf(fieldIfAny(status, 'upcoming_maintenance') ?? [], 'upcoming_maintenance')
  return entries.map(entry => JSON.stringify(entry).slice(0, longestWords))
}

/** The frame that greets every connection. */
async function statusFrame(url: string): Promise<unknown> {
  const connection = await FeedConnection.open(url, deadlineMs)
  try {
    const { promise: told, resolve } = Promise.withResolvers<void>()
    let frame: unknown
    connection.listen(({ text }) => {
      const message = parsed(text)
      if (fieldIfAny(message, 'channel') !== 'status') return
      frame ??= message
      resolve()
    })
    await connection.wait(deadlineMs, told)
    if (frame !== undefined) return frame
    throw new VenueUnreachable(
      `the stream must tell the venue's status within ${deadlineMs} ms, did not`,
    )
  } finally {
    await connection.close()
  }
}
