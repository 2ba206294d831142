import { afterEach, beforeEach, expect, test } from 'vitest'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'

const minute = Date.UTC(2026, 0, 5, 12, 0)
let nowMs: number
let venue: QuietVenue
let client: RestClient

beforeEach(async () => {
  nowMs = minute + 20_000
  venue = await openQuietVenue({ now: () => nowMs })
  client = new RestClient(venue.front.endpoint, () => nowMs)
})
afterEach(() => venue.front.close())

const used = async () => {
  const { headers } = await client.get('/api/v3/ping')
  return Number(headers.get('x-mbx-used-weight-1m'))
}

async function exhaust(): Promise<void> {
  for (let request = 0; request < 24; request += 1) {
    await client.get('/api/v3/depth', { symbol: 'ETHUSDT', limit: 5000 })
  }
}

const order = {
  symbol: 'ETHUSDT',
  side: 'BUY',
  type: 'LIMIT',
  timeInForce: 'GTC',
  quantity: '0.01',
  price: '1900',
}

test.for([
  ['/api/v3/ping', {}, 1],
  ['/api/v3/depth', { symbol: 'ETHUSDT' }, 5],
  ['/api/v3/depth', { symbol: 'ETHUSDT', limit: 500 }, 25],
  ['/api/v3/depth', { symbol: 'ETHUSDT', limit: 1000 }, 50],
  ['/api/v3/depth', { symbol: 'ETHUSDT', limit: 5000 }, 250],
  ['/api/v3/ticker/24hr', { symbol: 'ETHUSDT' }, 2],
  ['/api/v3/ticker/24hr', {}, 80],
  ['/api/v3/trades', { symbol: 'ETHUSDT' }, 25],
  ['/api/v3/exchangeInfo', {}, 20],
  ['/sapi/v1/system/status', {}, 0],
] as const)('%s with %j weighs %i', async ([path, fields, weight]) => {
  await client.get(path, fields)
  expect(await used()).toBe(weight + 1)
})

test('the count begins anew with the minute of the clock', async () => {
  await client.get('/api/v3/depth', { symbol: 'ETHUSDT', limit: 5000 })
  nowMs = minute + 59_999
  expect(await used()).toBe(251)
  nowMs = minute + 60_000
  expect(await used()).toBe(1)
})

test('too much weight is refused until the minute ends', async () => {
  await exhaust()
  const answer = await client.get('/api/v3/ping')
  expect(answer.status).toBe(429)
  expect(answer.headers.get('retry-after')).toBe('40')
  expect(answer.body).toEqual({
    code: -1003,
    msg: 'Too much request weight used; current limit is 6000 request weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid polling the API.',
  })
  nowMs = minute + 60_000
  expect((await client.get('/api/v3/ping')).status).toBe(200)
})

async function pingUntilBanned(): Promise<number> {
  for (let pings = 1; pings < 50; pings += 1) {
    const { status, headers } = await client.get('/api/v3/ping')
    if (status === 418) return Number(headers.get('retry-after'))
  }
  throw new Error('fifty pings beyond the limit must end in a ban, did not')
}

test('whoever does not back off is banned, the second time for longer', async () => {
  await exhaust()
  expect(await pingUntilBanned()).toBe(120)
  const banned = await client.get('/api/v3/time')
  expect(banned.body).toEqual({
    code: -1003,
    msg: `Way too much request weight used; IP banned until ${nowMs + 120_000}. Please use WebSocket Streams for live updates to avoid bans.`,
  })
  nowMs += 120_000
  await exhaust()
  expect(await pingUntilBanned()).toBe(240)
})

test('a reset lifts the ban and forgets the weight', async () => {
  await exhaust()
  await pingUntilBanned()
  venue.front.reset()
  expect(await used()).toBe(1)
})

test('an order that succeeds costs no weight, and one that fails keeps its weight', async () => {
  await client.signed('POST /api/v3/order', order)
  expect(await used()).toBe(1)
  await client.signed('POST /api/v3/order', { ...order, quantity: '1000' })
  expect(await used()).toBe(3)
})

test('answers to orders tell how many unfilled orders there are', async () => {
  const first = await client.signed('POST /api/v3/order', order)
  const second = await client.signed('POST /api/v3/order', order)
  expect(first.headers.get('x-mbx-order-count-10s')).toBe('1')
  expect(second.headers.get('x-mbx-order-count-10s')).toBe('2')
  expect(second.headers.get('x-mbx-order-count-1d')).toBe('2')
})

const counts = async () => {
  const { body } = await client.signed('GET /api/v3/rateLimit/order')
  return body.map(({ interval, count }: { interval: string; count: number }) => [interval, count])
}

test('an order is taken off the count when it first fills', async () => {
  await client.signed('POST /api/v3/order', order)
  await client.signed('POST /api/v3/order', { ...order, price: '2001' })
  expect(await counts()).toEqual([
    ['SECOND', 1],
    ['DAY', 1],
  ])
})

test('the hundred and first unfilled order within ten seconds is refused', async () => {
  const ioc = { ...order, timeInForce: 'IOC' }
  for (let count = 0; count < 100; count += 1) await client.signed('POST /api/v3/order', ioc)
  const answer = await client.signed('POST /api/v3/order', ioc)
  expect(answer.status).toBe(429)
  expect(answer.headers.get('retry-after')).toBe('10')
  expect(answer.body).toEqual({
    code: -1015,
    msg: 'Too many new orders; current limit is 100 orders per 10 SECOND.',
  })
  nowMs += 10_000
  expect((await client.signed('POST /api/v3/order', ioc)).status).toBe(200)
  expect(await counts()).toEqual([
    ['SECOND', 1],
    ['DAY', 101],
  ])
})
