import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { level } from '../quiet-book.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { SocketClient } from './socket-client.ts'

let venue: QuietVenue
let client: SocketClient
const symbol = 'BTC/USD'

beforeAll(async () => {
  venue = await openQuietVenue()
})
beforeEach(async () => {
  client = await SocketClient.open(venue.front.endpoint.websocket)
})
afterEach(async () => {
  await client.close()
  venue.restore()
})
afterAll(() => venue.front.close())

const request = (method: string, params: object, req_id = 1) =>
  client.send({ method, params, req_id })
const ackOf = (id = 1) => client.until(({ req_id }) => req_id === id)
const data = (channel: string, type = 'update') =>
  client.until(each => each.channel === channel && each.type === type)

test('the status comes before anything else, with an id too large for a number', async () => {
  const status = await client.until(() => true)
  expect(status).toMatchObject({
    channel: 'status',
    type: 'update',
    data: [{ system: 'online', api_version: 'v2', upcoming_maintenance: [], emergency: [] }],
  })
  const [, id = ''] = /"connection_id":(\d+)/.exec(client.frames[0]!) ?? []
  expect(BigInt(id)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER))
})

test('a subscription is acknowledged once for each symbol, then comes its snapshot', async () => {
  request('subscribe', { channel: 'book', symbol: [symbol, 'FOO/BAR', 'FOO', 'LTC/USD'] })
  await client.until(({ data }) => data?.[0].symbol === 'LTC/USD')
  const acks = client.messages.filter(({ req_id }) => req_id === 1)
  const times = { time_in: expect.any(String), time_out: expect.any(String), req_id: 1 }
  const result = { channel: 'book', depth: 10, snapshot: true }
  expect(acks).toEqual([
    { method: 'subscribe', result: { ...result, symbol }, success: true, ...times },
    {
      method: 'subscribe',
      error: 'Currency pair not supported FOO/BAR',
      symbol: 'FOO/BAR',
      success: false,
      ...times,
    },
    {
      method: 'subscribe',
      error: 'Currency pair not in ISO 4217-A3 format FOO',
      symbol: 'FOO',
      success: false,
      ...times,
    },
    { method: 'subscribe', result: { ...result, symbol: 'LTC/USD' }, success: true, ...times },
  ])
})

test.for([
  [{ channel: 'book', symbol: [symbol], depth: 11 }, 'Subscription depth not supported'],
  [{ channel: 'ohlc', symbol: [symbol], interval: 2 }, 'Subscription ohlc interval not supported'],
  [
    { channel: 'ticker', symbol: [symbol], event_trigger: 'moon' },
    'Subscription event_trigger not supported',
  ],
  [{ channel: 'weather', symbol: [symbol] }, 'Subscription name invalid'],
  [{ channel: 'heartbeat' }, 'Subscription name invalid'],
  [{ channel: 'status' }, 'Symbol(s) not found'],
  [{ channel: 'book' }, 'Malformed request'],
] as const)('a subscription to %j is refused: %s', async ([params, error]) => {
  request('subscribe', params)
  expect(await ackOf()).toMatchObject({ success: false, error })
})

test('what is no request is told so', async () => {
  client.socket.send('hello')
  await client.until(({ error }) => error === 'Malformed request')
})

test('a second subscription is refused, and taken again after an unsubscription', async () => {
  const params = { channel: 'ticker', symbol: [symbol] }
  request('subscribe', params, 1)
  request('subscribe', params, 2)
  expect(await ackOf(2)).toMatchObject({ error: 'Already subscribed', symbol })
  request('unsubscribe', params, 3)
  expect(await ackOf(3)).toMatchObject({ success: true, result: { channel: 'ticker', symbol } })
  request('unsubscribe', params, 4)
  expect(await ackOf(4)).toMatchObject({ success: false })
  request('subscribe', params, 5)
  expect(await ackOf(5)).toMatchObject({ success: true })
})

