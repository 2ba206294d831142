import type { FeedConnection } from './connection.ts'
import type { StreamStart } from './port.ts'
import type { Stream } from './protocol.ts'

/** Subscribes on a fresh connection, and times the confirmation and the first message of every topic. */
export async function timeStart(
  connection: FeedConnection,
  stream: Stream,
  deadlineMs: number,
): Promise<StreamStart> {
  const silent = new Set(stream.topics)
  const unconfirmed = new Set(stream.topics)
  const { promise: begun, resolve } = Promise.withResolvers<void>()
  let acknowledgedMs: number | undefined
  let firstMessageMs: number | undefined
  let refusal: string | undefined

  connection.listen(({ receivedMs, text }) => {
    const sinceStartMs = receivedMs - connection.startedMs
    for (const message of stream.read(text)) {
      if (message.kind === 'refusal') {
        refusal ??= message.words
        resolve()
      }
      if (message.kind === 'acknowledgement') {
        if (message.topic === undefined) unconfirmed.clear()
        else unconfirmed.delete(message.topic)
        if (unconfirmed.size === 0) acknowledgedMs ??= sinceStartMs
      }
      if (message.kind !== 'update' || !silent.delete(message.topic) || silent.size > 0) continue
      firstMessageMs = sinceStartMs
      resolve()
    }
  })
  connection.subscribe(stream)
  await connection.wait(connection.startedMs + deadlineMs - performance.now(), begun)

  const connectedMs = connection.openedMs - connection.startedMs
  return { connectedMs, acknowledgedMs, firstMessageMs, ...(refusal !== undefined && { refusal }) }
}
