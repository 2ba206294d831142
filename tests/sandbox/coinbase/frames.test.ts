import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { SocketClient } from './socket-client.ts'

const file = new URL('../../data/feeds/coinbase_2021_legacy_ws.txt.gz', import.meta.url)
const captured: readonly object[] = gunzipSync(readFileSync(file))
  .toString()
  .split('\n')
  .filter(line => /^\d/.test(line))
  .map(line => JSON.parse(line.slice(line.indexOf('{'))))

/** What the venue has added to its messages since the capture. */
const addedSince: readonly string[] = ['best_bid_size', 'best_ask_size', 'account_ids']
const addedToSnapshots = 'time'

let venue: QuietVenue
let client: SocketClient
const product = 'ETH-USD'

beforeAll(async () => {
  venue = await openQuietVenue()
  client = await SocketClient.open(venue.front.endpoint)
  await client.subscribe(['level2', 'ticker', 'matches'], [product], client.proof())
  venue.engine.report(product, { price: d('2000'), quantity: d('0.1'), takerSide: 'buy' })
  venue.engine.applyLiquidity(product, [{ side: 'buy', price: d('1999'), quantity: d('2') }])
  await client.until(({ type }) => type === 'l2update')
  await client.until(() => client.ofType('ticker').length === 2)
})
afterAll(async () => {
  await client.close()
  await venue.front.close()
})

const kinds = [
  ['uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ['time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/],
  ['product', /^[A-Z]+-[A-Z]+$/],
  ['decimal', /^\d+(\.\d+)?$/],
] as const

/** Keys in their order, and what kind of value each has. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf)
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([key]) => !addedSince.includes(key))
      .map(([key, each]) => [key, key === 'channels' ? 'channels' : shapeOf(each)])
  }
  if (typeof value !== 'string') return typeof value
  return kinds.find(([, pattern]) => pattern.test(value))?.[0] ?? 'word'
}

const ofType = (messages: readonly object[], type: string): object | undefined =>
  messages.find(message => 'type' in message && message.type === type)

test.for(['subscriptions', 'snapshot', 'l2update', 'ticker', 'match', 'last_match'])(
  'a %s has the fields, in their order, of one that was captured',
  async type => {
    const sent = ofType(client.messages, type)
    const known = ofType(captured, type)
    expect(known).toBeDefined()
    const today =
      type === 'snapshot'
        ? Object.fromEntries(Object.entries(sent ?? {}).filter(([key]) => key !== addedToSnapshots))
        : sent
    expect(shapeOf(today)).toEqual(shapeOf(known))
  },
)

test('matches and tickers are opposite in side, here as in the capture', () => {
  for (const messages of [captured, client.messages]) {
    const sides = new Map<unknown, string>()
    let compared = 0
    for (const message of messages as { type: string; trade_id: number; side: string }[]) {
      const key = JSON.stringify([message.trade_id, 'product_id' in message && message.product_id])
      if (message.type === 'match') sides.set(key, message.side)
      if (message.type !== 'ticker' || !sides.has(key)) continue
      compared += 1
      expect(message.side).not.toBe(sides.get(key))
    }
    expect(compared).toBeGreaterThan(0)
  }
})
