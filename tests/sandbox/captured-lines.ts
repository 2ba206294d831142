import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'

/** The shipped capture of ETHUSDT. */
export const captureFile = new URL(
  '../../sandbox/data/binance_spot_ethusdt_20240808.txt.gz',
  import.meta.url,
)

const pairs = z.array(z.tuple([z.string(), z.string()]))
const snapshot = z.object({ lastUpdateId: z.number(), bids: pairs, asks: pairs })
const depthUpdate = z.object({ e: z.literal('depthUpdate'), u: z.number(), b: pairs, a: pairs })
const trade = z.object({ e: z.literal('trade'), p: z.string(), q: z.string(), m: z.boolean() })
const stream = z.object({ data: z.union([depthUpdate, trade]) })

/** The capture's snapshot and what follows it, read in the plainest way: what a replay has to show. */
export function readCapturedLines() {
  const lines = gunzipSync(readFileSync(captureFile)).toString().trim().split('\n')
  const raw = lines.map((line): unknown => JSON.parse(line.slice(line.indexOf(' '))))
  const start = raw.findIndex(message => snapshot.safeParse(message).success)
  const { lastUpdateId, bids, asks } = snapshot.parse(raw[start])
  const messages = raw
    .slice(start + 1)
    .map(message => stream.safeParse(message).data?.data)
    .filter(data => data !== undefined)
    .filter(data => data.e === 'trade' || data.u > lastUpdateId)
  return { bids, asks, messages }
}
