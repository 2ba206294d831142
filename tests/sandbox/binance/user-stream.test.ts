import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'
import { signatureOf } from '../../../sandbox/venues/binance/signing.ts'
import { SocketClient } from './socket-client.ts'

let venue: QuietVenue
let rest: RestClient
let client: SocketClient

beforeAll(async () => {
  venue = await openQuietVenue()
  rest = new RestClient(venue.front.endpoint)
})
beforeEach(async () => {
  client = await SocketClient.open(String(venue.front.endpoint.websocketApi))
  const { apiKey, secret } = venue.front.endpoint.credentials
  const timestamp = Date.now()
  const signature = signatureOf(secret, `apiKey=${apiKey}&timestamp=${timestamp}`)
  await client.ask('userDataStream.subscribe.signature', { apiKey, timestamp, signature })
})
afterEach(async () => {
  await client.close()
  venue.engine.reset()
  venue.front.reset()
  venue.engine.replaceLiquidity('ETHUSDT', [
    { side: 'buy', price: d('1999'), quantity: d('1.5') },
    { side: 'sell', price: d('2001'), quantity: d('0.5') },
    { side: 'sell', price: d('2002'), quantity: d('5') },
  ])
})
afterAll(() => venue.front.close())

const symbol = 'ETHUSDT'
const limit = {
  symbol,
  side: 'BUY',
  type: 'LIMIT',
  timeInForce: 'GTC',
  quantity: '1',
  price: '1900',
  newClientOrderId: 'mine',
} as const
const place = (fields: Readonly<Record<string, string | number>>) =>
  rest.signed('POST /api/v3/order', fields)

const events = () => client.messages.flatMap(({ event }) => (event ? [event] : []))
const steps = () => events().map(event => (event.x ? `${event.x} ${event.X}` : event.e))
const untilStep = (step: string) =>
  client.until(({ event }) => event && `${event.x} ${event.X}` === step)
const untilBalance = (count = 1) =>
  client.until(() => events().filter(({ e }) => e === 'outboundAccountPosition').length >= count)

test('a resting order is told as new, with every field that Binance sends', async () => {
  const { body } = await place(limit)
  await untilBalance()
  const order = venue.engine.order(body.orderId)
  expect(client.messages.at(1)).toEqual({
    subscriptionId: 0,
    event: {
      e: 'executionReport',
      E: expect.any(Number),
      s: symbol,
      c: 'mine',
      S: 'BUY',
      o: 'LIMIT',
      f: 'GTC',
      q: '1.00000000',
      p: '1900.00000000',
      P: '0.00000000',
      F: '0.00000000',
      g: -1,
      C: '',
      x: 'NEW',
      X: 'NEW',
      r: 'NONE',
      i: body.orderId,
      l: '0.00000000',
      z: '0.00000000',
      L: '0.00000000',
      n: '0',
      N: null,
      T: order?.updatedMs,
      t: -1,
      I: expect.any(Number),
      w: true,
      m: false,
      M: false,
      O: order?.createdMs,
      Z: '0.00000000',
      Y: '0.00000000',
      Q: '0.00000000',
      W: order?.workingMs,
      V: 'EXPIRE_MAKER',
    },
  })
  expect(events().at(1)).toEqual({
    e: 'outboundAccountPosition',
    E: expect.any(Number),
    u: expect.any(Number),
    B: [{ a: 'USDT', f: '98100.00000000', l: '1900.00000000' }],
  })
})

test('a market order is new before it trades, once for each fill', async () => {
  await place({ symbol, side: 'BUY', type: 'MARKET', quantity: '1' })
  await untilBalance()
  const fills = venue.engine.trades(venue.account, symbol).length
  expect(steps()).toEqual([
    'NEW NEW',
    ...Array.from({ length: fills - 1 }, () => 'TRADE PARTIALLY_FILLED'),
    'TRADE FILLED',
    'outboundAccountPosition',
  ])
  const last = venue.engine.recentTrades(symbol, 1)[0]
  const report = events().findLast(({ x }) => x === 'TRADE')
  expect(report).toMatchObject({ t: last?.id, N: 'ETH', m: false, z: '1.00000000', w: false })
})

test('what an IOC order does not get expires, with the reason', async () => {
  await place({ ...limit, timeInForce: 'IOC', price: '2001', quantity: '9' })
  const report = await untilStep('EXPIRED EXPIRED')
  expect(report.event).toMatchObject({ eR: 'UNFILLED_IOC_QUANTITY_EXPIRED', N: null })
  expect(steps()[0]).toBe('NEW NEW')
})

test('a cancel has its own id, and the original beside it', async () => {
  const { body } = await place(limit)
  const cancel = { symbol, orderId: body.orderId, newClientOrderId: 'gone' }
  await rest.signed('DELETE /api/v3/order', cancel)
  const report = await untilStep('CANCELED CANCELED')
  expect(report.event).toMatchObject({ c: 'gone', C: 'mine', w: false })
  await untilBalance(2)
  expect(steps().slice(-2)).toEqual(['CANCELED CANCELED', 'outboundAccountPosition'])
})

test('an amendment is told as a replacement', async () => {
  const { body } = await place(limit)
  const amend = { symbol, orderId: body.orderId, newQty: '0.5', newClientOrderId: 'less' }
  await rest.signed('PUT /api/v3/order/amend/keepPriority', amend)
  const report = await untilStep('REPLACED NEW')
  expect(report.event).toMatchObject({ c: 'less', C: 'mine', q: '0.50000000' })
})

test('a stop order is told when it is taken and again when it works', async () => {
  const stop = { type: 'STOP_LOSS_LIMIT', stopPrice: '2100', price: '1900' } as const
  await place({ ...limit, ...stop })
  const report = await untilStep('NEW NEW')
  expect(report.event).toMatchObject({ o: 'STOP_LOSS_LIMIT', w: false, P: '2100.00000000' })
  expect(report.event).not.toHaveProperty('W')
  venue.engine.report(symbol, { price: d('2100'), quantity: d('0.1'), takerSide: 'buy' })
  const working = await client.until(({ event }) => event?.x === 'NEW' && event.w)
  expect(working.event).toMatchObject({ W: expect.any(Number) })
})

test('a prevented self-trade tells both what was prevented and with whom', async () => {
  const maker = await place({ ...limit, price: '2000' })
  const taker = await place({ ...limit, side: 'SELL', price: '2000', newClientOrderId: 'other' })
  const report = await untilStep('TRADE_PREVENTION EXPIRED_IN_MATCH')
  expect(report.event).toMatchObject({
    i: maker.body.orderId,
    U: taker.body.orderId,
    A: '1.00000000',
    B: '1.00000000',
    pL: '2000.00000000',
    v: expect.any(Number),
  })
})
