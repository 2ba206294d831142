import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { parseDecimal } from '../sandbox/decimal.ts'
import type { CaptureEvent } from '../sandbox/market/capture.ts'

const side = z.enum(['buy', 'sell'])
const pairs = z.array(z.tuple([z.string(), z.string()]))
const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), product_id: z.string(), bids: pairs, asks: pairs }),
  z.object({
    type: z.literal('l2update'),
    product_id: z.string(),
    changes: z.array(z.tuple([side, z.string(), z.string()])),
  }),
  z.object({
    type: z.literal('match'),
    product_id: z.string(),
    side,
    price: z.string(),
    size: z.string(),
  }),
])
type Message = z.infer<typeof message>

/** Reads one product out of a capture of `<receiver's clock in s>: <raw JSON>` lines, from its snapshot on. */
export function* readCoinbaseCapture(
  file: URL,
  product: string,
): Generator<CaptureEvent, void, undefined> {
  let startMs: number | undefined
  for (const line of gunzipSync(readFileSync(file)).toString().split('\n')) {
    const match = /^(\d+\.\d+): (\{.*)$/.exec(line)
    const parsed = message.safeParse(JSON.parse(match?.[2] ?? 'null'))
    if (!match || !parsed.success || parsed.data.product_id !== product) continue
    const atMs = Number(match[1]) * 1_000
    if (parsed.data.type === 'snapshot') startMs = atMs
    if (startMs !== undefined) yield eventOf(parsed.data, atMs - startMs)
  }
}

function eventOf(data: Message, offsetMs: number): CaptureEvent {
  if (data.type === 'snapshot') {
    const bids = data.bids.map(([price, size]) => change('buy', price, size))
    const asks = data.asks.map(([price, size]) => change('sell', price, size))
    return { type: 'snapshot', offsetMs, levels: [...bids, ...asks] }
  }
  if (data.type === 'l2update') {
    return { type: 'depth', offsetMs, changes: data.changes.map(each => change(...each)) }
  }
  // A match names the side of the maker.
  const takerSide = data.side === 'sell' ? 'buy' : 'sell'
  const { price, quantity } = change(takerSide, data.price, data.size)
  return { type: 'trade', offsetMs, trade: { price, quantity, takerSide } }
}

const change = (side: 'buy' | 'sell', price: string, size: string) => ({
  side,
  price: parseDecimal(price),
  quantity: parseDecimal(size),
})
