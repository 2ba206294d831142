import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'

let venue: QuietVenue
let client: RestClient

beforeAll(async () => {
  venue = await openQuietVenue()
  client = new RestClient(venue.front.endpoint)
})
afterEach(() => {
  venue.engine.reset()
  venue.front.reset()
})
afterAll(() => venue.front.close())

const limit = {
  symbol: 'ETHUSDT',
  side: 'BUY',
  type: 'LIMIT',
  timeInForce: 'GTC',
  quantity: '1',
  price: '1900',
} as const
const without = (name: keyof typeof limit) => {
  const { [name]: _left, ...rest } = limit
  return rest
}
const mandatory = (name: string) =>
  `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`
const amount = String.raw`^([0-9]{1,20})(\.[0-9]{1,20})?$`
const idRange = '^[a-zA-Z0-9-_]{1,36}$'
const illegal = (name: string, range: string) =>
  `Illegal characters found in parameter '${name}'; legal range is '${range}'.`

type Fields = Readonly<Record<string, string | number>>

const orders: readonly (readonly [Fields, number, string])[] = [
  [{ ...limit, symbol: 'NOPE' }, -1121, 'Invalid symbol.'],
  [without('symbol'), -1102, mandatory('symbol')],
  [without('side'), -1102, mandatory('side')],
  [without('type'), -1102, mandatory('type')],
  [without('timeInForce'), -1102, mandatory('timeInForce')],
  [without('quantity'), -1102, mandatory('quantity')],
  [without('price'), -1102, mandatory('price')],
  [{ ...limit, price: '' }, -1102, mandatory('price')],
  [{ ...limit, side: 'HOLD' }, -1117, 'Invalid side.'],
  [{ ...limit, type: 'FANCY' }, -1116, 'Invalid orderType.'],
  [{ ...limit, timeInForce: 'DAY' }, -1115, 'Invalid timeInForce.'],
  [{ ...limit, stopPrice: '1' }, -1106, "Parameter 'stopPrice' sent when not required."],
  [{ ...limit, type: 'LIMIT_MAKER' }, -1106, "Parameter 'timeInForce' sent when not required."],
  [
    { ...limit, extra: '1' },
    -1104,
    "Not all sent parameters were read; read '8' parameter(s) but was sent '9'.",
  ],
  [{ ...limit, quantity: '-1' }, -1100, illegal('quantity', amount)],
  [{ ...limit, price: '1e3' }, -1100, illegal('price', amount)],
  [{ ...limit, newClientOrderId: 'a.b' }, -1100, illegal('newClientOrderId', idRange)],
  [{ ...limit, quantity: '1.000000001' }, -1111, "Parameter 'quantity' has too much precision."],
  [{ ...limit, quantity: '0' }, -1013, 'Price * QTY is zero or less.'],
  [{ ...limit, price: '1900.001' }, -1013, 'Filter failure: PRICE_FILTER'],
  [{ ...limit, quantity: '1.0001' }, -1013, 'Filter failure: LOT_SIZE'],
  [{ ...limit, quantity: '0.001' }, -1013, 'Filter failure: NOTIONAL'],
  [{ ...limit, price: '100' }, -1013, 'Filter failure: PERCENT_PRICE_BY_SIDE'],
  [{ ...limit, quantity: '99' }, -2010, 'Account has insufficient balance for requested action.'],
  [
    { ...without('timeInForce'), type: 'LIMIT_MAKER', price: '2001' },
    -2010,
    'Order would immediately match and take.',
  ],
  [
    { ...limit, type: 'STOP_LOSS_LIMIT', stopPrice: '1990', price: '1995' },
    -2010,
    'Order would trigger immediately.',
  ],
  [{ ...limit, icebergQty: '0.5' }, -2010, 'Iceberg orders are not supported for this symbol.'],
  [{ ...limit, strategyType: 999_999 }, -1134, 'strategyType was less than 1000000.'],
  [
    { symbol: 'ETHUSDT', side: 'BUY', type: 'MARKET' },
    -1102,
    "Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!",
  ],
]

test.for(orders)('the order %j is refused with %i %s', async ([fields, code, msg]) => {
  const answer = await client.signed('POST /api/v3/order', fields)
  expect(answer).toMatchObject({ status: 400, body: { code, msg } })
  expect(venue.engine.openOrders(venue.account)).toEqual([])
})

test.for([
  ['GET /api/v3/depth?symbol=NOPE', -1121, 'Invalid symbol.'],
  [
    'GET /api/v3/depth?symbol=ethusdt',
    -1100,
    illegal('symbol', String.raw`^[\w\-._&&[^a-z]]{1,50}$`),
  ],
  ['GET /api/v3/depth', -1102, mandatory('symbol')],
  ['GET /api/v3/klines?symbol=ETHUSDT&interval=7m', -1120, 'Invalid interval.'],
  ['GET /api/v3/klines?symbol=ETHUSDT', -1102, mandatory('interval')],
  ['GET /api/v3/ping?x=1', -1101, "Too many parameters; expected '0' and received '1'."],
  [
    'GET /api/v3/depth?symbol=ETHUSDT&x=1',
    -1104,
    "Not all sent parameters were read; read '1' parameter(s) but was sent '2'.",
  ],
  [
    'GET /api/v3/depth?symbol=ETHUSDT&symbol=ETHUSDT',
    -1101,
    'Duplicate values for a parameter detected.',
  ],
  [
    'GET /api/v3/ticker/24hr?symbol=ETHUSDT&symbols=["ETHUSDT"]',
    -1128,
    'Combination of optional parameters invalid.',
  ],
  [
    'GET /api/v3/ticker/price?symbols=["ETHUSDT","ETHUSDT"]',
    -1151,
    'Symbol is present multiple times in the list.',
  ],
  ['GET /api/v3/ticker/24hr?symbol=ETHUSDT&type=TINY', -1139, 'Invalid ticker type.'],
] as const)('%s is refused with %i %s', async ([request, code, msg]) => {
  expect(await client.send(request)).toMatchObject({ status: 400, body: { code, msg } })
})

