import { request } from 'undici'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'

let venue: QuietVenue
let rest: RestClient

beforeAll(async () => {
  venue = await openQuietVenue()
  rest = new RestClient(venue.front.endpoint)
})
afterEach(() => venue.restore())
afterAll(() => venue.front.close())

test('who does not say who asks is turned away in front of the venue', async () => {
  const { statusCode, headers } = await request(`${venue.front.endpoint.rest}/0/public/Time`)
  expect([statusCode, headers['content-type']]).toEqual([403, 'text/html'])
})

const order = { pair: 'XBTUSD', type: 'buy', ordertype: 'limit', volume: '1', price: '1900' }

test.for([
  [{ pair: 'FOOBAR' }, 'EQuery:Unknown asset pair'],
  [{ pair: '' }, 'EGeneral:Invalid arguments:pair'],
  [{ type: 'hold' }, 'EGeneral:Invalid arguments:type'],
  [{ ordertype: 'iceberg' }, 'EGeneral:Invalid arguments:ordertype'],
  [{ ordertype: 'trailing-stop' }, 'EGeneral:Invalid arguments:ordertype'],
  [{ volume: 'much' }, 'EGeneral:Invalid arguments:volume'],
  [{ volume: '0' }, 'EGeneral:Invalid arguments:volume'],
  [{ volume: '0.123456789' }, 'EGeneral:Invalid arguments:volume'],
  [{ volume: '10000' }, 'EGeneral:Invalid arguments:volume'],
  [{ price: '' }, 'EGeneral:Invalid arguments:price'],
  [{ price: '-5000' }, 'EGeneral:Invalid arguments:price'],
  [{ price: '1900.05' }, 'EOrder:Tick size check failed'],
  [{ price: '9000000' }, 'EOrder:Invalid price'],
  [{ volume: '0.00001' }, 'EOrder:Order minimum not met'],
  [{ volume: '0.0002', price: '100' }, 'EOrder:Cost minimum not met'],
  [{ volume: '500' }, 'EOrder:Insufficient funds'],
  [{ price: '2001', oflags: 'post' }, 'EOrder:Post only order'],
  [{ oflags: 'free' }, 'EGeneral:Invalid arguments:oflags'],
  [{ oflags: 'viqc' }, 'EGeneral:Invalid arguments:viqc'],
  [{ timeinforce: 'DAY' }, 'EGeneral:Invalid arguments:timeinforce'],
  [{ timeinforce: 'IOC', oflags: 'post' }, 'EGeneral:Invalid arguments:timeinforce'],
  [{ timeinforce: 'GTD' }, 'EGeneral:Invalid arguments:expiretm'],
  [{ timeinforce: 'GTD', expiretm: '+1' }, 'EGeneral:Invalid arguments:expiretm'],
  [{ cl_ord_id: 'far too long for free text' }, 'EGeneral:Invalid arguments:cl_ord_id'],
  [{ cl_ord_id: 'mine', userref: '7' }, 'EGeneral:Invalid arguments'],
  [{ leverage: '5:1' }, 'EGeneral:Invalid arguments:leverage'],
  [{ starttm: '+60' }, 'EGeneral:Invalid arguments:starttm'],
  [{ 'close[ordertype]': 'limit' }, 'EGeneral:Invalid arguments:close'],
  [{ stptype: 'decrement' }, 'EGeneral:Invalid arguments:stptype'],
  [{ deadline: '2001-01-01T00:00:00Z' }, 'EService:Deadline elapsed'],
  [{ deadline: '2999-01-01T00:00:00Z' }, 'EGeneral:Invalid arguments:deadline'],
  [{ ordertype: 'stop-loss', price: '1990' }, 'EOrder:Invalid price'],
] as const)('AddOrder with %j is refused: %s', async ([change, words]) => {
  expect(await rest.refusal('AddOrder', { ...order, ...change })).toBe(words)
  expect(venue.engine.openOrders(venue.account)).toEqual([])
})

