import type { FeedConnection } from './connection.ts'
import { FeedUnreachable } from './errors.ts'
import type { KeepAlive } from './port.ts'
import type { FeedProtocol, Stream } from './protocol.ts'

interface Observing {
  readonly protocol: FeedProtocol
  readonly stream: Stream
  readonly forMs: number
  readonly pongDeadlineMs: number
}

/** The one ping of ours on the connection. */
const pingId = 2

/** Listens to the other side's signs of life for a while, and pings it once; the library answers each ping as it comes. */
export async function observeKeepAlive(
  connection: FeedConnection,
  { protocol, stream, forMs, pongDeadlineMs }: Observing,
): Promise<KeepAlive> {
  const { ping, lifeSigns } = protocol
  const heardMs: number[] = []
  const pong = Promise.withResolvers<void>()
  let pongMs: number | undefined
  let refusal: string | undefined
  connection.listen(({ receivedMs, text }) => {
    for (const message of stream.read(text)) {
      if (message.kind === 'life-sign') heardMs.push(receivedMs)
      if (message.kind === 'refusal') refusal = message.words
    }
    if (ping === 'frame' || !ping.isPong(text, pingId)) return
    pongMs = receivedMs
    pong.resolve()
  })
  connection.subscribe(stream)
  const asked = async (): Promise<number | undefined> => {
    if (ping === 'frame') return connection.pongAfterMs(pongDeadlineMs)
    const sentMs = performance.now()
    if (connection.isOpen) connection.send(ping.text(pingId))
    await connection.wait(pongDeadlineMs, pong.promise)
    return pongMs === undefined ? undefined : pongMs - sentMs
  }
  const [pongAfterMs] = await Promise.all([asked(), connection.wait(forMs)])
  if (refusal) throw new FeedUnreachable(`the subscription must be accepted, was not: ${refusal}`)

  const { openedMs, pingsMs } = connection
  const signsMs = lifeSigns === 'ping' ? pingsMs : heardMs
  return {
    signGapsMs: signsMs.map((atMs, index) => atMs - (signsMs[index - 1] ?? openedMs)),
    listenedMs: performance.now() - openedMs,
    pongAfterMs,
    closedEarly: !connection.isOpen,
  }
}