describe('who may not pass', () => {
  const account = 'GET /api/v3/account'
  const key = { 'X-MBX-APIKEY': 'v'.repeat(64) }

  test.for([
    ['no key', {}, 401, -2014, 'API-key format invalid.'],
    ['a malformed key', { 'X-MBX-APIKEY': 'short' }, 401, -2014, 'API-key format invalid.'],
    ['an unknown key', key, 401, -2015, 'Invalid API-key, IP, or permissions for action.'],
  ] as const)('%s', async ([, headers, status, code, msg]) => {
    const answer = await client.send(`${account}?timestamp=1&signature=x`, headers)
    expect(answer).toMatchObject({ status, body: { code, msg } })
  })

  test.for([
    [
      'a forged signature',
      { signature: '0'.repeat(64) },
      {},
      -1022,
      'Signature for this request is not valid.',
    ],
    [
      'an old request',
      { timestamp: Date.now() - 60_000 },
      {},
      -1021,
      'Timestamp for this request is outside of the recvWindow.',
    ],
    [
      'a request from the future',
      { timestamp: Date.now() + 60_000 },
      {},
      -1021,
      "Timestamp for this request was 1000ms ahead of the server's time.",
    ],
    [
      'a window that is too wide',
      {},
      { recvWindow: 60_001 },
      -1131,
      'recvWindow must be less than 60000',
    ],
  ] as const)('%s', async ([, options, fields, code, msg]) => {
    const answer = await client.signed(account, fields, options)
    expect(answer).toMatchObject({ status: 400, body: { code, msg } })
  })

  test.for(['timestamp', 'signature'])('a request without %s', async name => {
    const fields = name === 'timestamp' ? 'signature=x' : 'timestamp=1'
    const answer = await client.send(`${account}?${fields}`, {
      'X-MBX-APIKEY': venue.front.endpoint.credentials.apiKey,
    })
    expect(answer).toMatchObject({ status: 400, body: { code: -1102, msg: mandatory(name) } })
  })
})

test('a request stays valid for as long as its own window says', async () => {
  const timestamp = Date.now() - 20_000
  const answer = await client.signed('GET /api/v3/account', { recvWindow: 30_000 }, { timestamp })
  expect(answer.status).toBe(200)
})

test('an order whose client order id is open is refused as a duplicate', async () => {
  const order = { ...limit, newClientOrderId: 'mine' }
  await client.signed('POST /api/v3/order', order)
  const second = await client.signed('POST /api/v3/order', order)
  expect(second).toMatchObject({ status: 400, body: { code: -2010, msg: 'Duplicate order sent.' } })
})

test('one order more than the symbol allows is refused by its filter', async () => {
  const place = () => client.signed('POST /api/v3/order', { ...limit, quantity: '0.1' })
  for (let count = 0; count < 5; count += 1) expect((await place()).status).toBe(200)
  expect((await place()).body).toEqual({ code: -1013, msg: 'Filter failure: MAX_NUM_ORDERS' })
})

test.for([
  ['GET', { orderId: 99 }, -2013, 'Order does not exist.'],
  ['DELETE', { orderId: 99 }, -2011, 'Unknown order sent.'],
  ['DELETE', { origClientOrderId: 'nobody' }, -2011, 'Unknown order sent.'],
  [
    'DELETE',
    {},
    -1102,
    "Param 'orderId' or 'origClientOrderId' must be sent, but both were empty/null!",
  ],
] as const)('%s of an order by %j is refused', async ([method, target, code, msg]) => {
  const answer = await client.signed(`${method} /api/v3/order`, { symbol: 'ETHUSDT', ...target })
  expect(answer).toMatchObject({ status: 400, body: { code, msg } })
})

test('an order is not found by an id and a client order id that do not belong together', async () => {
  const { body } = await client.signed('POST /api/v3/order', limit)
  const fields = { symbol: 'ETHUSDT', orderId: body.orderId, origClientOrderId: 'other' }
  const answer = await client.signed('GET /api/v3/order', fields)
  expect(answer.body).toMatchObject({ code: -2039 })
})

test('canceling all when nothing is open is refused', async () => {
  const answer = await client.signed('DELETE /api/v3/openOrders', { symbol: 'ETHUSDT' })
  expect(answer.body).toEqual({ code: -2011, msg: 'Unknown order sent.' })
})

test.for([
  ['GET /api/v3/nothing', 404],
  ['POST /api/v3/depth', 404],
  ['POST /api/v3/userDataStream', 410],
  ['GET /api/v1/depth', 410],
] as const)('%s is answered %i by the proxy, in HTML', async ([request, status]) => {
  const answer = await client.send(request)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('text/html')
  expect(answer.text).toContain(`<title>${status} `)
})

test('times come in microseconds when asked for, and other units are refused', async () => {
  const micro = await client.send('GET /api/v3/time', { 'X-MBX-TIME-UNIT': 'microsecond' })
  expect(String(micro.body.serverTime)).toHaveLength(16)
  const bad = await client.send('GET /api/v3/time', { 'X-MBX-TIME-UNIT': 'HOUR' })
  expect(bad.body).toMatchObject({ code: -1194 })
})