test.for([
  ['CancelOrder', { txid: 'OAAAAA-AAAAA-AAAAAA' }, 'EOrder:Unknown order'],
  ['CancelOrder', {}, 'EGeneral:Invalid arguments:txid'],
  ['AmendOrder', { txid: 'OAAAAA-AAAAA-AAAAAA', order_qty: 1 }, 'EOrder:Unknown order'],
  ['AmendOrder', { txid: 'OAAAAA-AAAAA-AAAAAA' }, 'EGeneral:Invalid arguments'],
  ['CancelAllOrdersAfter', { timeout: 86_400 }, 'EGeneral:Invalid arguments:timeout'],
  ['CancelAllOrdersAfter', { timeout: -1 }, 'EGeneral:Invalid arguments:timeout'],
  ['QueryOrders', { txid: 'OAAAAA-AAAAA-AAAAAA' }, 'EOrder:Invalid order'],
  ['QueryTrades', { txid: 'TAAAAA-AAAAA-AAAAAA' }, 'EOrder:Invalid order'],
  ['QueryLedgers', { id: 'LAAAAA-AAAAA-AAAAAA' }, 'EOrder:Invalid order'],
  ['ClosedOrders', { start: 'yesterday' }, 'EGeneral:Invalid arguments:start'],
  ['TradeVolume', { pair: 'FOOBAR' }, 'EQuery:Unknown asset pair'],
  ['DepositStatus', { asset: 'FOO' }, 'EQuery:Unknown asset'],
  ['Withdraw', { asset: 'XBT', key: 'mine', amount: 1 }, 'EGeneral:Permission denied'],
  ['NoSuchMethod', {}, 'EGeneral:Unknown method'],
  ['toString', {}, 'EGeneral:Unknown method'],
] as const)('%s with %j is refused: %s', async ([method, fields, words]) => {
  expect(await rest.refusal(method, fields)).toBe(words)
})

test.for([
  ['/0/public/Ticker?pair=FOOBAR', 'EQuery:Unknown asset pair'],
  ['/0/public/Depth', 'EGeneral:Invalid arguments:pair'],
  ['/0/public/Depth?pair=XBTUSD&count=0', 'EGeneral:Invalid arguments:count'],
  ['/0/public/OHLC?pair=XBTUSD&interval=7', 'EGeneral:Invalid arguments:interval'],
  ['/0/public/Trades?pair=XBTUSD&since=now', 'EGeneral:Invalid arguments:since'],
  ['/0/public/Assets?asset=FOO', 'EQuery:Unknown asset'],
  ['/0/public/Foo', 'EGeneral:Unknown method'],
] as const)('%s is refused: %s', async ([path, words]) => {
  const { status, body } = await rest.get(path)
  expect({ status, body }).toEqual({ status: 200, body: { error: [words] } })
})

test('what is no API at all is answered by the proxy', async () => {
  const { status, text } = await rest.get('/1/public/Time')
  expect(status).toBe(404)
  expect(text).toContain('<title>404 Not Found</title>')
})

test('a second order with the client order id of an open one is refused, and taken once that is gone', async () => {
  const own = { ...order, cl_ord_id: 'mine' }
  expect(await rest.refusal('AddOrder', own)).toBeUndefined()
  expect(await rest.refusal('AddOrder', own)).toBe('EOrder:Duplicate order')
  expect(await rest.refusal('CancelOrder', { cl_ord_id: 'mine' })).toBeUndefined()
  expect(await rest.refusal('AddOrder', own)).toBeUndefined()
})

test('the account has room for so many open orders of a pair', async () => {
  const small = { ...order, volume: '0.001' }
  for (let placed = 0; placed < 80; placed += 1) {
    expect(await rest.refusal('AddOrder', small)).toBeUndefined()
  }
  expect(await rest.refusal('AddOrder', small)).toBe('EOrder:Orders limit exceeded')
})
