import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'

let venue: QuietVenue
let rest: RestClient
const product = 'ETH-USD'
const limit = { product_id: product, side: 'buy', price: '1900', size: '1' }
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

beforeAll(async () => {
  venue = await openQuietVenue({ timeScale: 0.001 })
  rest = new RestClient(venue.front.endpoint)
})
beforeEach(() => {
  venue.engine.reset()
  venue.refill()
  venue.front.reset()
})
afterAll(() => venue.front.close())

const read = (id: string) => rest.signed(`GET /orders/${id}`)
const cancel = (id: string) => rest.signed(`DELETE /orders/${id}`)

test('an order is echoed as it was sent, pending, and read with all its decimals', async () => {
  const { status, body } = await rest.order({ ...limit, size: '0.5' })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    id: expect.stringMatching(uuid),
    price: '1900',
    size: '0.5',
    product_id: product,
    side: 'buy',
    stp: 'dc',
    type: 'limit',
    time_in_force: 'GTC',
    post_only: false,
    fill_fees: '0',
    filled_size: '0',
    executed_value: '0',
    status: 'pending',
    settled: false,
  })
  expect((await read(body.id)).body).toMatchObject({
    id: body.id,
    price: '1900.00000000',
    size: '0.50000000',
    fill_fees: '0.0000000000000000',
    filled_size: '0.00000000',
    executed_value: '0.0000000000000000',
    status: 'open',
    settled: false,
  })
  expect((await read(body.id.replaceAll('-', ''))).body.id).toBe(body.id)
})

test('numbers are taken as well as strings', async () => {
  const { body } = await rest.order({ ...limit, price: 1900.5, size: 0.25 })
  expect(body).toMatchObject({ price: '1900.5', size: '0.25' })
})

test('a post-only order that would take is answered 200 and rejected', async () => {
  const { status, body } = await rest.order({ ...limit, price: '2001', post_only: true })
  expect(status).toBe(200)
  expect(body).toMatchObject({ status: 'rejected', reject_reason: 'post only' })
  expect(body).not.toHaveProperty('message')
  expect((await read(body.id)).status).toBe(404)
})

test('a cancel answers with the bare id, and an untouched order is forgotten', async () => {
  const { id } = (await rest.order(limit)).body
  expect((await cancel(id)).text).toBe(`"${id}"`)
  expect(await read(id)).toMatchObject({ status: 404, body: { message: 'NotFound' } })
  expect(await cancel(id)).toMatchObject({ status: 404, body: { message: 'order not found' } })
  expect((await rest.signed('GET /orders?status=all')).body).toEqual([])
})

test('an order that was filled in part and canceled is remembered', async () => {
  const { id } = (await rest.order({ ...limit, price: '2001', size: '3' })).body
  expect((await read(id)).body).toMatchObject({ status: 'open', filled_size: '2.25000000' })
  expect((await cancel(id)).body).toBe(id)
  expect((await read(id)).body).toMatchObject({
    status: 'done',
    done_reason: 'canceled',
    executed_value: '4502.2500000000000000',
    fill_fees: '27.0135000000000000',
    settled: true,
  })
  expect(await cancel(id)).toMatchObject({ status: 400, body: { message: 'Order already done' } })
})

test('a filled order cannot be canceled', async () => {
  const { id } = (
    await rest.order({ product_id: product, side: 'sell', type: 'market', size: '1' })
  ).body
  expect((await read(id)).body).toMatchObject({ status: 'done', done_reason: 'filled' })
  expect(await cancel(id)).toMatchObject({ status: 400, body: { message: 'Order already done' } })
})

test('cancel-all answers with an array of ids, of one product or of all', async () => {
  const first = (await rest.order(limit)).body.id
  const second = (await rest.order({ ...limit, product_id: 'BTC-USD' })).body.id
  expect((await rest.signed('DELETE /orders?product_id=eTh-uSd')).body).toEqual([first])
  expect((await rest.signed('DELETE /orders')).body).toEqual([second])
  expect((await rest.signed('DELETE /orders')).body).toEqual([])
})

