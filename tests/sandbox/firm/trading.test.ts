import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts'
import { openFirmClient } from './firm-client.ts'

type Client = Awaited<ReturnType<typeof openFirmClient>>

const symbols = { binance: 'LTCUSDT', coinbase: 'LTC-USD', kraken: 'LTC/USD' } as const
const quotes = { binance: 'USDT', coinbase: 'USD', kraken: 'USD' } as const
const venueNames = ['binance', 'coinbase', 'kraken'] as const
type Name = (typeof venueNames)[number]

let sandbox: Sandbox
let client: Client
beforeAll(async () => {
  sandbox = await startSandbox({ firm: true })
  client = await openFirmClient(sandbox.endpoints.firm!)
})
afterAll(async () => {
  await client.close()
  await sandbox.close()
})
afterEach(() => control('POST', '/reset'))

async function control(method: string, path: string): Promise<unknown> {
  const response = await fetch(sandbox.endpoints.control + path, { method })
  return response.json()
}

interface AccountState {
  readonly openOrders: readonly { readonly clientOrderId: string; readonly quantity: string }[]
  readonly balances: Readonly<Record<string, { readonly free: string; readonly locked: string }>>
}
const account = async (venue: string) =>
  (await control('GET', `/venues/${venue}/accounts/firm/state`)) as AccountState

let count = 0
const limit = (venue: Name, terms: { side?: 'buy' | 'sell'; price: string; quantity?: string }) =>
  ({
    clientOrderId: `test-${process.pid}-${++count}`,
    venue,
    symbol: symbols[venue],
    side: 'buy',
    type: 'limit',
    quantity: '1',
    timeInForce: 'GTC',
    ...terms,
  }) as const

const market = (venue: Name, side: 'buy' | 'sell', quantity: string) =>
  ({
    clientOrderId: `test-${process.pid}-${++count}`,
    venue,
    symbol: symbols[venue],
    side,
    type: 'market',
    quantity,
    timeInForce: 'IOC',
  }) as const

const until = (clientOrderId: string, state: string) =>
  expect.poll(async () => (await client.order(clientOrderId))?.state).toBe(state)

const stepsOf = async (clientOrderId: string) =>
  (await client.steps(clientOrderId)).map(({ state }) => state)

describe.for(venueNames)('at %s', venue => {
  test('an order rests and is canceled', async () => {
    const order = limit(venue, { price: '40' })
    expect(await client.submit(order)).toMatchObject({ ...order, state: 'accepted' })
    expect((await account(venue)).openOrders).toHaveLength(1)

    await client.cancel(order.clientOrderId)
    await until(order.clientOrderId, 'canceled')

    expect((await account(venue)).openOrders).toEqual([])
    expect(await stepsOf(order.clientOrderId)).toEqual([
      'pending',
      'accepted',
      'pendingCancel',
      'canceled',
    ])
  })

  test('a market order is filled, and the ledger is what the venue says', async () => {
    const order = market(venue, 'buy', '2.5')
    const submitted = await client.submit(order)
    await until(order.clientOrderId, 'filled')

    const filled = (await client.order(order.clientOrderId))!
    expect(filled.filledQuantity).toBe('2.5')
    expect(submitted.arrivalPrice).toBeDefined()
    const steps = await client.steps(order.clientOrderId)
    const fills = steps.flatMap(({ fill }) => (fill ? [fill] : []))
    expect(fills.every(({ feeAmount }) => feeAmount !== undefined)).toBe(true)

    const { positions } = await client.firm.positions!.read()
    const position = positions.find(one => one.venue === venue)
    expect(position).toMatchObject({ symbol: symbols[venue], quantity: '2.5' })
    // One averages fill by fill, the other all at once: they may differ in the eighteenth decimal.
    expect(Number(position?.averagePrice)).toBeCloseTo(Number(filled.averagePrice), 12)
    const { balances } = await client.firm.balances!.read()
    const venueBalances = (await account(venue)).balances
    for (const currency of ['LTC', quotes[venue]]) {
      const firm = balances.find(one => one.venue === venue && one.currency === currency)!
      expect(Number(firm.total)).toBeCloseTo(Number(venueBalances[currency]!.free), 6)
    }
    await expectAgreement()
  })

  test('the same order twice is one order, another under its id is a conflict', async () => {
    const order = limit(venue, { price: '40' })
    const [one, other] = await Promise.all([client.submit(order), client.submit(order)])

    expect(other.firmOrderId).toBe(one.firmOrderId)
    expect(await client.submit(order)).toMatchObject({ firmOrderId: one.firmOrderId })
    await expect(client.submit({ ...order, quantity: '2' })).rejects.toThrow(/conflict/)
    expect((await account(venue)).openOrders).toHaveLength(1)
  })

  test('a rejection is told once, with its code, and is not tried again', async () => {
    const order = { ...limit(venue, { price: '63' }), postOnly: true }
    const told = await client.submit(order)

    expect(told).toMatchObject({ state: 'rejected', reason: { code: 'postOnlyWouldTake' } })
    expect(await stepsOf(order.clientOrderId)).toEqual(['pending', 'rejected'])
  })

  test('an order is given another price and quantity, where the venue can', async () => {
    const order = limit(venue, { price: '40' })
    await client.submit(order)
    const { clientOrderId } = order
    const replacing = client.firm.orderReplace!.replace({
      clientOrderId,
      price: '41',
      quantity: '2',
    })
    if (venue === 'coinbase') {
      await expect(replacing).rejects.toThrow(/notOffered/)
      expect(await client.order(clientOrderId)).toMatchObject({ state: 'accepted', price: '40' })
      return
    }
    expect(await replacing).toMatchObject({ state: 'accepted', price: '41', quantity: '2' })
    expect((await account(venue)).openOrders).toMatchObject([{ quantity: '2' }])
    expect(await stepsOf(clientOrderId)).toEqual([
      'pending',
      'accepted',
      'pendingReplace',
      'accepted',
    ])
    await client.cancel(clientOrderId)
    await until(clientOrderId, 'canceled')
    expect((await account(venue)).openOrders).toEqual([])
  })

  test('a sweep of cancels leaves no order open', async () => {
    const orders = ['40', '41', '42'].map(price => limit(venue, { price }))
    await Promise.all(orders.map(order => client.submit(order)))

    const { clientOrderIds } = await client.firm.massCancel!.cancelAll({ venue })

    expect([...clientOrderIds].sort()).toEqual(orders.map(order => order.clientOrderId).sort())
    for (const { clientOrderId } of orders) await until(clientOrderId, 'canceled')
    expect((await account(venue)).openOrders).toEqual([])
  })
})

