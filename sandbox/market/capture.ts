import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { LevelChange, Scaled, Side } from '../matching/types.ts'
import { parseDecimal } from '../decimal.ts'

/** One thing that a capture saw, at its distance in time from the snapshot. */
export type CaptureEvent = { readonly offsetMs: number } & (
  | { readonly type: 'snapshot'; readonly levels: readonly LevelChange[] }
  | { readonly type: 'depth'; readonly changes: readonly LevelChange[] }
  | { readonly type: 'trade'; readonly trade: CapturedTrade }
)

/** A trade as the capture's tape states it. */
export interface CapturedTrade {
  readonly price: Scaled
  readonly quantity: Scaled
  readonly takerSide: Side
}

type Pairs = readonly (readonly [price: string, quantity: string])[]
type Message =
  | { readonly lastUpdateId: number; readonly bids: Pairs; readonly asks: Pairs }
  | { readonly data: DepthUpdate | PublicTrade }
interface DepthUpdate {
  readonly e: 'depthUpdate'
  readonly u: number
  readonly b: Pairs
  readonly a: Pairs
}
interface PublicTrade {
  readonly e: 'trade'
  readonly p: string
  readonly q: string
  readonly m: boolean
}

const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && ('lastUpdateId' in value || 'data' in value)

/**
 * Reads a capture of `<local ns> <raw combined-stream JSON>` lines from its snapshot on. It is unpacked as it is consumed,
 * so that opening it costs nothing and little of it is ever in memory. Best bids and asks are left out: they follow from
 * the book. So are depth updates that the snapshot already contains.
 */
export async function* readCapture(file: URL): AsyncGenerator<CaptureEvent, void, undefined> {
  let snapshot: { readonly ns: bigint; readonly updateId: number } | undefined
  for await (const line of unpackedLines(file)) {
    if (line.includes('@bookTicker"', 20)) continue
    const space = line.indexOf(' ')
    const ns = BigInt(line.slice(0, space))
    const message: unknown = JSON.parse(line.slice(space + 1))
    if (!isMessage(message))
      throw new Error(`a capture must hold snapshots and streams, was ${line}`)
    if ('lastUpdateId' in message) {
      snapshot = { ns, updateId: message.lastUpdateId }
      yield { type: 'snapshot', offsetMs: 0, levels: changesOf(message.bids, message.asks) }
    } else if (snapshot) {
      const event = eventOf(message.data, Number(ns - snapshot.ns) / 1e6, snapshot.updateId)
      if (event) yield event
    }
  }
  if (!snapshot) throw new Error(`a capture must contain a snapshot, ${file.pathname} has none`)
}

function eventOf(
  data: DepthUpdate | PublicTrade,
  offsetMs: number,
  snapshotId: number,
): CaptureEvent | undefined {
  if (data.e === 'trade') return { type: 'trade', offsetMs, trade: tradeOf(data) }
  if (data.u <= snapshotId) return undefined
  return { type: 'depth', offsetMs, changes: changesOf(data.b, data.a) }
}

const tradeOf = ({ p, q, m: buyerIsMaker }: PublicTrade): CapturedTrade => ({
  price: parseDecimal(p),
  quantity: parseDecimal(q),
  takerSide: buyerIsMaker ? 'sell' : 'buy',
})

function changesOf(bids: Pairs, asks: Pairs): LevelChange[] {
  const changes: LevelChange[] = []
  for (const [price, quantity] of bids) changes.push(changeOf('buy', price, quantity))
  for (const [price, quantity] of asks) changes.push(changeOf('sell', price, quantity))
  return changes
}

const changeOf = (side: Side, price: string, quantity: string): LevelChange => ({
  side,
  price: parseDecimal(price),
  quantity: parseDecimal(quantity),
})

async function* unpackedLines(file: URL): AsyncGenerator<string, void, undefined> {
  const packed = createReadStream(file)
  const unpacked = packed.pipe(createGunzip()).setEncoding('latin1')
  packed.once('error', error => unpacked.destroy(error))
  try {
    let rest = ''
    for await (const chunk of unpacked as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
    if (rest) yield rest
  } finally {
    packed.destroy()
  }
}