describe('a market order', () => {
  const market = { product_id: product, type: 'market' }

  test('spends its funds with the fee', async () => {
    const before = venue.engine.balance(venue.account, 'USD').free
    const { body } = await rest.order({ ...market, side: 'buy', funds: '1006' })
    expect(body).toMatchObject({ funds: '1000', specified_funds: '1006' })
    const spent = before - venue.engine.balance(venue.account, 'USD').free
    expect(spent).toBeLessThanOrEqual(d('1006'))
    expect(spent).toBeGreaterThan(d('1005.9'))
    expect((await read(body.id)).body).toMatchObject({
      status: 'done',
      done_reason: 'filled',
      specified_funds: '1006.0000000000000000',
    })
  })

  test('sells a size', async () => {
    const { body } = await rest.order({ ...market, side: 'sell', size: '1' })
    expect((await read(body.id)).body).toMatchObject({
      executed_value: '1999.0000000000000000',
      fill_fees: '11.9940000000000000',
    })
  })
})

test('funds of a limit order stand for a size', async () => {
  const { body } = await rest.order({ ...limit, size: undefined, funds: '1911.4' })
  expect(body).toMatchObject({ size: '1', price: '1900' })
})

describe('time in force', () => {
  test('fill or kill leaves nothing behind', async () => {
    const fields = { ...limit, price: '2001', size: '3', time_in_force: 'FOK' }
    const { body } = await rest.order(fields)
    expect((await read(body.id)).status).toBe(404)
    expect(venue.engine.trades(venue.account, product)).toEqual([])
  })

  test('good till time tells when it ends', async () => {
    const fields = { ...limit, time_in_force: 'GTT', cancel_after: 'min' }
    const { body } = await rest.order(fields)
    expect(Date.parse(body.expire_time) - Date.parse(body.created_at)).toBe(60_000)
    const stored = (await read(body.id)).body
    expect(stored.time_in_force).toBe('GTT')
    expect(Date.parse(stored.expire_time)).toBeGreaterThan(Date.now())
  })
})

test('a stop is active until the last price reaches it', async () => {
  const fields = { ...limit, price: '2010', stop: 'entry', stop_price: '2005' }
  const { body } = await rest.order(fields)
  expect(body).toMatchObject({ status: 'active', stop: 'entry', stop_price: '2005' })
  expect((await read(body.id)).body.status).toBe('active')
  expect((await rest.signed('GET /orders')).body).toMatchObject([{ id: body.id }])
  venue.engine.report(product, { price: d('2005'), quantity: d('1'), takerSide: 'buy' })
  expect((await read(body.id)).body).toMatchObject({ status: 'done', filled_size: '1.00000000' })
})

test.for([
  ['entry', 'buy', '2005', '2010'],
  ['loss', 'sell', '1995', '1990'],
  ['loss', 'buy', '1995', '1990'],
  ['entry', 'sell', '2005', '2010'],
] as const)('a stop of %s to %s keeps its direction', async ([stop, side, stopPrice, price]) => {
  const { body } = await rest.order({ ...limit, side, price, stop, stop_price: stopPrice })
  expect((await read(body.id)).body).toMatchObject({ stop, stop_price: `${stopPrice}.00000000` })
})

describe('self-trade prevention', () => {
  const resting = { ...limit, price: '2000', size: '1' }
  const crossing = { ...limit, side: 'sell', price: '2000', size: '0.4' }

  test.for([
    ['dc', [0.6, undefined]],
    ['co', [undefined, 0.4]],
    ['cn', [1, undefined]],
    ['cb', [undefined, undefined]],
  ] as const)('%s keeps the account from trading with itself', async ([stp, left]) => {
    const first = (await rest.order(resting)).body.id
    const second = (await rest.order({ ...crossing, stp })).body.id
    const remaining = (id: string) =>
      venue.engine
        .openOrders(venue.account)
        .filter(order => order.side === (id === first ? 'buy' : 'sell'))
        .map(order => Number(order.quantity - order.preventedQuantity) / 1e8)[0]
    expect([remaining(first), remaining(second)]).toEqual(left)
    expect(venue.engine.trades(venue.account, product)).toEqual([])
  })
})

