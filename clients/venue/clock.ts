import { setTimeout as delay } from 'node:timers/promises'
import { FeedConnection } from '../feed/connection.ts'
import { VenueUnreachable } from './errors.ts'
import type { ClockSample, VenueTarget } from './port.ts'
import type { Asking } from './probe.ts'
import type { ClockSource } from './protocol.ts'

const deadlineMs = 2_000
/** Between two pings on one stream: venues count the messages of a connection. */
const pingPauseMs = 20

type RestClock = Extract<ClockSource, { readonly path: string }>
type StreamClock = Exclude<ClockSource, RestClock>

/** Several looks at the venue's clock, one after another, where the venue tells it most finely. */
export async function looksAtClock(
  asking: Asking,
  target: VenueTarget,
  count: number,
): Promise<readonly ClockSample[]> {
  const { clock } = asking.protocol
  if (!('path' in clock)) return looksAtStream(clock, target, count)
  const looks: ClockSample[] = []
  while (looks.length < count) looks.push(await lookAtRest(asking, clock))
  return looks
}

async function lookAtRest(
  { rest, transport, pace }: Asking,
  { path, venueMs: timeIn }: RestClock,
): Promise<ClockSample> {
  await pace()
  const { json, status, sentAtMs, roundTripMs } = await transport.send({
    url: rest + path,
    method: 'GET',
    deadlineMs,
  })
  const venueMs = timeIn(json)
  if (status !== 200 || typeof venueMs !== 'number' || !Number.isFinite(venueMs))
    throw new VenueUnreachable(
      `GET ${path} must tell the venue's time, answered ${status} without it`,
    )
  return { venueMs, localMidMs: sentAtMs + roundTripMs / 2, roundTripMs }
}

async function looksAtStream(
  clock: StreamClock,
  target: VenueTarget,
  count: number,
): Promise<readonly ClockSample[]> {
  const connection = await FeedConnection.open(clock.streamUrl(target), deadlineMs)
  try {
    const looks: ClockSample[] = []
    while (looks.length < count) {
      if (looks.length > 0) await delay(pingPauseMs)
      looks.push(await lookAtStream(connection, clock, looks.length + 1))
    }
    return looks
  } finally {
    await connection.close()
  }
}

async function lookAtStream(
  connection: FeedConnection,
  { ping, pongMs }: StreamClock,
  id: number,
): Promise<ClockSample> {
  const { promise: answered, resolve } = Promise.withResolvers<void>()
  let look: ClockSample | undefined
  const sentAtMs = Date.now()
  const sentMs = performance.now()
  connection.listen(({ receivedMs, text }) => {
    const venueMs = pongMs(text, id)
    if (venueMs === undefined) return
    const roundTripMs = receivedMs - sentMs
    look = { venueMs, localMidMs: sentAtMs + roundTripMs / 2, roundTripMs }
    resolve()
  })
  connection.send(ping(id))
  await connection.wait(deadlineMs, answered)
  if (!look)
    throw new VenueUnreachable(
      `the stream must answer a ping with the venue's time within ${deadlineMs} ms, did not`,
    )
  return look
}
