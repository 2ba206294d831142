import type { FeedConnection } from './connection.ts'
import type { StreamStart } from './port.ts'
import type { FeedProtocol } from './protocol.ts'

/** Subscribes on a fresh connection, and times the confirmation and the first message of every symbol. */
export async function timeStart(
  connection: FeedConnection,
  { protocol, symbols }: { readonly protocol: FeedProtocol; readonly symbols: readonly string[] },
  deadlineMs: number,
): Promise<StreamStart> {
  const silent = new Set(symbols)
  const { promise: begun, resolve } = Promise.withResolvers<void>()
  let acknowledgedMs: number | undefined
  let firstMessageMs: number | undefined

  connection.listen(({ receivedMs, text }) => {
    const message = protocol.read(text)
    if (message.kind === 'acknowledgement') acknowledgedMs ??= receivedMs - connection.startedMs
    if (message.kind !== 'delta' || !silent.delete(message.symbol) || silent.size > 0) return
    firstMessageMs = receivedMs - connection.startedMs
    resolve()
  })
  connection.send(protocol.subscription(symbols))
  await connection.wait(connection.startedMs + deadlineMs - performance.now(), begun)

  const connectedMs = connection.openedMs - connection.startedMs
  return { connectedMs, acknowledgedMs, firstMessageMs }
}