describe('the id of the client', () => {
  const oid = '496ffbba-7dae-4864-87e8-a5bf52c6d0e2'
  const named = { ...limit, client_oid: oid }

  test('finds the order and comes back with it', async () => {
    const { body } = await rest.order(named)
    expect(body.client_oid).toBe(oid)
    expect((await rest.signed(`GET /orders/client:${oid}`)).body).toEqual(
      (await read(body.id)).body,
    )
    expect((await rest.signed(`DELETE /orders/client:${oid}`)).body).toBe(body.id)
  })

  test('may be used again while the first order is open', async () => {
    const first = (await rest.order(named)).body
    const second = (await rest.order(named)).body
    expect(second).toMatchObject({ client_oid: oid, status: 'pending' })
    expect(second.id).not.toBe(first.id)
    expect((await read(second.id)).body.client_oid).toBe(oid)
    expect((await rest.signed(`GET /orders/client:${oid}`)).body.id).toBe(second.id)
  })

  test.for(['testing', oid.toUpperCase()])('is ignored when it is %s', async client_oid => {
    const { body } = await rest.order({ ...limit, client_oid })
    expect(body).not.toHaveProperty('client_oid')
    expect((await read(body.id)).body).not.toHaveProperty('client_oid')
  })
})

test('orders are listed newest first, by status and product, in pages', async () => {
  const ids: string[] = []
  for (const price of ['1900', '1901', '1902']) {
    ids.push((await rest.order({ ...limit, price })).body.id)
    await expect
      .poll(() => Date.now() > venue.engine.openOrders(venue.account).at(-1)!.createdMs)
      .toBe(true)
  }
  const list = async (query = '') => {
    const { body, headers } = await rest.signed(`GET /orders${query}`)
    return { ids: body.map(({ id }: { id: string }) => id), headers }
  }
  expect((await list()).ids).toEqual(ids.toReversed())
  expect((await list('?sorting=asc')).ids).toEqual(ids)
  expect((await list('?product_id=BTC-USD')).ids).toEqual([])
  expect((await list('?status=done')).ids).toEqual([])
  const page = await list('?limit=2')
  const older = await list(`?after=${page.headers.get('cb-after')}`)
  expect([page.ids, older.ids]).toEqual([[ids[2], ids[1]], [ids[0]]])
})

test('fills come newest first, with fees in quote', async () => {
  const { id } = (await rest.order({ ...limit, price: '2002', size: '3' })).body
  const { body, headers } = await rest.signed(`GET /fills?order_id=${id}`)
  expect(body).toMatchObject([
    { price: '2002.00000000', size: '0.75000000', fee: '9.0090000000000000', liquidity: 'T' },
    { price: '2001.00000000', size: '2.25000000', order_id: id, side: 'buy', settled: true },
  ])
  expect(headers.get('cb-before')).toBe(String(body[0].trade_id))
  const older = await rest.signed(`GET /fills?product_id=${product}&after=${body[0].trade_id}`)
  expect(older.body).toEqual([body[1]])
})

describe('the account', () => {
  test('holds what open orders may cost, fees included', async () => {
    const first = (await rest.order(limit)).body.id
    const second = (await rest.order({ ...limit, price: '1000' })).body.id
    const accounts = (await rest.signed('GET /accounts')).body
    const usd = accounts.find(({ currency }: { currency: string }) => currency === 'USD')
    expect(usd).toMatchObject({
      balance: '100000.0000000000000000',
      hold: '2917.4000000000000000',
      available: '97082.6',
    })
    expect((await rest.signed(`GET /accounts/${usd.id}`)).body).toEqual(usd)
    expect((await rest.signed(`GET /accounts/${usd.id}/holds`)).body).toMatchObject([
      { type: 'order', ref: first, amount: '1911.4000000000000000' },
      { type: 'order', ref: second, amount: '1006.0000000000000000' },
    ])
  })

  test('has a user, a profile, and a fee tier', async () => {
    const [profile] = (await rest.signed('GET /profiles')).body
    expect((await rest.signed(`GET /profiles/${profile.id}`)).body).toEqual(profile)
    expect((await rest.signed('GET /users/self/verify')).body).toEqual({ id: profile.user_id })
    expect((await rest.signed('GET /fees')).body).toMatchObject({
      maker_fee_rate: '0.0040',
      taker_fee_rate: '0.0060',
    })
    expect((await rest.signed('GET /coinbase-accounts')).body).toHaveLength(3)
    expect((await rest.signed('GET /transfers?type=withdraw')).body).toEqual([])
  })
})
