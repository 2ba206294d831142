import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { ChecksummedFrame, LevelWords } from '../../helpers/book-checksum.ts'

interface Sides {
  readonly as?: readonly (readonly string[])[]
  readonly bs?: readonly (readonly string[])[]
  readonly a?: readonly (readonly string[])[]
  readonly b?: readonly (readonly string[])[]
  readonly c?: string
}

const file = join(import.meta.dirname, '..', 'data', 'feeds', 'kraken_v1.jsonl.gz')

/** The book frames of a capture of Kraken's first WebSocket API, in the order of arrival. */
export function capturedFrames(): readonly ChecksummedFrame[] {
  return gunzipSync(readFileSync(file))
    .toString()
    .split('\n')
    .filter(line => line.startsWith('{"t":"recv"') && line.includes('"book-1000'))
    .map(line => JSON.parse((JSON.parse(line) as { data: string }).data) as unknown)
    .filter(Array.isArray)
    .map(frameOf)
}

/** `[channel, sides, …, channel name, pair]`: one map of sides, or two when both sides change. */
function frameOf(message: readonly unknown[]): ChecksummedFrame {
  const sides = Object.assign({}, ...message.slice(1, -2)) as Sides
  return {
    symbol: message.at(-1) as string,
    kind: sides.as || sides.bs ? 'snapshot' : 'update',
    asks: levels(sides.as ?? sides.a),
    bids: levels(sides.bs ?? sides.b),
    checksum: sides.c === undefined ? undefined : Number(sides.c),
  }
}

const levels = (rows: readonly (readonly string[])[] = []): LevelWords[] =>
  rows.map(([price, quantity]) => [price!, quantity!])
