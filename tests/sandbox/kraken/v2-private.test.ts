import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { level } from '../quiet-book.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'
import { SocketClient } from './socket-client.ts'

let venue: QuietVenue
let rest: RestClient
let client: SocketClient
let token: string
let requests = 0
const symbol = 'BTC/USD'

beforeAll(async () => {
  venue = await openQuietVenue()
  rest = new RestClient(venue.front.endpoint)
})
beforeEach(async () => {
  token = (await rest.ask('GetWebSocketsToken')).body.result.token
  client = await SocketClient.open(venue.front.endpoint.websocketApi!)
})
afterEach(async () => {
  await client.close()
  venue.restore()
})
afterAll(() => venue.front.close())

/** Asks with the token and waits for the answer. */
function ask(method: string, params: object) {
  requests += 1
  const id = requests
  client.send({ method, params: { token, ...params }, req_id: id })
  return client.until(({ req_id }) => req_id === id)
}
const limit = { order_type: 'limit', side: 'buy', order_qty: 1, limit_price: 1999.5, symbol }
const entries = (channel = 'executions') =>
  client.messages.filter(each => each.channel === channel && each.type === 'update')
const executions = () => entries().flatMap(({ data }) => data)
const until = (type: string) =>
  client.until(({ channel, data }) => channel === 'executions' && data[0]?.exec_type === type)

test('an order is told from its acceptance to its fill, each entry with only what it has to say', async () => {
  const ack = await ask('subscribe', { channel: 'executions', ratecounter: true })
  expect(ack).toMatchObject({
    success: true,
    result: { channel: 'executions', snap_orders: true, maxratecount: 125, ratecounter: true },
  })
  const { result } = await ask('add_order', { ...limit, cl_ord_id: 'mine' })
  expect(result).toEqual({ order_id: expect.stringMatching(/^O/), cl_ord_id: 'mine' })
  venue.engine.applyLiquidity(symbol, [level('sell', 1999.5, '0.4')])
  venue.engine.applyLiquidity(symbol, [level('sell', 1999.5, '0.6')])
  await until('filled')
  const own = { order_id: result.order_id, timestamp: expect.stringMatching(/\.\d{6}Z$/) }
  const [accepted, working, first, second, filled, ...others] = executions()
  expect(others).toEqual([])
  expect(accepted).toMatchObject({
    ...own,
    exec_type: 'pending_new',
    order_status: 'pending_new',
    cl_ord_id: 'mine',
    symbol,
    side: 'buy',
    order_type: 'limit',
    order_qty: 1,
    limit_price: 1999.5,
    cum_qty: 0,
    time_in_force: 'GTC',
    fee_ccy_pref: 'fciq',
    ratecount: expect.any(Number),
  })
  expect(working).toEqual({
    ...own,
    exec_type: 'new',
    order_status: 'new',
    cl_ord_id: 'mine',
    ratecount: expect.any(Number),
  })
  expect(first).toMatchObject({
    ...own,
    exec_type: 'trade',
    exec_id: expect.stringMatching(/^T/),
    last_qty: 0.4,
    last_price: 1999.5,
    liquidity_ind: 'm',
    cum_qty: 0.4,
    fees: [{ asset: 'USD', qty: 1.9995 }],
  })
  expect(second).toMatchObject({ exec_type: 'trade', order_status: 'partially_filled', cum_qty: 1 })
  expect(filled).toMatchObject({ ...own, exec_type: 'filled', order_status: 'filled', cum_qty: 1 })
  expect(filled).not.toHaveProperty('symbol')
})

test('sequences count up from the snapshot on, for each subscription by itself', async () => {
  await ask('add_order', limit)
  await ask('subscribe', { channel: 'executions' })
  await ask('subscribe', { channel: 'balances' })
  await ask('add_order', { ...limit, order_type: 'market', limit_price: undefined })
  const sequences = (name: string) =>
    client.messages.filter(({ channel }) => channel === name).map(({ sequence }) => sequence)
  await expect.poll(() => sequences('balances')).toEqual([1, 2])
  expect(sequences('executions')).toEqual([1, 2, 3, 4, 5])
  const snapshot = client.messages.find(({ type }) => type === 'snapshot')
  expect(snapshot.data).toMatchObject([{ exec_type: 'new', order_qty: 1, limit_price: 1999.5 }])
})

test('a cancel is acknowledged once for each order, and told with its reason', async () => {
  await ask('subscribe', { channel: 'executions' })
  const ids: string[] = []
  for (let count = 0; count < 2; count += 1) {
    ids.push((await ask('add_order', limit)).result.order_id)
  }
  await ask('cancel_order', { order_id: [...ids, 'OAAAAA-AAAAA-AAAAAA'] })
  const acks = () => client.messages.filter(({ method }) => method === 'cancel_order')
  await expect.poll(() => acks().length).toBe(3)
  expect(acks().map(({ success, result, error }) => [success, result?.order_id ?? error])).toEqual([
    [true, ids[0]],
    [true, ids[1]],
    [false, 'EOrder:Unknown order'],
  ])
  await until('canceled')
  expect(executions().filter(each => each.exec_type === 'canceled')).toMatchObject(
    ids.map(order_id => ({ order_id, order_status: 'canceled', reason: 'User requested' })),
  )
})

