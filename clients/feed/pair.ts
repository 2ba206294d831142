import type { FeedConnection } from './connection.ts'
import type { FeedPair } from './port.ts'
import type { Stream } from './protocol.ts'
import type { Connect } from './reconnect.ts'

const connectDeadlineMs = 10_000
const beginDeadlineMs = 5_000

/** Listens to the same stream on two connections at once; what came before both of them flowed is left out. */
export async function observePair(
  connect: Connect,
  streamNow: () => Stream,
  forMs: number,
): Promise<FeedPair> {
  const stream = streamNow()
  const connections = [
    await connect(stream, connectDeadlineMs),
    await connect(stream, connectDeadlineMs),
  ] as const
  const [one, other] = [new Arrivals(connections[0], stream), new Arrivals(connections[1], stream)]
  const bothFlow = async () => {
    await one.begun
    await other.begun
  }
  await connections[0].wait(beginDeadlineMs, bothFlow())
  one.clear()
  other.clear()
  const fromMs = performance.now()
  await connections[0].wait(forMs)
  // A connection that ended early is one that is dead, and the other is listened to all the same.
  await connections[1].wait(fromMs + forMs - performance.now())
  return { first: one.firstMs, second: other.firstMs, fromMs, untilMs: performance.now() }
}

/** When each piece of news first came on a connection. */
class Arrivals {
  readonly firstMs = new Map<string, number>()
  readonly begun: Promise<void>

  constructor(connection: FeedConnection, stream: Stream) {
    const silent = new Set(stream.topics)
    const { promise, resolve } = Promise.withResolvers<void>()
    this.begun = promise
    connection.listen(({ receivedMs, text }) => {
      for (const message of stream.read(text)) {
        if (message.kind !== 'update') continue
        const news = `${message.topic} ${message.key}`
        if (!this.firstMs.has(news)) this.firstMs.set(news, receivedMs)
        if (silent.delete(message.topic) && silent.size === 0) resolve()
      }
    })
    connection.subscribe(stream)
  }

  clear(): void {
    this.firstMs.clear()
  }
}
