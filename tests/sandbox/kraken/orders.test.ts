import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { level } from '../quiet-book.ts'
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

const limit = { pair: 'XBTUSD', type: 'buy', ordertype: 'limit', volume: '1', price: '1900' }

async function add(change: object = {}): Promise<string> {
  const { body } = await rest.ask('AddOrder', { ...limit, ...change })
  expect(body.error).toEqual([])
  return body.result.txid[0]
}
const query = async (txid: string) =>
  (await rest.ask('QueryOrders', { txid, trades: true })).body.result[txid]
const open = () => venue.engine.openOrders(venue.account)

test.for(['XBTUSD', 'XXBTZUSD', 'XBT/USD', 'BTC/USD', 'btc/usd'])(
  'a pair is known as %s and answered under its internal id',
  async pair => {
    const { body } = await rest.get('/0/public/Ticker', { pair })
    expect(Object.keys(body.result)).toEqual(['XXBTZUSD'])
    await add({ pair })
    expect(open()).toMatchObject([{ symbol: 'BTC/USD' }])
  },
)

test('an order is answered with its sentence and found with all it was asked for', async () => {
  const { body } = await rest.ask('AddOrder', { ...limit, volume: '1.25', userref: 7 })
  const [txid] = body.result.txid
  expect(body).toEqual({
    error: [],
    result: { descr: { order: 'buy 1.25000000 XBTUSD @ limit 1900.0' }, txid: [txid] },
  })
  expect(await query(txid)).toMatchObject({
    refid: null,
    userref: 7,
    status: 'open',
    starttm: 0,
    expiretm: 0,
    descr: {
      pair: 'XBTUSD',
      type: 'buy',
      ordertype: 'limit',
      price: '1900.0',
      price2: '0',
      leverage: 'none',
      order: 'buy 1.25000000 XBTUSD @ limit 1900.0',
      close: '',
    },
    vol: '1.25000000',
    vol_exec: '0.00000000',
    cost: '0.00000',
    fee: '0.00000',
    price: '0.00000',
    oflags: 'fciq',
    misc: '',
    trades: [],
  })
})

test('validate answers without an id and changes nothing', async () => {
  const { body } = await rest.ask('AddOrder', { ...limit, validate: true })
  expect(body.result).toEqual({ descr: { order: 'buy 1.00000000 XBTUSD @ limit 1900.0' } })
  expect(open()).toEqual([])
  expect(await rest.refusal('AddOrder', { ...limit, volume: '60', validate: true })).toBe(
    'EOrder:Insufficient funds',
  )
})

test('a partial fill stays open, its price is the mean, and the rest fills later', async () => {
  const txid = await add({ volume: '3', price: '1999.5' })
  venue.engine.applyLiquidity('BTC/USD', [level('sell', 1999.5, '1')])
  expect(await query(txid)).toMatchObject({
    status: 'open',
    misc: 'partial',
    vol_exec: '1.00000000',
    cost: '1999.50000',
    fee: '4.99875',
    price: '1999.50000',
  })
  venue.engine.applyLiquidity('BTC/USD', [level('sell', 1999.5, '2')])
  const order = await query(txid)
  expect(order).toMatchObject({ status: 'closed', vol_exec: '3.00000000', fee: '14.99625' })
  expect(order.trades).toHaveLength(2)
  const { body } = await rest.ask('QueryTrades', { txid: order.trades.join(',') })
  expect(body.result[order.trades[0]]).toMatchObject({
    ordertxid: txid,
    pair: 'XXBTZUSD',
    type: 'buy',
    ordertype: 'limit',
    price: '1999.50000',
    vol: '1.00000000',
    fee: '4.99875',
    maker: true,
  })
})

test('a canceled order says why; canceling it again is refused', async () => {
  const txid = await add()
  expect((await rest.ask('CancelOrder', { txid })).body.result).toEqual({ count: 1 })
  expect(await query(txid)).toMatchObject({ status: 'canceled', reason: 'User requested' })
  expect(await rest.refusal('CancelOrder', { txid })).toBe('EOrder:Unknown order')
})