test('after an unsubscription nothing more comes', async () => {
  const params = { channel: 'trade', symbol: [symbol] }
  request('subscribe', params, 1)
  request('unsubscribe', params, 2)
  await ackOf(2)
  venue.engine.report(symbol, { price: d('2000'), quantity: d('1'), takerSide: 'buy' })
  request('ping', {}, 3)
  await ackOf(3)
  expect(client.messages.some(({ channel }) => channel === 'trade')).toBe(false)
})

test('a ping is answered; a request id that is no integer is left out', async () => {
  client.send({ method: 'ping', req_id: 101 })
  expect(await ackOf(101)).toEqual({
    method: 'pong',
    req_id: 101,
    time_in: expect.stringMatching(/Z$/),
    time_out: expect.stringMatching(/Z$/),
  })
  client.send({ method: 'ping', req_id: 'mine' })
  await client.until(({ method, req_id }) => method === 'pong' && req_id === undefined)
})

test('heartbeats come only once something is subscribed to', async () => {
  request('ping', {})
  await ackOf()
  await new Promise(resolve => setTimeout(resolve, 20))
  expect(client.messages.some(({ channel }) => channel === 'heartbeat')).toBe(false)
  request('subscribe', { channel: 'trade', symbol: [symbol] })
  expect(await client.until(({ channel }) => channel === 'heartbeat')).toEqual({
    channel: 'heartbeat',
  })
})

test('trades come with the side that took; a snapshot has the last fifty', async () => {
  request('subscribe', { channel: 'trade', symbol: [symbol], snapshot: true })
  expect((await data('trade', 'snapshot')).data).toHaveLength(
    Math.min(50, venue.engine.recentTrades(symbol, 50).length),
  )
  venue.engine.report(symbol, { price: d('2000'), quantity: d('0.5'), takerSide: 'sell' })
  expect((await data('trade')).data).toEqual([
    {
      symbol,
      side: 'sell',
      price: 2000,
      qty: 0.5,
      ord_type: 'limit',
      trade_id: venue.engine.recentTrades(symbol, 1)[0]!.id,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{6}Z$/),
    },
  ])
})

test('a ticker follows the trades, or the best prices when it is told to', async () => {
  request('subscribe', { channel: 'ticker', symbol: [symbol] }, 1)
  expect((await data('ticker', 'snapshot')).data).toMatchObject([{ bid: 1999, ask: 2001 }])
  venue.engine.report(symbol, { price: d('2000.5'), quantity: d('0.5'), takerSide: 'sell' })
  expect((await data('ticker')).data).toMatchObject([{ last: 2000.5 }])
  request('subscribe', { channel: 'ticker', symbol: [symbol], event_trigger: 'bbo' }, 2)
  await ackOf(2)
  venue.engine.applyLiquidity(symbol, [level('buy', 1999.5, '1')])
  await client.until(({ channel, data }) => channel === 'ticker' && data[0].bid === 1999.5)
})

test('candles come with their interval and beginning', async () => {
  request('subscribe', { channel: 'ohlc', symbol: [symbol], interval: 5 })
  expect((await ackOf()).result.warnings).toEqual(['timestamp is deprecated, use interval_begin'])
  expect((await data('ohlc', 'snapshot')).data.length).toBeGreaterThan(100)
  venue.engine.report(symbol, { price: d('2000.7'), quantity: d('0.5'), takerSide: 'sell' })
  expect((await data('ohlc')).data).toMatchObject([
    { symbol, close: 2000.7, interval: 5, interval_begin: expect.stringMatching(/000000000Z$/) },
  ])
})

test('instruments come as one object of assets and pairs', async () => {
  request('subscribe', { channel: 'instrument' })
  const { assets, pairs } = (await data('instrument', 'snapshot')).data
  expect(assets.map(({ id }: { id: string }) => id)).toEqual(['BTC', 'USD', 'LTC'])
  expect(pairs[0]).toMatchObject({
    symbol,
    base: 'BTC',
    quote: 'USD',
    status: 'online',
    price_increment: 0.1,
    price_precision: 1,
    qty_precision: 8,
    qty_min: 0.00005,
    cost_min: 0.5,
  })
})
