import { setTimeout as delay } from 'node:timers/promises'
import { request } from 'undici'
import type { RecordedFrame } from '../../core/market-event.ts'
import { inLine } from '../in-line.ts'
import { userAgent } from '../venue/user-agent.ts'
import type { FeedConnection } from './connection.ts'
import type { FirstChange, RecordedStream, SnapshotSource } from './protocol.ts'

const answerDeadlineMs = 5_000
/** A snapshot may be older than the first change that was heard; a later one is newer. */
const attempts = 5
const pauseMs = 500

interface Recording {
  readonly stream: RecordedStream
  readonly forMs: number
  readonly timeScale: number
  /** Between two snapshots of a host: each is worth many of the requests that everybody at this address may send. */
  readonly snapshotPauseMs: number
}

/** Frames, and between which moments of the local clock they were waited for, in milliseconds since 1970. */
export interface Recorded {
  readonly frames: readonly RecordedFrame[]
  readonly fromMs: number
  readonly untilMs: number
}

/**
 * Everything that arrives for a while, untouched, with the local time of its arrival; and where books begin with an answer
 * of REST, that answer, asked for once a change of the book was heard.
 */
export async function recordFrames(
  connection: FeedConnection,
  { stream, forMs, timeScale, snapshotPauseMs }: Recording,
): Promise<Recorded> {
  const fromMs = nowMs()
  const frames: RecordedFrame[] = []
  const asked = new Map<string, Promise<void>>()
  const note = (frame: Omit<RecordedFrame, 'receivedMs'>) =>
    void frames.push({ receivedMs: nowMs(), ...frame })

  const noteSnapshot = async (source: SnapshotSource, due: FirstChange): Promise<void> => {
    const answer = await snapshotSince(source, due, pauseMs * timeScale)
    if (answer) note({ connection: 'rest', ...answer })
  }
  connection.listen(({ text }) => {
    note({ connection: 'stream', text })
    const due = stream.snapshot?.due(text)
    if (!stream.snapshot || !due || asked.has(due.symbol)) return
    const { snapshot } = stream
    asked.set(
      due.symbol,
      inLine(`snapshots of ${stream.url}`, async () => {
        await noteSnapshot(snapshot, due)
        await delay(snapshotPauseMs)
      }),
    )
  })
  connection.subscribe(stream)
  await connection.wait(forMs)
  connection.requireOpen()
  await Promise.all(asked.values())
  return { frames, fromMs, untilMs: nowMs() }
}

const nowMs = (): number => performance.timeOrigin + performance.now()

/** A snapshot that the changes from `firstId` on can carry on from; the recording shows it when there was none. */
async function snapshotSince(
  source: SnapshotSource,
  { symbol, firstId }: FirstChange,
  restMs: number,
): Promise<{ readonly text: string; readonly url: string } | undefined> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const url = source.url(symbol)
    const text = await answerOf(url)
    if (text === undefined) return undefined
    const id = source.lastId(text)
    if (id !== undefined && id >= firstId - 1) return { text, url }
    if (attempt < attempts) await delay(restMs)
  }
  return undefined
}

/** Undefined when none came, or the venue refused: it is not asked again then. */
async function answerOf(url: string): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(answerDeadlineMs)
    const { statusCode, body } = await request(url, { headers: userAgent, signal })
    const text = await body.text()
    return statusCode === 200 ? text : undefined
  } catch {
    return undefined
  }
}
