import type { FeedConnection } from './connection.ts'
import { dialects } from './dialects/table.ts'
import { FeedUnreachable } from './errors.ts'
import type { HeardBook, HeardEvent, RawFrame } from './port.ts'
import type { RecordedStream, SnapshotSource } from './protocol.ts'
import { snapshotSince } from './record.ts'

const beginDeadlineMs = 10_000
const snapshotPauseMs = 500
/** What the venue has told already may still be under way. */
const afterwardsMs = 500

interface Hearing<Result> {
  readonly stream: RecordedStream
  readonly symbol: string
  readonly timeScale: number
  readonly meanwhile: () => Promise<Result>
}

/** Hears the book of a symbol from its snapshot on, while something else goes on. Frames are read when that is over. */
export async function hearBook<Result>(
  connection: FeedConnection,
  { stream, symbol, timeScale, meanwhile }: Hearing<Result>,
): Promise<HeardBook<Result>> {
  const { snapshot, depth } = stream
  const dialect = dialects[stream.dialect]()
  const frames: Frame[] = []
  const { promise: begun, resolve } = Promise.withResolvers<void>()
  let [isAsked, hasBegun] = [false, false]
  const begin = () => {
    hasBegun = true
    resolve()
  }
  const askFor = async (source: SnapshotSource, firstId: number) => {
    const answer = await snapshotSince(source, { symbol, firstId }, snapshotPauseMs * timeScale)
    if (!answer) return resolve()
    frames.push({ receivedMs: performance.now(), ...answer })
    begin()
  }
  connection.listen(frame => {
    frames.push(frame)
    if (isAsked) return
    const kinds = dialect.read(frame.text).map(({ kind }) => kind)
    if (kinds.includes('refusal')) return resolve()
    const due = snapshot?.due(frame.text)
    isAsked = snapshot ? due !== undefined : kinds.includes('snapshot')
    if (snapshot && due) void askFor(snapshot, due.firstId)
    else if (isAsked) begin()
  })
  connection.subscribe(stream)
  await connection.wait(beginDeadlineMs, begun)
  if (!hasBegun) {
    const why = refusalIn(eventsIn(frames, stream)) ?? connection.closedBecause
    throw new FeedUnreachable(
      `the book of ${symbol} must begin within ${beginDeadlineMs} ms, did not: ${why ?? 'no snapshot came'}`,
    )
  }

  const result = await meanwhile()
  await connection.wait(afterwardsMs)
  connection.requireOpen()
  return { events: eventsIn(frames, stream), depth, result }
}

function eventsIn(frames: readonly Frame[], stream: RecordedStream): readonly HeardEvent[] {
  const dialect = dialects[stream.dialect]()
  return frames.flatMap(({ receivedMs, text, url }) => {
    const events = url === undefined ? dialect.read(text) : dialect.readAnswer(url, text)
    return events.map(event => ({ receivedMs, event }))
  })
}

function refusalIn(events: readonly HeardEvent[]): string | undefined {
  for (const { event } of events) if (event.kind === 'refusal') return event.words
  return undefined
}

interface Frame extends RawFrame {
  /** Of an answer of REST. */
  readonly url?: string
}
