import { binanceStreamBase } from '../venue/protocols/binance-urls.ts'
import type { FeedMessage, FeedProtocol } from './protocol.ts'

/** As few levels as there can be: only the snapshot's id is wanted. */
const snapshotLevels = 5

/** Raw streams of Binance spot: differences of the book every 100 ms, numbered from `U` to `u`. */
export const binanceFeed: FeedProtocol = {
  streamUrl: target => `${binanceStreamBase(target)}/ws`,
  subscription: symbols =>
    JSON.stringify({
      method: 'SUBSCRIBE',
      params: symbols.map(symbol => `${symbol.toLowerCase()}@depth@100ms`),
      id: 1,
    }),
  read,
  snapshotUrl: ({ rest }, symbol) =>
    `${new URL(rest).origin}/api/v3/depth?symbol=${encodeURIComponent(symbol)}&limit=${snapshotLevels}`,
  snapshotId(answer) {
    const { lastUpdateId } = objectOf(answer)
    return typeof lastUpdateId === 'number' ? lastUpdateId : undefined
  },
}

function read(text: string): FeedMessage {
  const message = objectOf(parsed(text))
  const { e, s, U, u } = message
  if (
    e === 'depthUpdate' &&
    typeof s === 'string' &&
    typeof U === 'number' &&
    typeof u === 'number'
  )
    return { kind: 'delta', symbol: s, firstId: U, lastId: u }
  if ('error' in message || 'code' in message) return { kind: 'refusal', words: text }
  return 'result' in message ? { kind: 'acknowledgement' } : { kind: 'other' }
}

function parsed(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text)
    return json
  } catch {
    return undefined
  }
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
