import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** The shipped capture of ETHUSDT. */
export const captureFile = new URL(
  '../../sandbox/data/binance_spot_ethusdt_20240808.txt.gz',
  import.meta.url,
)

type Pairs = [price: string, quantity: string][]
/** A raw message of the capture that a replay has to show, in the capture's own words. */
export type CapturedMessage =
  | { e: 'depthUpdate'; u: number; b: Pairs; a: Pairs }
  | { e: 'trade'; t: number; p: string; q: string; m: boolean }

/** The capture's snapshot and what follows it, read in the plainest way. */
export function readCapturedLines(): { bids: Pairs; asks: Pairs; messages: CapturedMessage[] } {
  const lines = gunzipSync(readFileSync(captureFile)).toString().trim().split('\n')
  const raw = lines.map(line => JSON.parse(line.slice(line.indexOf(' '))))
  const start = raw.findIndex(message => 'lastUpdateId' in message)
  const { lastUpdateId, bids, asks } = raw[start]
  const messages = raw
    .slice(start + 1)
    .map(message => message.data)
    .filter(data => data.e === 'trade' || (data.e === 'depthUpdate' && data.u > lastUpdateId))
  return { bids, asks, messages }
}
