import { setTimeout as delay } from 'node:timers/promises'
import type { FeedConnection } from './connection.ts'
import { flowOn, silenceOf, type Flow } from './flow.ts'
import type { ManyConnections } from './port.ts'
import type { Stream } from './protocol.ts'
import type { Connect } from './reconnect.ts'

const connectDeadlineMs = 5_000

interface Asked {
  readonly count: number
  readonly forMs: number
  /** Between two connects, so that the venue's limit on them is kept. */
  readonly pauseMs: number
}

interface Opened {
  readonly connection: FeedConnection
  readonly flow: Flow
}

/** Opens so many connections, each with the stream, and looks after a while which of them live. */
export async function observeConnections(
  connect: Connect,
  stream: Stream,
  { count, forMs, pauseMs }: Asked,
): Promise<ManyConnections> {
  const opening: Promise<Opened | string>[] = []
  while (opening.length < count) {
    if (opening.length > 0) await delay(pauseMs)
    opening.push(opened(connect, stream))
  }
  const all = await Promise.all(opening)
  await delay(forMs)
  const failures = all.flatMap(each => {
    const reason = typeof each === 'string' ? each : whyNotAlive(each)
    return reason === undefined ? [] : [reason]
  })
  const living = all.filter(each => typeof each !== 'string')
  await Promise.all(living.map(({ connection }) => connection.close()))
  return { asked: count, alive: count - failures.length, failures }
}

async function opened(connect: Connect, stream: Stream): Promise<Opened | string> {
  try {
    const connection = await connect(stream, connectDeadlineMs)
    return { connection, flow: flowOn(connection, stream) }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function whyNotAlive({ connection, flow }: Opened): string | undefined {
  return connection.isOpen && flow.hasBegun() ? undefined : silenceOf(connection, flow)
}
