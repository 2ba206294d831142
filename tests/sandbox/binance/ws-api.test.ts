import { afterEach, beforeEach, expect, test } from 'vitest'
import { signatureOf, sortedPayload } from '../../../sandbox/venues/binance/signing.ts'
import { credentials, openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { SocketClient } from './socket-client.ts'

let venue: QuietVenue
let client: SocketClient

beforeEach(async () => {
  venue = await openQuietVenue()
  client = await SocketClient.open(String(venue.front.endpoint.websocketApi))
})
afterEach(async () => {
  await client.close()
  await venue.front.close()
})

type Params = Readonly<Record<string, unknown>>

function sign(params: Params = {}): Params {
  const all = { ...params, apiKey: credentials.apiKey, timestamp: Date.now() }
  const texts = new Map(Object.entries(all).map(([name, value]) => [name, String(value)]))
  return { ...all, signature: signatureOf(credentials.secret, sortedPayload(texts)) }
}

let asked = 0
const ask = (method: string, params: Params = {}) => client.ask(method, params, (asked += 1))
const signed = (method: string, params: Params = {}) => ask(method, sign(params))

const symbol = 'ETHUSDT'
const limit = {
  symbol,
  side: 'BUY',
  type: 'LIMIT',
  timeInForce: 'GTC',
  quantity: '1',
  price: '1900',
} as const

test('an answer repeats the id and tells the request weight that is used', async () => {
  const answer = await client.ask('time', {}, 'mine')
  expect(answer).toMatchObject({
    id: 'mine',
    status: 200,
    result: { serverTime: expect.any(Number) },
    rateLimits: [{ rateLimitType: 'REQUEST_WEIGHT', interval: 'MINUTE', limit: 6000, count: 3 }],
  })
})

test('a client may do without the rate limits', async () => {
  expect(await ask('ping', { returnRateLimits: false })).toEqual({
    id: asked,
    status: 200,
    result: {},
  })
})

test.for([
  ['v3/time', {}],
  ['exchangeInfo', { symbol }],
  ['depth', { symbol, limit: 5 }],
  ['trades.recent', { symbol }],
  ['trades.historical', { symbol, fromId: 1 }],
  ['trades.aggregate', { symbol }],
  ['klines', { symbol, interval: '1m', limit: 3 }],
  ['uiKlines', { symbol, interval: '1M' }],
  ['avgPrice', { symbol }],
  ['ticker', { symbol, windowSize: '2h' }],
  ['ticker.24hr', { symbols: [symbol, 'LTCUSDT'] }],
  ['ticker.price', {}],
  ['ticker.book', { symbol }],
  ['session.status', {}],
  ['session.logout', {}],
] as const)('%s answers', async ([method, params]) => {
  expect(await ask(method, params)).toMatchObject({ status: 200 })
})

test.for(['account.status', 'account.rateLimits.orders', 'openOrders.status'] as const)(
  '%s answers when signed',
  async method => {
    expect(await signed(method)).toMatchObject({ status: 200 })
  },
)

test('an order lives from order.place to openOrders.cancelAll', async () => {
  const placed = await signed('order.place', { ...limit, newClientOrderId: 'mine' })
  expect(placed).toMatchObject({
    status: 200,
    result: { status: 'NEW', clientOrderId: 'mine', fills: [] },
  })
  expect(placed.rateLimits.map(({ rateLimitType }: Params) => rateLimitType)).toEqual([
    'ORDERS',
    'ORDERS',
    'REQUEST_WEIGHT',
  ])
  const { orderId } = placed.result
  const status = await signed('order.status', { symbol, orderId })
  expect(status.result).toMatchObject({ orderId, status: 'NEW' })
  const amended = await signed('order.amend.keepPriority', { symbol, orderId, newQty: '0.5' })
  expect(amended.result.amendedOrder).toMatchObject({ qty: '0.50000000' })
  const replaced = await signed('order.cancelReplace', {
    ...limit,
    cancelReplaceMode: 'STOP_ON_FAILURE',
    cancelOrderId: orderId,
  })
  expect(replaced.result).toMatchObject({ cancelResult: 'SUCCESS', newOrderResult: 'SUCCESS' })
  expect((await signed('openOrders.cancelAll', { symbol })).result).toHaveLength(1)
  expect(venue.engine.openOrders(venue.account)).toEqual([])
})

test.for([
  ['order.test', limit, {}],
  ['myTrades', { symbol }, []],
  ['allOrders', { symbol }, []],
  ['account.commission', { symbol }, expect.objectContaining({ symbol })],
  ['myPreventedMatches', { symbol, orderId: 1 }, []],
] as const)('%s answers with the result of its REST twin', async ([method, params, result]) => {
  expect((await signed(method, params)).result).toEqual(result)
})

test('a half-failed cancel-replace has status 409 and tells both halves', async () => {
  const answer = await signed('order.cancelReplace', {
    ...limit,
    cancelReplaceMode: 'ALLOW_FAILURE',
    cancelOrderId: 99,
  })
  expect(answer).toMatchObject({
    status: 409,
    error: { code: -2021, data: { cancelResult: 'FAILURE', newOrderResult: 'SUCCESS' } },
  })
})

test.for([
  ['depth', { symbol: 'NOPE' }, 400, -1121],
  ['nothing', {}, 400, -1020],
  ['account.status', {}, 400, -1102],
  ['account.status', { apiKey: 'x', timestamp: 1, signature: 'x' }, 401, -2014],
  ['account.status', { apiKey: credentials.apiKey, timestamp: 1, signature: 'x' }, 400, -1022],
  ['userDataStream.subscribe', {}, 401, -1002],
  ['userDataStream.unsubscribe', {}, 400, -2036],
] as const)('%s with %j is refused with %i %i', async ([method, params, status, code]) => {
  expect(await ask(method, params)).toMatchObject({ status, error: { code } })
})

test('nobody logs on with a key of this kind', async () => {
  expect(await signed('session.logon')).toMatchObject({
    status: 400,
    error: { code: -4056, msg: 'HMAC_SHA256 API key is not supported.' },
  })
})

test.for([
  '{',
  '[]',
  '{"id":1.5,"method":"ping"}',
  '{"id":1,"method":5}',
  '{"id":1,"method":"ping","params":[]}',
])('%s is answered as no request', async text => {
  client.socket.send(text)
  expect(await client.until(() => true)).toMatchObject({ status: 400, error: { code: -1135 } })
})

test('too much weight is refused with the moment from which on it is not', async () => {
  for (let count = 0; count < 24; count += 1) await ask('depth', { symbol, limit: 5000 })
  const answer = await ask('ping')
  expect(answer).toMatchObject({
    status: 429,
    error: { code: -1003, data: { serverTime: expect.any(Number) } },
  })
  expect(answer.error.data.retryAfter % 60_000).toBe(0)
})

test('a ban ends the connection', async () => {
  for (let count = 0; count < 24; count += 1) await ask('depth', { symbol, limit: 5000 })
  for (let count = 0; count < 11; count += 1) client.send({ id: `late-${count}`, method: 'ping' })
  expect(await client.until(({ status }) => status === 418)).toMatchObject({
    error: { code: -1003 },
  })
  expect(await client.closed).toBe(1008)
})

test('one subscription to the user data stream is active at a time', async () => {
  const first = await signed('userDataStream.subscribe.signature')
  const second = await signed('userDataStream.subscribe.signature')
  expect(first.result).toEqual({ subscriptionId: 0 })
  expect(second.error).toEqual({
    code: -2035,
    msg: 'User Data Stream subscription already active.',
  })
  expect(await ask('session.subscriptions')).toMatchObject({ result: [{ subscriptionId: 0 }] })
  expect((await ask('userDataStream.unsubscribe', { subscriptionId: 0 })).result).toEqual({})
  expect(await client.until(({ event }) => event !== undefined)).toMatchObject({
    subscriptionId: 0,
    event: { e: 'eventStreamTerminated' },
  })
  const third = await signed('userDataStream.subscribe.signature')
  expect(third.result).toEqual({ subscriptionId: 1 })
})
