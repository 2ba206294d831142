import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { parseDecimal } from '../sandbox/decimal.ts'
import type { CaptureEvent, CapturedTrade } from '../sandbox/market/capture.ts'
import type { LevelChange, Side } from '../sandbox/matching/types.ts'

const line = z.object({ t: z.literal('recv'), ts: z.number(), data: z.string() })
/** Price, volume, time; a fourth word marks a level that is told again because others left the book. */
const levels = z.array(z.array(z.string()))
const book = z.object({
  as: levels.default([]),
  bs: levels.default([]),
  a: levels.default([]),
  b: levels.default([]),
})
const trades = z.array(
  z.tuple([z.string(), z.string(), z.string(), z.enum(['b', 's'])]).rest(z.string()),
)

/** Reads one pair out of a capture of Kraken's first WebSocket protocol, from its snapshot on. */
export function* readKrakenCapture(
  file: URL,
  pair: string,
): Generator<CaptureEvent, void, undefined> {
  let startMs: number | undefined
  for (const text of gunzipSync(readFileSync(file)).toString().trim().split('\n')) {
    const frame = line.safeParse(JSON.parse(text))
    const payload: unknown = frame.success ? JSON.parse(frame.data.data) : undefined
    if (!frame.success || !Array.isArray(payload) || payload.at(-1) !== pair) continue
    const atMs = frame.data.ts * 1_000
    const parts = payload.slice(1, -2)
    const offsetMs = atMs - (startMs ?? atMs)
    if (payload.at(-2) === 'trade') {
      for (const each of trades.parse(parts[0])) {
        if (startMs !== undefined) yield { type: 'trade', offsetMs, trade: tradeOf(each) }
      }
    } else if (String(payload.at(-2)).startsWith('book')) {
      const { as, bs, a, b } = book.parse(Object.assign({}, ...parts))
      const isSnapshot = as.length + bs.length > 0
      if (isSnapshot) {
        startMs = atMs
        yield {
          type: 'snapshot',
          offsetMs: 0,
          levels: [...levelsOf('sell', as), ...levelsOf('buy', bs)],
        }
      } else {
        yield { type: 'depth', offsetMs, changes: [...levelsOf('sell', a), ...levelsOf('buy', b)] }
      }
    }
  }
}

const levelsOf = (side: Side, found: z.infer<typeof levels>): LevelChange[] =>
  found
    .filter(level => level.length < 4)
    .map(([price = '', volume = '']) => ({
      side,
      price: parseDecimal(price),
      quantity: parseDecimal(volume),
    }))

const tradeOf = ([price, volume, , side]: z.infer<typeof trades>[number]): CapturedTrade => ({
  price: parseDecimal(price),
  quantity: parseDecimal(volume),
  takerSide: side === 'b' ? 'buy' : 'sell',
})