test('a cancel by reference ends all orders that have it', async () => {
  await add({ userref: 5 })
  await add({ userref: 5 })
  const other = await add({ userref: 6 })
  expect((await rest.ask('CancelOrder', { txid: '5' })).body.result).toEqual({ count: 2 })
  expect(Object.keys((await rest.ask('OpenOrders')).body.result.open)).toEqual([other])
})

test.for([
  ['cancel-newest', ['open', 'canceled']],
  ['cancel-oldest', ['canceled', 'closed']],
  ['cancel-both', ['canceled', 'canceled']],
] as const)('self-trade prevention %s', async ([stptype, statuses]) => {
  venue.engine.replaceLiquidity('BTC/USD', [level('buy', 1900, '5')])
  const older = await add({ type: 'sell', price: '1950' })
  const newer = await add({ price: '1950', stptype })
  if (stptype === 'cancel-oldest') {
    venue.engine.applyLiquidity('BTC/USD', [level('sell', 1950, '1')])
  }
  const told = [await query(older), await query(newer)].map(({ status }) => status)
  expect(told).toEqual(statuses)
  expect(venue.engine.trades(venue.account, 'BTC/USD').length).toBe(
    stptype === 'cancel-oldest' ? 1 : 0,
  )
})

test.for([
  [{ timeinforce: 'IOC', price: '2001', volume: '3' }, 'canceled', '2.25000000'],
  [{ timeinforce: 'FOK', price: '2001', volume: '3' }, 'canceled', '0.00000000'],
  [{ timeinforce: 'FOK', price: '2001', volume: '2' }, 'closed', '2.00000000'],
  [{ ordertype: 'market', price: '', volume: '3' }, 'closed', '3.00000000'],
] as const)('an order with %j ends %s', async ([change, status, vol_exec]) => {
  expect(await query(await add(change))).toMatchObject({ status, vol_exec })
})

test('an order that is good till a date expires then', async () => {
  const expiretm = ((Date.now() + 3_000) / 1000).toFixed(3)
  const txid = await add({ timeinforce: 'GTD', expiretm })
  await expect.poll(async () => (await query(txid)).status).toBe('expired')
  expect(open()).toEqual([])
})

test('a relative price counts from the last trade', async () => {
  venue.engine.report('BTC/USD', { price: d('2000.9'), quantity: d('1'), takerSide: 'buy' })
  await add({ price: '-1' })
  await add({ price: '#1%' })
  expect(open().map(({ price }) => price)).toEqual([d('1999.9'), d('1980.8')])
})

test('a smaller amount keeps the place in the queue; the id stays in any case', async () => {
  const txid = await add({ volume: '2', price: '1999.5' })
  const [before] = open()
  expect((await rest.ask('AmendOrder', { txid, order_qty: '1.5' })).body.result).toEqual({
    amend_id: expect.stringMatching(/^T/),
  })
  expect(open()).toMatchObject([{ id: before!.id, quantity: d('1.5') }])
  venue.engine.applyLiquidity('BTC/USD', [level('sell', 1999.5, '0.5')])
  expect(await rest.refusal('AmendOrder', { txid, limit_price: '1999.6' })).toBeUndefined()
  expect(open()[0]!.id).not.toBe(before!.id)
  expect(await query(txid)).toMatchObject({
    status: 'open',
    vol: '1.50000000',
    vol_exec: '0.50000000',
    descr: { price: '1999.6' },
  })
  expect(await rest.refusal('CancelOrder', { txid })).toBeUndefined()
  expect(open()).toEqual([])
})

test('an amendment that is refused leaves the order as it was', async () => {
  const txid = await add({ oflags: 'post' })
  expect(await rest.refusal('AmendOrder', { txid, limit_price: '2001' })).toBe(
    'EOrder:Post only order',
  )
  expect(await rest.refusal('AmendOrder', { txid, order_qty: '90' })).toBe(
    'EOrder:Insufficient funds',
  )
  expect(await query(txid)).toMatchObject({ status: 'open', vol: '1.00000000' })
  expect(open()).toMatchObject([{ price: d('1900'), quantity: d('1'), postOnly: true }])
})