test('amend_order, edit_order, cancel_all and the batches', async () => {
  await ask('subscribe', { channel: 'executions' })
  const { order_id } = (await ask('add_order', limit)).result
  expect((await ask('amend_order', { order_id, limit_price: 1999.6 })).result).toEqual({
    amend_id: expect.stringMatching(/^T/),
    order_id,
  })
  expect(executions().at(-1)).toMatchObject({ exec_type: 'amended', order_id, limit_price: 1999.6 })
  const edited = await ask('edit_order', { order_id, symbol, order_qty: 2, limit_price: 1999.7 })
  expect(edited.result).toMatchObject({ original_order_id: order_id })
  expect(venue.engine.openOrders(venue.account)).toMatchObject([
    { quantity: 200_000_000n, price: 199_970_000_000n },
  ])
  const { order_type, side, order_qty, limit_price } = limit
  const row = { order_type, side, order_qty, limit_price }
  const batch = await ask('batch_add', { symbol, orders: [row, { ...row, order_qty: 90 }] })
  expect(batch.result).toMatchObject([
    { order_id: expect.stringMatching(/^O/) },
    { error: 'EOrder:Insufficient funds' },
  ])
  const canceled = await ask('batch_cancel', { orders: [batch.result[0].order_id] })
  expect(canceled.result).toEqual({ count: 1 })
  expect((await ask('cancel_all', {})).result).toEqual({ count: 1 })
  expect(venue.engine.openOrders(venue.account)).toEqual([])
  expect((await ask('cancel_all_orders_after', { timeout: 0 })).result.triggerTime).toBe('0')
})

test('validate places nothing and answers with an empty id', async () => {
  expect((await ask('add_order', { ...limit, validate: true })).result).toEqual({ order_id: '' })
  expect(venue.engine.openOrders(venue.account)).toEqual([])
})

test('a market order by cost spends that much', async () => {
  await ask('subscribe', { channel: 'executions' })
  await ask('add_order', {
    ...limit,
    order_type: 'market',
    limit_price: undefined,
    order_qty: undefined,
    cash_order_qty: 1000.5,
  })
  expect(await until('filled')).toMatchObject({ data: [{ cum_qty: 0.5, cum_cost: 1000.5 }] })
})

test('a stop waits, is told when it is triggered, and then fills', async () => {
  await ask('subscribe', { channel: 'executions' })
  await ask('add_order', {
    ...limit,
    order_type: 'stop-loss',
    limit_price: undefined,
    triggers: { price: 2010, reference: 'last' },
  })
  venue.engine.report(symbol, { price: 201_000_000_000n, quantity: 1n, takerSide: 'buy' })
  await until('filled')
  expect(executions().map(({ exec_type }) => exec_type)).toEqual([
    'pending_new',
    'new',
    'status',
    'trade',
    'filled',
  ])
})

test.for([
  ['add_order', { symbol: 'FOO/BAR' }, 'Currency pair not supported FOO/BAR'],
  ['add_order', { order_qty: 500 }, 'EOrder:Insufficient funds'],
  ['add_order', { colour: 'red' }, "Unsupported field: 'colour'"],
  ['add_order', { post_only: true, limit_price: 2001 }, 'EOrder:Post only order'],
  ['add_order', { conditional: {} }, 'EGeneral:Invalid arguments:close'],
  [
    'add_order',
    { order_type: 'stop-loss', triggers: { price: 2010, reference: 'index' } },
    'EGeneral:Invalid arguments:trigger',
  ],
  ['add_order', { token: 'stolen' }, 'EAPI:Invalid token'],
  ['add_order', { margin: true }, 'EGeneral:Invalid arguments:margin'],
  ['amend_order', { order_id: 'OAAAAA-AAAAA-AAAAAA' }, 'EOrder:Unknown order'],
  ['cancel_order', {}, 'EGeneral:Invalid arguments:order_id'],
  ['cancel_all_orders_after', { timeout: 'soon' }, 'EGeneral:Invalid arguments:timeout'],
  ['subscribe', { channel: 'executions', token: 'stolen' }, 'EAPI:Invalid token'],
  ['subscribe', { channel: 'level3' }, 'Subscription name invalid'],
  ['fly', {}, 'Malformed request'],
] as const)('%s with %j is refused: %s', async ([method, params, error]) => {
  const base = method === 'add_order' ? limit : method === 'amend_order' ? { order_qty: 1 } : {}
  expect(await ask(method, { ...base, ...params })).toMatchObject({ success: false, error })
})

test('commands are refused at the public door, market data at the private one', async () => {
  const open = await SocketClient.open(venue.front.endpoint.websocket)
  open.send({ method: 'add_order', params: { ...limit, token }, req_id: 1 })
  expect(await open.until(({ req_id }) => req_id === 1)).toMatchObject({
    success: false,
    error: expect.stringContaining('Try ws-auth.kraken.com'),
  })
  await open.close()
  expect(await ask('subscribe', { channel: 'ticker', symbol: [symbol] })).toMatchObject({
    error: expect.stringContaining('Try ws.kraken.com'),
  })
})

test('silent-private-stream acknowledges and then says nothing', async () => {
  venue.faults.activate('silent-private-stream')
  expect(await ask('subscribe', { channel: 'executions' })).toMatchObject({ success: true })
  await ask('subscribe', { channel: 'balances' })
  await ask('add_order', limit)
  await ask('cancel_all', {})
  expect(client.messages.filter(({ data, channel }) => data && channel !== 'status')).toEqual([])
})

test('forgotten-cancel says that the order is canceled and leaves it open', async () => {
  await ask('subscribe', { channel: 'executions' })
  const { order_id } = (await ask('add_order', limit)).result
  venue.faults.activate('forgotten-cancel')
  expect(await ask('cancel_order', { order_id: [order_id] })).toMatchObject({ success: true })
  await until('canceled')
  const { open } = (await rest.ask('OpenOrders')).body.result
  expect(Object.keys(open)).toEqual([order_id])
})
