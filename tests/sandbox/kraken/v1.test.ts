import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { level } from '../quiet-book.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'
import { SocketClient } from './socket-client.ts'
import { sidesOf, WireBook } from './wire-book.ts'

let venue: QuietVenue
let client: SocketClient
let origin: string
const pair = ['XBT/USD']

beforeAll(async () => {
  venue = await openQuietVenue()
  origin = new URL(venue.front.endpoint.websocket).origin
})
beforeEach(async () => {
  client = await SocketClient.open(origin)
})
afterEach(async () => {
  await client.close()
  venue.restore()
})
afterAll(() => venue.front.close())

const subscribe = (subscription: object) => client.send({ event: 'subscribe', pair, subscription })
const channel = (name: string) =>
  client.messages.filter(each => Array.isArray(each) && each.at(-2) === name)

test('the status comes first; a ping is answered', async () => {
  expect(await client.until(() => true)).toMatchObject({ event: 'systemStatus', status: 'online' })
  client.send({ event: 'ping', reqid: 42 })
  expect(await client.until(({ event }) => event === 'pong')).toEqual({ event: 'pong', reqid: 42 })
})

test('every book update has the checksum of the book it leads to, the second side in a map of its own', async () => {
  subscribe({ name: 'book', depth: 25 })
  expect(await client.until(({ event }) => event === 'subscriptionStatus')).toEqual({
    channelID: expect.any(Number),
    channelName: 'book-25',
    event: 'subscriptionStatus',
    pair: 'XBT/USD',
    status: 'subscribed',
    subscription: { depth: 25, name: 'book' },
  })
  for (let step = 0; step < 60; step += 1) {
    const quantity = step % 3 === 0 ? '0' : `1.0${step}`
    venue.engine.applyLiquidity('BTC/USD', [
      level('buy', 1999 - (step % 20), quantity),
      ...(step % 2 === 0 ? [level('sell', 2001 + (step % 15), `2.${step}1`)] : []),
    ])
    await new Promise(setImmediate)
  }
  await expect.poll(() => channel('book-25').length).toBeGreaterThan(40)
  const book = new WireBook(25)
  const [snapshot, ...updates] = channel('book-25')
  expect(snapshot[1].as[0]).toEqual(['2001.00000', '2.25000000', expect.stringMatching(/\.\d{6}$/)])
  expect(sidesOf(snapshot).checksum).toBeUndefined()
  book.apply(sidesOf(snapshot).asks, sidesOf(snapshot).bids)
  for (const update of updates) {
    const { asks, bids, checksum } = sidesOf(update)
    book.apply(asks, bids)
    expect(checksum).toBe(book.checksum)
  }
  const twoSided = updates.filter(update => update.length === 5)
  expect(twoSided.length).toBeGreaterThan(0)
  for (const [, first, second] of twoSided) {
    expect(Object.keys(first)).toEqual(['a'])
    expect(Object.keys(second)).toEqual(['b', 'c'])
  }
})

test('trades, tickers, spreads and candles come in arrays of texts', async () => {
  for (const subscription of [
    { name: 'trade' },
    { name: 'ticker' },
    { name: 'spread' },
    { name: 'ohlc', interval: 5 },
  ]) {
    subscribe(subscription)
  }
  await expect.poll(() => channel('ticker').length).toBe(1)
  venue.engine.applyLiquidity('BTC/USD', [level('buy', 1999.5, '1')])
  venue.engine.report('BTC/USD', { price: d('2000.5'), quantity: d('0.5'), takerSide: 'sell' })
  await expect.poll(() => channel('ohlc-5').length).toBe(1)
  expect(channel('trade')[0][1]).toEqual([
    ['2000.50000', '0.50000000', expect.any(String), 's', 'l', ''],
  ])
  expect(channel('ticker').at(-1)[1]).toMatchObject({
    a: ['2001.00000', 2, '2.250'],
    c: ['2000.50000', '0.50000000'],
    o: [expect.any(String), expect.any(String)],
  })
  expect(channel('spread')[0][1].slice(0, 2)).toEqual(['1999.50000', '2001.00000'])
  expect(channel('ohlc-5')[0][1][5]).toBe('2000.50000')
})