test('EditOrder cancels the order and places another', async () => {
  const txid = await add()
  const { result } = (await rest.ask('EditOrder', { pair: 'XBTUSD', txid, volume: '2' })).body
  expect(result).toMatchObject({ status: 'ok', originaltxid: txid, volume: '2.00000000' })
  expect(result.txid).not.toBe(txid)
  expect(await query(txid)).toMatchObject({ status: 'canceled' })
  expect(await query(result.txid)).toMatchObject({ status: 'open', refid: txid })
  const refused = { pair: 'XBTUSD', txid: result.txid, volume: '90' }
  expect(await rest.refusal('EditOrder', refused)).toBe('EOrder:Insufficient funds')
  expect(await query(result.txid)).toMatchObject({ status: 'open', vol: '2.00000000' })
})

test('a batch that breaks a rule is refused whole; one that cannot be paid for only in part', async () => {
  const row = { ordertype: 'limit', type: 'buy', volume: '1', price: '1900' }
  const batch = (second: object) => ({ pair: 'XBTUSD', orders: [row, { ...row, ...second }] })
  const whole = await rest.askJson('AddOrderBatch', batch({ price: '1900.05' }))
  expect(whole.body).toEqual({ error: ['EOrder:Tick size check failed'] })
  expect(open()).toEqual([])
  const { result } = (await rest.askJson('AddOrderBatch', batch({ volume: '60' }))).body
  expect(result.orders).toEqual([
    {
      txid: expect.stringMatching(/^O/),
      descr: { order: 'buy 1.00000000 XBTUSD @ limit 1900.0' },
    },
    { error: 'EOrder:Insufficient funds' },
  ])
  expect(open()).toHaveLength(1)
  expect(
    (await rest.askJson('CancelOrderBatch', { orders: [result.orders[0].txid] })).body,
  ).toEqual({ error: [], result: { count: 1 } })
})

test('the dead-man switch cancels everything, once, unless it is disarmed', async () => {
  await add()
  const { result } = (await rest.ask('CancelAllOrdersAfter', { timeout: 60 })).body
  expect(Date.parse(result.triggerTime) - Date.parse(result.currentTime)).toBe(60_000)
  expect((await rest.ask('CancelAllOrdersAfter', { timeout: 0 })).body.result.triggerTime).toBe('0')
  await rest.ask('CancelAllOrdersAfter', { timeout: 3 })
  expect(open()).toHaveLength(1)
  await expect.poll(() => open().length).toBe(0)
  await add()
  expect(open()).toHaveLength(1)
})

test('lists come in pages of fifty, newest first, and tell how many there are', async () => {
  for (let count = 0; count < 55; count += 1) await add({ volume: '0.01' })
  expect((await rest.ask('CancelAll')).body.result).toEqual({ count: 55 })
  const first = (await rest.ask('ClosedOrders')).body.result
  const second = (await rest.ask('ClosedOrders', { ofs: 50 })).body.result
  expect([first.count, second.count]).toEqual([55, 55])
  expect(Object.keys(first.closed)).toHaveLength(50)
  expect(Object.keys(second.closed)).toHaveLength(5)
})

test('Balance, TradeBalance and the ledger agree with the engine after a fill', async () => {
  await add({ ordertype: 'market', price: '' })
  const { free, locked } = venue.engine.balance(venue.account, 'USD')
  const { body } = await rest.ask('Balance')
  expect(d(body.result.ZUSD)).toBe(free + locked)
  const { ledger } = (await rest.ask('Ledgers', { asset: 'ZUSD' })).body.result
  const [newest] = Object.values(ledger as Record<string, { balance: string; fee: string }>)
  expect(d(newest!.balance)).toBe(free + locked)
  expect(newest!.fee).toBe('8.0040')
  const { eb, e } = (await rest.ask('TradeBalance')).body.result
  expect(eb).toBe(e)
  expect(Number(eb)).toBeGreaterThan(300_000)
})
