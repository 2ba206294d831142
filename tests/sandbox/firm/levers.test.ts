import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts'
import { openFirmClient } from './firm-client.ts'

const symbols = { binance: 'LTCUSDT', coinbase: 'LTC-USD', kraken: 'LTC/USD' } as const
const venueNames = ['binance', 'coinbase', 'kraken'] as const
type Name = (typeof venueNames)[number]

let sandbox: Sandbox
let client: Awaited<ReturnType<typeof openFirmClient>>
beforeAll(async () => {
  sandbox = await startSandbox({ firm: true })
  client = await openFirmClient(sandbox.endpoints.firm!)
})
afterEach(() => control('POST', '/reset'))
afterAll(async () => {
  await client.close()
  await sandbox.close()
})

async function control(method: string, path: string, body?: object): Promise<unknown> {
  const init = { method, ...(body && { body: JSON.stringify(body) }) }
  const response = await fetch(sandbox.endpoints.control + path, init)
  const told = await response.json()
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(told)}`)
  return told
}
const pull = (venue: Name, method: string, lever: string, body: object = {}) =>
  control(method, `/venues/${venue}/levers/${lever}`, body)
const openAt = async (venue: Name) =>
  (
    (await control('GET', `/venues/${venue}/accounts/firm/state`)) as {
      openOrders: { clientOrderId: string }[]
    }
  ).openOrders

let count = 0
const resting = (venue: Name, quantity = '1') =>
  ({
    clientOrderId: `lever-${process.pid}-${++count}`,
    venue,
    symbol: symbols[venue],
    side: 'buy',
    type: 'limit',
    quantity,
    price: '40',
    timeInForce: 'GTC',
  }) as const

const until = (clientOrderId: string, state: string) =>
  expect.poll(async () => (await client.order(clientOrderId))?.state).toBe(state)
const stepsOf = async (clientOrderId: string) =>
  (await client.steps(clientOrderId)).map(({ state }) => state)
const idAtVenue = async (clientOrderId: string) => {
  const order = (await client.order(clientOrderId))!
  return order.venueClientOrderId ?? order.clientOrderId
}

async function expectAgreement(): Promise<void> {
  await client.firm.reconciliation!.start()
  await expect
    .poll(() => client.firm.reconciliation!.last())
    .toMatchObject({ state: 'agreed', differences: [] })
}

describe.for(venueNames)('at %s', venue => {
  test('an order whose answer is lost is found at the venue, and is there once', async () => {
    const order = resting(venue)
    await pull(venue, 'PUT', 'lose-order-answers')
    await client.submit(order)
    await until(order.clientOrderId, 'accepted')

    expect(await openAt(venue)).toHaveLength(1)
    expect(await stepsOf(order.clientOrderId)).not.toContain('rejected')
    await client.submit(order)
    expect(await openAt(venue)).toHaveLength(1)
  })

  test('an order that is lost on its way is never rejected and never sent again', async () => {
    const order = resting(venue)
    await pull(venue, 'PUT', 'lose-orders')
    expect(await client.submit(order)).toMatchObject({
      state: 'pending',
      reason: { code: 'acknowledgementLost' },
    })
    await until(order.clientOrderId, 'canceled')

    expect(await client.order(order.clientOrderId)).toMatchObject({
      reason: { code: 'acknowledgementLost' },
    })
    expect(await stepsOf(order.clientOrderId)).toEqual(['pending', 'pending', 'canceled'])
    expect(await openAt(venue)).toEqual([])
  })

  test('a lost order that is to be canceled is canceled, whether it is there or not', async () => {
    const [there, gone] = [resting(venue), resting(venue)]
    await pull(venue, 'PUT', 'hold-private-events')
    await pull(venue, 'PUT', 'lose-order-answers')
    expect(await client.submit(there)).toMatchObject({ state: 'pending' })
    await pull(venue, 'PUT', 'lose-orders')
    expect(await client.submit(gone)).toMatchObject({ state: 'pending' })
    await Promise.all([there, gone].map(({ clientOrderId }) => client.cancel(clientOrderId)))
    await pull(venue, 'POST', 'hold-private-events/release')

    for (const { clientOrderId } of [there, gone]) await until(clientOrderId, 'canceled')
    expect(await openAt(venue)).toEqual([])
  })

  test('fills are counted once, in whatever order and however often they are told', async () => {
    const order = resting(venue, '3')
    await client.submit(order)
    const clientOrderId = await idAtVenue(order.clientOrderId)
    await pull(venue, 'PUT', 'hold-private-events')
    await pull(venue, 'POST', 'fill', { clientOrderId, quantity: '1' })
    await pull(venue, 'POST', 'fill', { clientOrderId, quantity: '0.5' })
    await pull(venue, 'POST', 'fill', { clientOrderId })
    await pull(venue, 'POST', 'hold-private-events/release', { order: 'reversed', copies: 2 })
    await until(order.clientOrderId, 'filled')

    const steps = await client.steps(order.clientOrderId)
    const fills = steps.flatMap(({ fill }) => (fill ? [fill] : []))
    expect(new Set(fills.map(({ venueTradeId }) => venueTradeId)).size).toBe(3)
    expect(fills).toHaveLength(3)
    expect(await client.order(order.clientOrderId)).toMatchObject({
      filledQuantity: '3',
      averagePrice: '40',
    })
    await expectAgreement()
  })

  test('a fill that wins against a cancel is counted', async () => {
    const order = resting(venue)
    await client.submit(order)
    await pull(venue, 'PUT', 'fill-before-cancel')
    await client.cancel(order.clientOrderId)
    await until(order.clientOrderId, 'filled')

    expect(await stepsOf(order.clientOrderId)).toEqual([
      'pending',
      'accepted',
      'pendingCancel',
      'filled',
    ])
    const { positions } = await client.firm.positions!.read()
    expect(positions).toMatchObject([{ symbol: symbols[venue], quantity: '1' }])
  })

  test('an order that its venue cancels is canceled', async () => {
    const order = resting(venue, '2')
    await client.submit(order)
    const clientOrderId = await idAtVenue(order.clientOrderId)
    await pull(venue, 'POST', 'fill', { clientOrderId, quantity: '0.5' })
    await pull(venue, 'POST', 'cancel', { clientOrderId })
    await until(order.clientOrderId, 'canceled')

    expect(await client.order(order.clientOrderId)).toMatchObject({ filledQuantity: '0.5' })
    expect(await stepsOf(order.clientOrderId)).toEqual([
      'pending',
      'accepted',
      'partiallyFilled',
      'canceled',
    ])
  })

  test('what happened while the private stream was cut is found after it', async () => {
    const order = resting(venue, '2')
    await client.submit(order)
    const clientOrderId = await idAtVenue(order.clientOrderId)
    await pull(venue, 'PUT', 'cut-streams', { which: 'all', refuseForMs: 300 })
    await pull(venue, 'POST', 'fill', { clientOrderId, quantity: '0.75' })
    await pull(venue, 'POST', 'cancel', { clientOrderId })
    await until(order.clientOrderId, 'canceled')

    expect(await client.order(order.clientOrderId)).toMatchObject({ filledQuantity: '0.75' })
  })

  test('an order that another desk placed is listed, and taken into the records', async () => {
    await pull(venue, 'POST', 'place', {
      symbol: symbols[venue],
      side: 'buy',
      price: '39',
      quantity: '2',
    })
    await client.firm.reconciliation!.start()
    await expect
      .poll(() => client.firm.reconciliation!.last())
      .toMatchObject({ state: 'agreed', differences: [{ kind: 'orderUnknownToFirm', venue }] })

    const { orders } = await client.firm.orders!.list()
    expect(orders).toMatchObject([{ state: 'accepted', quantity: '2', price: '39' }])
    await expectAgreement()
    await client.cancel(orders[0]!.clientOrderId)
    await expect.poll(() => openAt(venue)).toEqual([])
  })

  test('the same order that a restart meets half way is one order', async () => {
    const order = resting(venue)
    await pull(venue, 'PUT', 'lose-order-answers')
    const submitting = client.submit(order).catch(() => undefined)
    await expect.poll(() => openAt(venue)).toHaveLength(1)
    await control('POST', '/firm/stop')
    await submitting
    await control('POST', '/firm/start')
    await until(order.clientOrderId, 'accepted')

    expect(await client.submit(order)).toMatchObject({ state: 'accepted' })
    expect(await openAt(venue)).toHaveLength(1)
  })
})
