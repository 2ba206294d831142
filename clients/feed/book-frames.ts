import type { FeedConnection } from './connection.ts'
import { FeedUnreachable } from './errors.ts'
import type { BookFrame } from './port.ts'
import type { Stream } from './protocol.ts'

/** Frames of checksummed books for a while. */
export async function collectFrames(
  connection: FeedConnection,
  stream: Stream,
  forMs: number,
): Promise<readonly BookFrame[]> {
  const frames: BookFrame[] = []
  let refusal: string | undefined
  connection.listen(({ text }) => {
    for (const message of stream.read(text)) {
      if (message.kind === 'refusal') refusal = message.words
      if (message.kind === 'book') frames.push(message.frame)
    }
  })
  connection.subscribe(stream)
  await connection.wait(forMs)
  connection.requireOpen()
  if (refusal) throw new FeedUnreachable(`the subscription must be accepted, was not: ${refusal}`)
  return frames
}
