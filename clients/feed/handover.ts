import { FeedUnreachable } from './errors.ts'
import { flowOn, silenceOf, type Flow } from './flow.ts'
import type { Handover } from './port.ts'
import type { Stream } from './protocol.ts'
import type { Connect } from './reconnect.ts'

const beginDeadlineMs = 10_000

/** Opens a second stream beside a flowing one, lets both flow, and counts what both have heard. */
export async function observeHandover(
  connect: Connect,
  streamNow: () => Stream,
  overlapMs: number,
): Promise<Handover> {
  const stream = streamNow()
  const first = await connect(stream, beginDeadlineMs)
  const older = flowOn(first, stream)
  await first.wait(beginDeadlineMs, older.begun)
  if (!older.hasBegun())
    throw new FeedUnreachable(
      `the first stream must flow before a second is opened, did not within ${beginDeadlineMs} ms: it ${silenceOf(first, older)}`,
    )
  const fresh = streamNow()
  const second = await connect(fresh, beginDeadlineMs)
  const newer = flowOn(second, fresh)
  await second.wait(beginDeadlineMs, newer.begun)
  const firstStayedOpen = first.isOpen

  await second.wait(overlapMs)
  await first.close()
  await second.close()
  return { sharedUpdates: sharedBy(older, newer), firstStayedOpen }
}

const sharedBy = (older: Flow, newer: Flow): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...older.keys].map(([topic, heard]) => [
      topic,
      heard.intersection(newer.keys.get(topic) ?? new Set()).size,
    ]),
  )
