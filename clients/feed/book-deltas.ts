import { request } from 'undici'
import type { VenueTarget } from '../venue/port.ts'
import type { FeedConnection } from './connection.ts'
import { FeedUnreachable } from './errors.ts'
import type { BookDelta } from './port.ts'
import type { FeedProtocol } from './protocol.ts'

const snapshotDeadlineMs = 2_000
/** A snapshot may be older than the first update that was heard; the next one is newer. */
const snapshotAttempts = 5

interface Collected {
  readonly deltas: readonly BookDelta[]
  readonly snapshots: Readonly<Record<string, number>>
}

/** Book changes of all symbols for a while; each symbol's snapshot is taken once its first change has been heard. */
export async function collectDeltas(
  connection: FeedConnection,
  { protocol, target }: { readonly protocol: FeedProtocol; readonly target: VenueTarget },
  forMs: number,
): Promise<Collected> {
  const deltas: BookDelta[] = []
  const snapshots = new Map<string, Promise<number | undefined>>()
  let refusal: string | undefined

  connection.listen(({ receivedMs, text }) => {
    const message = protocol.read(text)
    if (message.kind === 'refusal') refusal = message.words
    if (message.kind !== 'delta') return
    const { symbol, firstId, lastId } = message
    deltas.push({ symbol, firstId, lastId, receivedMs })
    if (!snapshots.has(symbol))
      snapshots.set(symbol, snapshotSince({ protocol, target }, symbol, firstId))
  })
  connection.send(protocol.subscription(target.symbols))
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
  { protocol, target }: { readonly protocol: FeedProtocol; readonly target: VenueTarget },
  symbol: string,
  firstId: number,
): Promise<number | undefined> {
  let id: number | undefined
  for (let attempt = 0; attempt < snapshotAttempts; attempt++) {
    id = protocol.snapshotId(await answerOf(protocol.snapshotUrl(target, symbol)))
    if (id !== undefined && id >= firstId - 1) return id
  }
  return id
}

async function answerOf(url: string): Promise<unknown> {
  try {
    const { body } = await request(url, { signal: AbortSignal.timeout(snapshotDeadlineMs) })
    const json: unknown = JSON.parse(await body.text())
    return json
  } catch {
    // A missing snapshot is told as such; whoever judges the sequence cannot say then that it is bridged.
    return undefined
  }
}
