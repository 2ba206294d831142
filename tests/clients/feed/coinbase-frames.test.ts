import { expect, test } from 'vitest'
import { coinbaseFeed } from '../../../clients/feed/coinbase.ts'

const target = {
  name: 'coinbase',
  ccxtId: 'coinbaseexchange',
  rest: 'https://localhost:1',
  websocket: 'wss://localhost:1',
  symbols: ['BTC-USD', 'ETH-USD'],
  credentials: { apiKey: 'key', secret: 'c2VjcmV0', passphrase: 'words' },
  timeScale: 1,
}
const full = coinbaseFeed.numbered(target)
const update = (topic: string, sequence: number) => ({
  kind: 'update',
  topic,
  key: String(sequence),
  ids: [sequence, sequence],
})

test.for(['received', 'open', 'done', 'match', 'change', 'activate'])(
  'a message of type %s is one change, with its own number',
  type => {
    const text = JSON.stringify({ type, product_id: 'BTC-USD', sequence: 51 })

    expect(full.read(text)).toEqual([update('BTC-USD', 51)])
  },
)

test.for([
  ['a heartbeat, whose number is that of another', { type: 'heartbeat', sequence: 51 }],
  ['the last match before the stream', { type: 'last_match', sequence: 50 }],
  ['a message for the account alone', { type: 'activate', sequence: 5, private: true }],
  ['a message without a number', { type: 'open' }],
] as const)('%s is no change', ([, message]) => {
  expect(full.read(JSON.stringify({ product_id: 'BTC-USD', ...message }))).toEqual([])
})

test('a confirmation is of every product, and a refusal has its reason', () => {
  const error = { type: 'error', message: 'Authentication Failed', reason: 'Invalid API Key' }

  expect(full.read('{"type":"subscriptions","channels":[]}')).toEqual([{ kind: 'acknowledgement' }])
  expect(full.read(JSON.stringify(error))).toEqual([
    { kind: 'refusal', words: 'Authentication Failed: Invalid API Key' },
  ])
})

test('a subscription to the whole book is signed, one to changes of the books is for everybody', () => {
  const { credentials: _, ...keyless } = target
  const sent = (stream: typeof full) => JSON.parse(stream.subscription[0]!) as object

  expect(sent(full)).toMatchObject({ channels: ['full'], key: 'key', passphrase: 'words' })
  const open = JSON.parse(coinbaseFeed.market(keyless).subscription[0]!) as object
  expect(open).toMatchObject({ channels: ['level2_batch'], product_ids: ['BTC-USD', 'ETH-USD'] })
  expect(open).not.toHaveProperty('signature')
})

test('each change of a book is news, with a key or without one, and the snapshot before it is none', () => {
  const { credentials: _, ...keyless } = target
  const changes = [
    ['buy', '10101.80', '0.162567'],
    ['sell', '10102.00', '0.00000000'],
  ]
  const update = JSON.stringify({ type: 'l2update', product_id: 'BTC-USD', changes })
  const snapshot = JSON.stringify({ type: 'snapshot', product_id: 'BTC-USD', bids: [], asks: [] })

  for (const stream of [coinbaseFeed.market(target), coinbaseFeed.market(keyless)]) {
    expect(stream.read(update)).toEqual(
      changes.map(change => ({ kind: 'update', topic: 'BTC-USD', key: JSON.stringify(change) })),
    )
    expect(stream.read(snapshot)).toEqual([])
  }
})

test('the signs of life of one product are listened to', () => {
  const quiet = coinbaseFeed.quiet(target)

  expect(JSON.parse(quiet.subscription[0]!)).toMatchObject({ product_ids: ['BTC-USD'] })
  expect(quiet.read('{"type":"heartbeat","sequence":1,"product_id":"BTC-USD"}')).toEqual([
    { kind: 'life-sign' },
  ])
})