test.for([
  [{ pair: ['XBTUSD'] }, 'Currency pair not in ISO 4217-A3 format XBTUSD'],
  [{ pair: ['FOO/BAR'] }, 'Currency pair not supported FOO/BAR'],
  [{ pair: 'XBT/USD' }, 'Pair field must be an array'],
  [{ subscription: 'book' }, 'Subscription field must be an object'],
  [{ subscription: { name: 'weather' } }, 'Subscription name invalid'],
  [{ subscription: { name: 'book', depth: 7 } }, 'Subscription depth not supported'],
  [{ subscription: { name: 'ohlc', interval: 7 } }, 'Subscription ohlc interval not supported'],
  [
    { subscription: { name: 'ownTrades' } },
    'Private data and trading are unavailable on this endpoint. Try ws-auth.kraken.com',
  ],
] as const)('a subscription with %j is refused: %s', async ([change, errorMessage]) => {
  client.send({ event: 'subscribe', pair, subscription: { name: 'trade' }, ...change })
  expect(await client.until(({ event }) => event === 'subscriptionStatus')).toMatchObject({
    status: 'error',
    errorMessage,
  })
})

test('an event that there is not is told so', async () => {
  client.send({ event: 'fly' })
  await client.until(({ errorMessage }) => errorMessage === 'Event(s) not found')
})

test('an unsubscription ends a channel', async () => {
  subscribe({ name: 'trade' })
  await client.until(({ status }) => status === 'subscribed')
  client.send({ event: 'unsubscribe', pair, subscription: { name: 'trade' } })
  await client.until(({ status }) => status === 'unsubscribed')
  venue.engine.report('BTC/USD', { price: d('2000.5'), quantity: d('0.5'), takerSide: 'sell' })
  client.send({ event: 'ping' })
  await client.until(({ event }) => event === 'pong')
  expect(channel('trade')).toEqual([])
})

test('orders are placed, told, filled and canceled over the private door', async () => {
  const { token } = (await new RestClient(venue.front.endpoint).ask('GetWebSocketsToken')).body
    .result
  await client.close()
  client = await SocketClient.open(`${origin}/auth`)
  for (const name of ['openOrders', 'ownTrades']) {
    client.send({ event: 'subscribe', subscription: { name, token } })
  }
  await client.until(({ channelName }) => channelName === 'ownTrades')
  const order = { event: 'addOrder', token, pair: 'XBT/USD', type: 'buy', ordertype: 'limit' }
  client.send({ ...order, price: '1999.5', volume: '1', reqid: 1 })
  const { txid, descr } = await client.until(({ reqid }) => reqid === 1)
  expect(descr).toBe('buy 1.00000000 XBTUSD @ limit 1999.5')
  venue.engine.applyLiquidity('BTC/USD', [level('sell', 1999.5, '0.4')])
  client.send({ event: 'cancelOrder', token, txid: [txid], reqid: 2 })
  expect(await client.until(({ reqid }) => reqid === 2)).toEqual({
    event: 'cancelOrderStatus',
    status: 'ok',
    reqid: 2,
  })
  client.send({ ...order, price: '1999.55', volume: '1', reqid: 3 })
  expect(await client.until(({ reqid }) => reqid === 3)).toMatchObject({
    event: 'addOrderStatus',
    status: 'error',
    errorMessage: 'EOrder:Tick size check failed',
  })
  const own = (name: string) =>
    client.messages.filter(each => Array.isArray(each) && each[1] === name)
  await expect.poll(() => own('openOrders').length).toBe(5)
  const told = own('openOrders').flatMap(([rows]) =>
    rows.map((row: object) => Object.values(row)[0]),
  )
  expect(told.map(({ status }) => status)).toEqual(['pending', 'open', 'open', 'canceled'])
  expect(told[2]).toMatchObject({ vol_exec: '0.40000000', avg_price: '1999.50000' })
  expect(own('ownTrades').map(([, , { sequence }]) => sequence)).toEqual([1, 2])
  const [fill] = Object.values<object>(own('ownTrades')[1][0][0])
  expect(fill).toMatchObject({ ordertxid: txid, pair: 'XBT/USD', vol: '0.40000000' })
})