async function expectAgreement(): Promise<void> {
  await client.firm.reconciliation!.start()
  await expect
    .poll(async () => client.firm.reconciliation!.last())
    .toMatchObject({ state: 'agreed', differences: [] })
}

test('the kill switch cancels what is open in its scope, and denies until it is released', async () => {
  const [inside, outside] = [limit('binance', { price: '40' }), limit('kraken', { price: '40' })]
  await Promise.all([client.submit(inside), client.submit(outside)])

  await client.firm.killSwitch!.engage({ scope: { venue: 'binance' }, reason: 'drill' })

  await until(inside.clientOrderId, 'canceled')
  expect(await client.order(outside.clientOrderId)).toMatchObject({ state: 'accepted' })
  expect(await client.submit(limit('binance', { price: '40' }))).toMatchObject({
    state: 'denied',
    reason: { code: 'killSwitch' },
  })
  await client.firm.killSwitch!.release({ scope: { venue: 'binance' }, reason: 'over' })
  expect(await client.submit(limit('binance', { price: '40' }))).toMatchObject({
    state: 'accepted',
  })
})

test('a halted firm sends nothing, and a reducing one only what makes a position smaller', async () => {
  const state = (to: 'active' | 'reducing' | 'halted') =>
    client.firm.tradingState!.set({ state: to, reason: 'drill' })
  await state('halted')
  expect(await client.submit(limit('binance', { price: '40' }))).toMatchObject({
    state: 'denied',
    reason: { code: 'tradingState' },
  })
  await state('active')
  const bought = market('binance', 'buy', '2')
  await client.submit(bought)
  await until(bought.clientOrderId, 'filled')

  await state('reducing')
  expect(await client.submit(market('binance', 'sell', '3'))).toMatchObject({ state: 'denied' })
  expect(await client.submit(market('binance', 'buy', '1'))).toMatchObject({ state: 'denied' })
  const sold = market('binance', 'sell', '2')
  await client.submit(sold)
  await until(sold.clientOrderId, 'filled')
  await state('active')
})

test('thirty orders a second are sent, and a flood is not', async () => {
  const orders = Array.from({ length: 100 }, () =>
    limit('binance', { price: '40', quantity: '0.5' }),
  )
  const told = await Promise.all(orders.map(order => client.submitNow(order)))

  const denied = told.filter(({ reason }) => reason?.code === 'maxMessageRate')
  expect(told.length - denied.length).toBeGreaterThanOrEqual(30)
  expect(denied.length).toBeGreaterThan(0)
})

test('every action is in the audit trail, counted and chained', async () => {
  const order = limit('binance', { price: '40' })
  await client.submit(order)
  await client.cancel(order.clientOrderId)

  const { events } = await client.firm.auditEvents!.list({ after: '0' })
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index))
  for (const [index, event] of events.entries())
    expect(event.previousHash).toBe(events[index - 1]?.hash)
  expect(
    events.filter(({ subject }) => subject === order.clientOrderId).map(({ action }) => action),
  ).toEqual(['order.submit', 'order.cancel'])
})

test('a request without the token is not admitted, and one that cannot be meant is refused', async () => {
  const { url, apiToken } = sandbox.endpoints.firm!
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(url + path, {
      headers: { authorization: `Bearer ${apiToken}` },
      ...init,
    })
    return { status: response.status, body: (await response.json()) as { code: string } }
  }
  expect(await ask('/orders', { headers: {} })).toMatchObject({
    status: 401,
    body: { code: 'unauthorized' },
  })
  expect(await ask('/risk/nothing')).toMatchObject({ status: 404, body: { code: 'notOffered' } })
  expect(await ask('/orders/none')).toMatchObject({ status: 404, body: { code: 'notFound' } })
  expect(await ask('/orders', { method: 'POST', body: '{"venue":' })).toMatchObject({
    status: 400,
    body: { code: 'badRequest' },
  })
  const misspelt = { ...limit('binance', { price: '40' }), postonly: true }
  expect(await ask('/orders', { method: 'POST', body: JSON.stringify(misspelt) })).toMatchObject({
    status: 400,
    body: { message: /postonly must be left out/ },
  })
})
