import { setTimeout as delay } from 'node:timers/promises'
import { request } from 'undici'
import type { RecordedFrame } from '../../core/market-event.ts'
import { systemClock } from '../clock/system-clock.ts'
import { inLine } from '../in-line.ts'
import { turnFor } from '../budget/budget.ts'
import { userAgent } from '../venue/user-agent.ts'
import type { FeedConnection } from './connection.ts'
import type { FirstChange, RecordedStream, SnapshotSource } from './protocol.ts'

const answerDeadlineMs = 5_000
/** A snapshot may be older than the first change that was heard; a later one is newer. */
const attempts = 5
const pauseMs = 500
/** Shares of the recording after which REST is asked; what the stream tells of the same moment still comes after the last. */
const askedAt = [0.1, 0.5, 0.9]
/** An answer that is asked for meanwhile is worth so many times less than a whole snapshot. */
const smallWeighs = 10

interface Recording {
  readonly stream: RecordedStream
  readonly symbols: readonly string[]
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
  { stream, symbols, forMs, timeScale, snapshotPauseMs }: Recording,
): Promise<Recorded> {
  const nowMs = systemClock()
  const fromMs = nowMs()
  const frames: RecordedFrame[] = []
  const asked = new Map<string, Promise<void>>()
  const begun = new Set<string>()
  const line = `snapshots of ${stream.url}`
  const note = (frame: Omit<RecordedFrame, 'receivedMs'>) =>
    void frames.push({ receivedMs: nowMs(), ...frame })

  const noteSnapshot = async (source: SnapshotSource, due: FirstChange): Promise<void> => {
    const answer = await snapshotSince(source, due, pauseMs * timeScale)
    if (!answer) return
    note({ connection: 'rest', ...answer })
    begun.add(due.symbol)
  }
  connection.listen(({ text }) => {
    note({ connection: 'stream', text })
    const due = stream.snapshot?.due(text)
    if (!stream.snapshot || !due || asked.has(due.symbol)) return
    const { snapshot } = stream
    asked.set(
      due.symbol,
      inLine(line, async () => {
        await noteSnapshot(snapshot, due)
        await delay(snapshotPauseMs)
      }),
    )
  })
  const noteAnswer = async (url: string): Promise<void> => {
    const text = await answerOf(url)
    if (text !== undefined) note({ connection: 'rest', text, url })
    await delay(snapshotPauseMs / smallWeighs)
  }
  /** What REST says meanwhile, to be held against the stream. */
  const noteMeanwhile = async (): Promise<void> => {
    for (const symbol of symbols) {
      const urls = [
        stream.lastTradeUrl?.(symbol),
        // The best levels alone are no book to begin with.
        begun.has(symbol) ? stream.snapshot?.bestUrl(symbol) : undefined,
      ]
      for (const url of urls) if (url !== undefined) await inLine(line, () => noteAnswer(url))
    }
  }
  connection.subscribe(stream)
  const meanwhile: Promise<void>[] = []
  for (const share of askedAt) {
    await connection.wait(fromMs + share * forMs - nowMs())
    if (connection.isOpen) meanwhile.push(noteMeanwhile())
  }
  await connection.wait(fromMs + forMs - nowMs())
  connection.requireOpen()
  await Promise.all([...asked.values(), ...meanwhile])
  return { frames, fromMs, untilMs: nowMs() }
}

/** A snapshot that the changes from `firstId` on can carry on from; the recording shows it when there was none. */
export async function snapshotSince(
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
    await turnFor(url)
    const signal = AbortSignal.timeout(answerDeadlineMs)
    const { statusCode, body } = await request(url, { headers: userAgent, signal })
    const text = await body.text()
    return statusCode === 200 ? text : undefined
  } catch {
    return undefined
  }
}
