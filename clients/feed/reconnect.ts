import { setTimeout as delay } from 'node:timers/promises'
import type { FeedConnection } from './connection.ts'
import { FeedUnreachable } from './errors.ts'
import { flowOn, silenceOf, type Flow } from './flow.ts'
import type { Reconnection } from './port.ts'
import type { Stream } from './protocol.ts'

const firstPauseMs = 50
/** A pause longer than this share of the deadline would say more about the pauses than about the venue. */
const longestPauseShare = 1 / 40
const beginDeadlineMs = 10_000
const refusedPauseMs = 250

/** Opens a connection for the stream, which is closed by whoever owns the feed should this be given up. */
export type Connect = (stream: Pick<Stream, 'url'>, deadlineMs: number) => Promise<FeedConnection>

/** Cuts a flowing stream as a broken network would, and connects again until it flows. */
export async function observeReconnection(
  connect: Connect,
  streamNow: () => Stream,
  deadlineMs: number,
): Promise<Reconnection> {
  const first = await flowing(connect, streamNow)
  const cutMs = performance.now()
  first.cut()

  const leftMs = () => cutMs + deadlineMs - performance.now()
  for (let attempts = 1, pauseMs = firstPauseMs; ; attempts++) {
    const flowingMs = await attempt(connect, streamNow(), leftMs())
    if (flowingMs !== undefined) return { attempts, restoredMs: flowingMs - cutMs }
    if (leftMs() <= pauseMs) return { attempts, restoredMs: undefined }
    await delay(pauseMs)
    pauseMs = Math.min(2 * pauseMs, Math.max(firstPauseMs, longestPauseShare * deadlineMs))
  }
}

/** A connection that flows. While it is refused it is asked for again: the venue may still be ending an earlier one. */
async function flowing(connect: Connect, streamNow: () => Stream): Promise<FeedConnection> {
  const untilMs = performance.now() + beginDeadlineMs
  const leftMs = () => Math.max(1, untilMs - performance.now())
  const stream = streamNow()
  const connection = await opened(connect, stream, leftMs)
  const flow = await flowWithin(connection, stream, leftMs())
  if (flow.hasBegun()) return connection
  throw new FeedUnreachable(
    `the stream must flow before it is cut, did not within ${beginDeadlineMs} ms: ${silenceOf(connection, flow)}`,
  )
}

async function opened(
  connect: Connect,
  stream: Stream,
  leftMs: () => number,
): Promise<FeedConnection> {
  for (;;) {
    try {
      return await connect(stream, leftMs())
    } catch (error) {
      if (!(error instanceof FeedUnreachable) || leftMs() <= refusedPauseMs) throw error
      await delay(refusedPauseMs)
    }
  }
}

/** When a new connection flowed; undefined for one that does not open, or not flow, in time. */
async function attempt(
  connect: Connect,
  stream: Stream,
  leftMs: number,
): Promise<number | undefined> {
  const startedMs = performance.now()
  let connection: FeedConnection
  try {
    connection = await connect(stream, Math.max(1, leftMs))
  } catch (error) {
    if (error instanceof FeedUnreachable) return undefined
    throw error
  }
  const spentMs = performance.now() - startedMs
  const flow = await flowWithin(connection, stream, leftMs - spentMs)
  const flowingMs = flow.hasBegun() ? performance.now() : undefined
  await connection.close()
  return flowingMs
}

async function flowWithin(
  connection: FeedConnection,
  stream: Stream,
  withinMs: number,
): Promise<Flow> {
  const flow = flowOn(connection, stream)
  await connection.wait(withinMs, flow.begun)
  return flow
}
