import type { FeedConnection } from './connection.ts'
import type { Stream } from './protocol.ts'

/** What comes on a subscribed connection: the keys of the updates of each topic, in the order in which they came. */
export interface Flow {
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>
  /** Resolves once every topic has had an update. */
  readonly begun: Promise<void>
  readonly hasBegun: () => boolean
  readonly refusal: () => string | undefined
}

/** Subscribes and listens from then on. */
export function flowOn(connection: FeedConnection, stream: Stream): Flow {
  const keys = new Map(stream.topics.map(topic => [topic, new Set<string>()]))
  const { promise: begun, resolve } = Promise.withResolvers<void>()
  const hasBegun = () => [...keys.values()].every(heard => heard.size > 0)
  let refusal: string | undefined
  connection.listen(({ text }) => {
    for (const message of stream.read(text)) {
      if (message.kind === 'refusal') refusal = message.words
      if (message.kind !== 'update') continue
      keys.get(message.topic)?.add(message.key)
      if (hasBegun()) resolve()
    }
  })
  connection.subscribe(stream)
  return { keys, begun, hasBegun, refusal: () => refusal }
}

/** Why nothing has come on a connection, in words. */
export function silenceOf(connection: FeedConnection, flow: Flow): string {
  if (!connection.isOpen) return `was closed: ${connection.closedBecause ?? 'no reason was given'}`
  return flow.refusal() ?? 'is open, and nothing has come'
}
