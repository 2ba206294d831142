import { setTimeout as delay } from 'node:timers/promises'
import { request } from 'undici'
import { parsed } from '../venue/json.ts'
import { turnFor } from '../budget/budget.ts'
import { userAgent } from '../venue/user-agent.ts'
import type { FeedConnection } from './connection.ts'
import { FeedUnreachable } from './errors.ts'
import type { BookDelta } from './port.ts'
import type { NumberedStream } from './protocol.ts'

const snapshotDeadlineMs = 2_000
/** A snapshot may be older than the first update that was heard, also because it was kept somewhere; a later one is newer. */
const snapshotAttempts = 5
const snapshotPauseMs = 500

interface Collected {
  readonly deltas: readonly BookDelta[]
  readonly snapshots: Readonly<Record<string, number>>
}

interface Collecting {
  readonly stream: NumberedStream
  readonly forMs: number
  readonly timeScale: number
}

/** Waits for the turns of the first snapshots: one that had to wait later might no longer meet the changes that were heard. */
export async function snapshotTurns(stream: NumberedStream): Promise<void> {
  for (const symbol of stream.topics) await turnFor(stream.snapshotUrl(symbol))
}

/**
 * Book changes of all symbols for a while; each symbol's snapshot is taken once its first change has been heard, and has
 * had its turn.
 */
export async function collectDeltas(
  connection: FeedConnection,
  { stream, forMs, timeScale }: Collecting,
): Promise<Collected> {
  const deltas: BookDelta[] = []
  const snapshots = new Map<string, Promise<number | undefined>>()
  let refusal: string | undefined

  connection.listen(({ receivedMs, text }) => {
    for (const message of stream.read(text)) {
      if (message.kind === 'refusal') refusal = message.words
      if (message.kind !== 'update' || message.ids === undefined) continue
      const { topic: symbol, ids } = message
      const [firstId, lastId] = ids
      deltas.push({ symbol, firstId, lastId, receivedMs })
      if (!snapshots.has(symbol))
        snapshots.set(
          symbol,
          snapshotSince(stream, symbol, { firstId, pauseMs: snapshotPauseMs * timeScale }),
        )
    }
  })
  connection.subscribe(stream)
  await connection.wait(forMs)
  connection.requireOpen()
  if (refusal) throw new FeedUnreachable(`the subscription must be accepted, was not: ${refusal}`)

  const taken = await Promise.all(
    [...snapshots].map(async ([symbol, snapshot]) => [symbol, await snapshot] as const),
  )
  return {
    deltas,
    snapshots: Object.fromEntries(
      taken.filter((pair): pair is readonly [string, number] => pair[1] !== undefined),
    ),
  }
}

/** The id of a snapshot that the updates from `firstId` on can carry on from; undefined when none could be taken. */
async function snapshotSince(
  stream: NumberedStream,
  symbol: string,
  { firstId, pauseMs }: { readonly firstId: number; readonly pauseMs: number },
): Promise<number | undefined> {
  let id: number | undefined
  for (let attempt = 1; attempt <= snapshotAttempts; attempt++) {
    const url = stream.snapshotUrl(symbol)
    id = stream.snapshotId(await answerOf(url, attempt === 1 ? noTurn : turnFor(url)))
    if (id !== undefined && id >= firstId - 1) return id
    if (attempt < snapshotAttempts) await delay(pauseMs)
  }
  return id
}

const noTurn = Promise.resolve()

async function answerOf(url: string, turn: Promise<void>): Promise<unknown> {
  try {
    await turn
    const signal = AbortSignal.timeout(snapshotDeadlineMs)
    const { body } = await request(url, { headers: userAgent, signal })
    return parsed(await body.text())
  } catch {
    // A missing snapshot is told as such; whoever judges the sequence cannot say then that it is bridged.
    return undefined
  }
}
