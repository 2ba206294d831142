import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { magnitudeOf, type FaultName } from '../../../sandbox/faults/catalogue.ts'
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts'
import { openFirmClient } from './firm-client.ts'

let sandbox: Sandbox
let client: Awaited<ReturnType<typeof openFirmClient>>
beforeAll(async () => {
  sandbox = await startSandbox({ firm: true, venues: ['binance', 'kraken'] })
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
const lacks = (fault: FaultName) => control('PUT', `/faults/${fault}`)
const pull = (method: string, lever: string, body?: object) =>
  control(method, `/venues/binance/levers/${lever}`, body)
const openAtVenue = async () => {
  const state = await control('GET', '/venues/binance/accounts/firm/state')
  return (state as { openOrders: { clientOrderId: string }[] }).openOrders
}

let count = 0
const resting = (quantity = '1', price = '40') =>
  ({
    clientOrderId: `fault-${process.pid}-${++count}`,
    venue: 'binance',
    symbol: 'LTCUSDT',
    side: 'buy',
    type: 'limit',
    quantity,
    price,
    timeInForce: 'GTC',
  }) as const
const crossing = (quantity = '1') => ({ ...resting(quantity, '63') })
const rejected = () => ({ ...resting('1', '63'), postOnly: true })

const until = (clientOrderId: string, state: string) =>
  expect.poll(async () => (await client.order(clientOrderId))?.state).toBe(state)
const stepsOf = async (clientOrderId: string) =>
  (await client.steps(clientOrderId)).map(({ state }) => state)
async function reconciled() {
  await client.firm.reconciliation!.start()
  await expect
    .poll(async () => (await client.firm.reconciliation!.last())?.state)
    .not.toBe('running')
  return (await client.firm.reconciliation!.last())!
}
async function restarted(meanwhile: () => Promise<unknown>): Promise<void> {
  await control('POST', '/firm/stop')
  await client.close()
  await meanwhile()
  await control('POST', '/firm/start')
  client = await openFirmClient(sandbox.endpoints.firm!)
}
/** Holds when nothing takes less than the fault adds, and the quickest little more: a busy machine adds its own. */
async function expectDelays(fault: FaultName, measure: () => Promise<number>): Promise<void> {
  const tookMs: number[] = []
  await expect
    .poll(async () => {
      tookMs.push(await measure())
      return Math.min(...tookMs)
    })
    .toBeLessThan(magnitudeOf(fault) + 60)
  expect(Math.min(...tookMs)).toBeGreaterThanOrEqual(magnitudeOf(fault) - 1)
}
const orphan = (symbol = 'LTCUSDT', price = '39') =>
  pull('POST', 'place', { symbol, side: 'buy', price, quantity: '0.2' })

test('firm-lost-answer-is-a-reject: what lives at the venue is told as rejected', async () => {
  await lacks('firm-lost-answer-is-a-reject')
  await pull('PUT', 'lose-order-answers', {})
  expect(await client.submit(resting())).toMatchObject({ state: 'rejected' })
  expect(await openAtVenue()).toHaveLength(1)
})

test('firm-lost-answer-is-accepted: what the venue never had is told as accepted', async () => {
  await lacks('firm-lost-answer-is-accepted')
  await pull('PUT', 'lose-orders', {})
  expect(await client.submit(resting())).toMatchObject({ state: 'accepted' })
  expect(await openAtVenue()).toEqual([])
})

test('firm-sends-again: one order is there twice', async () => {
  await lacks('firm-sends-again')
  const order = resting()
  await client.submit(order)
  await client.submit(order)
  expect(await openAtVenue()).toHaveLength(2)
})

test('firm-sends-again: an unanswered one as well', async () => {
  await lacks('firm-sends-again')
  await pull('PUT', 'lose-order-answers', {})
  await client.submit(resting())
  expect(await openAtVenue()).toHaveLength(2)
})

test('firm-ignores-fill-after-cancel: a fill that wins is not counted', async () => {
  await lacks('firm-ignores-fill-after-cancel')
  const order = resting()
  await client.submit(order)
  await pull('PUT', 'fill-before-cancel', {})
  await client.cancel(order.clientOrderId)
  await until(order.clientOrderId, 'canceled')
  expect(await client.order(order.clientOrderId)).toMatchObject({ filledQuantity: '0' })
})

test('firm-counts-fills-twice: more is filled than was', async () => {
  await lacks('firm-counts-fills-twice')
  const order = crossing()
  await client.submit(order)
  await until(order.clientOrderId, 'filled')
  const told = await client.order(order.clientOrderId)
  expect(Number(told!.filledQuantity)).toBeGreaterThan(1)
})

test.for(['same', 'reversed'])(
  'firm-drops-late-fills: what is told late in %s order is missing',
  async order => {
    await lacks('firm-drops-late-fills')
    const terms = resting('2')
    await client.submit(terms)
    const { clientOrderId } = terms
    await pull('PUT', 'hold-private-events', {})
    await pull('POST', 'fill', { clientOrderId, quantity: '0.5' })
    await pull('POST', 'fill', { clientOrderId })
    await new Promise(resolve => setTimeout(resolve, 350))
    await pull('POST', 'hold-private-events/release', { order })
    await until(clientOrderId, 'filled')
    const told = await client.order(clientOrderId)
    expect(Number(told!.filledQuantity)).toBeLessThan(2)
  },
)

test('firm-retries-rejects: a rejected order goes out again', async () => {
  await lacks('firm-retries-rejects')
  await client.submit(rejected())
  await pull('PUT', 'refuse-requests', { forMs: 5_000 })
  await expect
    .poll(async () => {
      const { requests } = (await pull('GET', 'refuse-requests')) as {
        requests: { path: string }[]
      }
      return requests.filter(({ path }) => path === 'POST /api/v3/order').length
    })
    .toBeGreaterThan(0)
})

test('firm-wrong-reject-code: the code is another', async () => {
  await lacks('firm-wrong-reject-code')
  expect(await client.submit(rejected())).toMatchObject({
    state: 'rejected',
    reason: { code: 'selfTrade' },
  })
})

test('firm-illegal-step: a filled order is told as canceled', async () => {
  await lacks('firm-illegal-step')
  const order = crossing()
  await client.submit(order)
  await until(order.clientOrderId, 'canceled')
  expect((await stepsOf(order.clientOrderId)).slice(-2)).toEqual(['filled', 'canceled'])
})

test.for(['firm-slow-acknowledgement', 'firm-slow-acknowledgement-twin'] as const)(
  '%s: no acknowledgement comes sooner',
  async fault => {
    await lacks(fault)
    await expectDelays(fault, async () => {
      const order = resting('0.1')
      await client.submit(order)
      const [sent, accepted] = await client.steps(order.clientOrderId)
      return Date.parse(accepted!.at) - Date.parse(sent!.at)
    })
  },
)

test.for(['firm-slow-fills', 'firm-slow-fills-twin'] as const)(
  '%s: no fill is taken sooner',
  async fault => {
    await lacks(fault)
    await expectDelays(fault, async () => {
      const order = crossing('0.1')
      await client.submit(order)
      await until(order.clientOrderId, 'filled')
      const steps = await client.steps(order.clientOrderId)
      const { at, fill } = steps.find(step => step.fill)!
      return Date.parse(at) - Date.parse(fill!.venueAt!)
    })
  },
)

test('firm-skips-reconciliation: it agrees, and does not know what is open', async () => {
  await lacks('firm-skips-reconciliation')
  await restarted(() => orphan())
  expect(await client.firm.reconciliation!.last()).toMatchObject({
    state: 'agreed',
    differences: [],
  })
  expect((await client.firm.orders!.list()).orders).toEqual([])
})

test('firm-reconciles-known-symbols-only: what is open elsewhere is not found', async () => {
  await lacks('firm-reconciles-known-symbols-only')
  await client.submit(resting())
  await restarted(() => orphan('BTCUSDT', '55000'))
  expect(await client.firm.reconciliation!.last()).toMatchObject({
    state: 'agreed',
    differences: [],
  })
  expect((await client.firm.orders!.list()).orders).toHaveLength(1)
})

test('firm-trades-unreconciled: an order goes out while the records differ', async () => {
  await lacks('firm-reconciliation-never-settles')
  await restarted(() => orphan())
  expect(await client.submitNow(resting())).toMatchObject({
    state: 'denied',
    reason: { code: 'notReconciled' },
  })
  await lacks('firm-trades-unreconciled')
  expect(await client.submitNow(resting())).toMatchObject({ state: 'accepted' })
})

test('firm-reconciliation-never-settles: the same difference is left', async () => {
  await lacks('firm-reconciliation-never-settles')
  await orphan()
  const [one, other] = [await reconciled(), await reconciled()]
  for (const { state, differences } of [one, other])
    expect({ state, differences }).toMatchObject({
      state: 'differing',
      differences: [{ kind: 'orderUnknownToFirm', resolved: false }],
    })
})

test('firm-drifting-average-price: the position costs what no fill did', async () => {
  await lacks('firm-drifting-average-price')
  const order = crossing()
  await client.submit(order)
  await until(order.clientOrderId, 'filled')
  const { averagePrice } = (await client.order(order.clientOrderId))!
  const [position] = (await client.firm.positions!.read()).positions
  expect(Number(position!.averagePrice)).toBeGreaterThan(Number(averagePrice) * 1.00009)
})

test('firm-drifting-balance: the balance is not what the venue has', async () => {
  await lacks('firm-drifting-balance')
  const order = crossing('100')
  await client.submit(order)
  await until(order.clientOrderId, 'filled')
  const { differences } = await reconciled()
  expect(differences).toMatchObject([{ kind: 'balance', subject: 'USDT' }])
})
