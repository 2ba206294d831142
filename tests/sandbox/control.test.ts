import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { trustAuthority } from '../../clients/trust.ts'
import { faults, magnitudeOf } from '../../sandbox/faults/catalogue.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { signedRequest } from './signed-request.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
  trustAuthority(sandbox.endpoints.certificateAuthority!)
})
afterAll(() => sandbox.close())
afterEach(() => ask('POST', '/reset'))

async function ask(method: string, path: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(sandbox.endpoints.control + path, { method })
  return { status: response.status, body: await response.json() }
}

const venue = () => sandbox.endpoints.venues.binance!
const venueTime = async () => {
  const answer = await fetch(`${venue().rest}/api/v3/time`)
  return z.object({ serverTime: z.number() }).parse(await answer.json()).serverTime
}

const restingOrder = {
  symbol: 'ETHUSDT',
  side: 'BUY',
  type: 'LIMIT_MAKER',
  quantity: '0.5',
  price: '1500.25',
  newClientOrderId: 'control-test-1',
}

test('it tells its endpoints and its health', async () => {
  expect(await ask('GET', '/endpoints')).toEqual({ status: 200, body: sandbox.endpoints })
  expect(await ask('GET', '/health')).toEqual({ status: 200, body: { status: 'ok' } })
})

test('a fault is on until faults are cleared', async () => {
  expect(await ask('PUT', '/faults/slow-rest')).toMatchObject({ body: { active: ['slow-rest'] } })
  expect(await ask('GET', '/faults')).toEqual({
    status: 200,
    body: { catalogue: faults, active: ['slow-rest'] },
  })
  expect(await ask('DELETE', '/faults')).toMatchObject({ body: { active: [] } })
})

test('a numeric villain and its twin exclude each other', async () => {
  await ask('PUT', '/faults/clock-ahead')

  expect(await ask('PUT', '/faults/clock-ahead-twin')).toMatchObject({
    body: { active: ['clock-ahead-twin'] },
  })
  expect(await ask('PUT', '/faults/clock-ahead')).toMatchObject({
    body: { active: ['clock-ahead'] },
  })
})

test.for([
  ['PUT', '/faults/no-such-fault', /fault must be in the catalogue, was "no-such-fault"/],
  ['PUT', '/faults/toString', /fault must be in the catalogue, was "toString"/],
  ['GET', '/venues/nowhere/state', /venue must be open, was "nowhere"; ask for one of binance/],
  ['GET', '/nonsense', /request must be one of .*was GET \/nonsense/],
  ['POST', '/faults', /request must be one of .*was POST \/faults/],
] as const)('%s %s is answered 404 with a sentence', async ([method, path, sentence]) => {
  const { status, body } = await ask(method, path)

  expect(status).toBe(404)
  expect(z.object({ error: z.string() }).parse(body).error).toMatch(sentence)
})

test("the venue's clock runs ahead while its fault is on", async () => {
  await ask('PUT', '/faults/clock-ahead')
  const nowMs = Date.now()
  const ahead = await venueTime()
  await ask('DELETE', '/faults')

  expect(ahead).toBeGreaterThanOrEqual(nowMs + magnitudeOf('clock-ahead'))
  expect(await venueTime()).toBeLessThanOrEqual(Date.now())
})

test('the state of a venue shows its open orders and balances, and reset restores them', async () => {
  await signedRequest(venue(), 'POST', '/api/v3/order', restingOrder)
  await ask('PUT', '/faults/slow-rest')

  expect(await ask('GET', '/venues/binance/state')).toMatchObject({
    status: 200,
    body: {
      openOrders: [
        {
          clientOrderId: 'control-test-1',
          symbol: 'ETHUSDT',
          side: 'buy',
          postOnly: true,
          status: 'accepted',
          price: '1500.25',
          quantity: '0.5',
          filledQuantity: '0',
        },
      ],
      balances: {
        USDT: { free: '99249.875', locked: '750.125' },
        BTC: { free: '10', locked: '0' },
      },
    },
  })

  expect(await ask('POST', '/reset')).toEqual({ status: 200, body: { active: [] } })
  expect(await ask('GET', '/venues/binance/state')).toMatchObject({
    body: { openOrders: [], balances: { USDT: { free: '100000', locked: '0' } } },
  })
})

test.for([
  ['duplicate-orders', 2],
  [undefined, 1],
] as const)('under %s a repeated client order id leaves %d orders', async ([fault, count]) => {
  if (fault) await ask('PUT', `/faults/${fault}`)
  await signedRequest(venue(), 'POST', '/api/v3/order', restingOrder)
  await signedRequest(venue(), 'POST', '/api/v3/order', restingOrder)

  const { body } = await ask('GET', '/venues/binance/state')
  const { openOrders } = z.object({ openOrders: z.array(z.unknown()) }).parse(body)
  expect(openOrders).toHaveLength(count)
})

test('the market goes on after a reset', async () => {
  const updateId = async () => {
    const answer = await fetch(`${venue().rest}/api/v3/depth?symbol=ETHUSDT&limit=5`)
    return z.object({ lastUpdateId: z.number() }).parse(await answer.json()).lastUpdateId
  }
  const before = await updateId()
  await ask('POST', '/reset')

  await expect.poll(updateId).toBeGreaterThan(before)
})
