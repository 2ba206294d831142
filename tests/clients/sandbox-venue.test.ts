import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openFeed } from '../../clients/feed/open.ts'
import type { Feed } from '../../clients/feed/port.ts'
import { sandboxControl } from '../../clients/sandbox.ts'
import { openVenue } from '../../clients/venue/open.ts'
import { restingPrice, smallestQuantity } from '../../clients/venue/order-shape.ts'
import type { LimitOrder, Venue, VenueTarget } from '../../clients/venue/port.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'

const symbols = ['BTCUSDT', 'ETHUSDT']
let sandbox: Sandbox
let venue: Venue
let feed: Feed
let target: VenueTarget
const control = () => sandboxControl(sandbox.endpoints.control)

beforeAll(async () => {
  sandbox = await startSandbox()
  const { timeScale, venues } = sandbox.endpoints
  target = { name: 'binance', ccxtId: 'binance', symbols, timeScale, ...venues.binance! }
  venue = Object.freeze(await openVenue(target, { class: 'trade', intent: () => {} }))
  feed = await openFeed(target)
})
afterEach(() => control().reset())
afterAll(async () => {
  await Promise.all([venue?.close(), feed?.close()])
  await sandbox?.close()
})

let orders = 0
async function restingOrder(symbol = 'ETHUSDT'): Promise<LimitOrder> {
  const rules = (await venue.instruments()).find(found => found.symbol === symbol)!
  const price = restingPrice((await venue.bestPrices(symbol)).bid, rules)
  const quantity = smallestQuantity(price, rules)
  const clientOrderId = `test-${++orders}`
  return { symbol, side: 'buy', price, quantity, clientOrderId, postOnly: true }
}

test('the venue tells its time, of now', async () => {
  const [first, second] = await venue.clocks(2)

  expect(Math.abs(first!.venueMs - first!.localMidMs)).toBeLessThan(60_000)
  expect(second!.localMidMs).toBeGreaterThanOrEqual(first!.localMidMs)
  expect(second!.roundTripMs).toBeGreaterThan(0)
})

test('a request that is signed properly is accepted, and each way of spoiling it is refused for its own reason', async () => {
  expect(await venue.signedRead('properly')).toEqual({ accepted: true, status: 200 })
  expect(await venue.signedRead('forged')).toMatchObject({
    accepted: false,
    refusedFor: 'signature',
  })
  expect(await venue.signedRead('unsigned')).toMatchObject({
    accepted: false,
    refusedFor: 'signature',
  })
  expect(await venue.signedRead('stale')).toMatchObject({
    accepted: false,
    refusedFor: 'timestamp',
  })
})

test('a revoked key is an answer, and is told as the key', async () => {
  await control().enable('revoked-key')

  expect(await venue.signedRead('properly')).toMatchObject({ accepted: false, refusedFor: 'key' })
})

test('the configured instruments come with exact rules', async () => {
  expect(await venue.instruments()).toEqual([
    expect.objectContaining({
      symbol: 'BTCUSDT',
      trading: true,
      tickSize: '0.01',
      lotSize: '0.00001',
    }),
    expect.objectContaining({
      symbol: 'ETHUSDT',
      trading: true,
      tickSize: '0.01',
      minNotional: '5',
    }),
  ])
})

test('a change of the rules is seen by a client that was opened before it', async () => {
  await control().enable('tick-change')
  expect((await venue.instruments()).map(({ tickSize }) => tickSize)).toEqual(['0.1', '0.1'])
  await control().reset()
  await control().enable('delisted-instrument')
  expect((await venue.instruments())[0]?.trading ?? false).toBe(false)
})

test('tickers and candles are whole', async () => {
  const ticker = await venue.ticker('BTCUSDT')
  const candles = await venue.candles('ETHUSDT', 60_000, 10)

  expect(ticker.bid).toBeLessThan(ticker.ask)
  expect(candles).toHaveLength(10)
  expect(candles.every(({ openMs, volume }) => openMs % 60_000 === 0 && volume >= 0)).toBe(true)
})

test('the usage of the allowance is told while it is watched', async () => {
  const end = venue.watchRateUsage()
  await venue.instruments()
  await venue.probes(20, 4)

  expect(end()).toMatchObject({
    slowDowns: 0,
    bans: 0,
    answers: 21,
    peakPct: expect.any(Number) as unknown,
  })
})

test('what a key may do is told', async () => {
  expect(await venue.keyPermissions()).toEqual({ read: true, trade: true, withdraw: false })
  await control().enable('withdrawal-permission')
  expect(await venue.keyPermissions()).toMatchObject({ withdraw: true })
})

test('an order rests, is shown as it was sent, and is gone once it is canceled', async () => {
  const order = await restingOrder()
  const { symbol, clientOrderId, price, quantity } = order

  expect(await venue.submit(order)).toMatchObject({ accepted: true, filledQuantity: '0' })
  expect(await venue.openOrders(symbol)).toMatchObject([
    { symbol, clientOrderId, price, quantity, filledQuantity: '0' },
  ])
  expect(await venue.cancel(symbol, clientOrderId)).toBe(true)
  expect(await venue.openOrders(symbol)).toEqual([])
  expect(await venue.cancel(symbol, clientOrderId)).toBe(false)
})

test('a second order with the same client order id is refused as a duplicate', async () => {
  const order = await restingOrder()
  await venue.submit(order)

  expect(await venue.submit(order)).toMatchObject({
    accepted: false,
    refusedFor: 'duplicate-client-order-id',
  })
})

test('a post-only order that crosses is refused as taking', async () => {
  const order = await restingOrder()
  const crossing = { ...order, price: String(Math.ceil(Number(order.price) * 1.5)) }

  expect(await venue.submit(crossing)).toMatchObject({ accepted: false, refusedFor: 'would-take' })
})

test('an order that breaks a filter is refused for another reason', async () => {
  const order = await restingOrder()

  expect(await venue.submit({ ...order, quantity: '0.0001' })).toMatchObject({
    accepted: false,
    refusedFor: 'other',
  })
})

test('a client that may only read is refused at the same venue', async () => {
  const reader = await openVenue(target, { class: 'check' })

  await expect(reader.submit(await restingOrder())).rejects.toMatchObject({
    name: 'ForbiddenByClass',
  })
  await reader.close()
})

test('streams begin, and silence is told', async () => {
  expect(await feed.start(5_000)).toMatchObject({
    acknowledgedMs: expect.any(Number) as unknown,
    firstMessageMs: expect.any(Number) as unknown,
  })
  await control().enable('silent-stream')
  expect(await feed.start(300)).toMatchObject({
    acknowledgedMs: expect.any(Number) as unknown,
    firstMessageMs: undefined,
  })
})

test('numbered changes come for every symbol, with a snapshot that they carry on from', async () => {
  const { deltas, snapshots } = await feed.bookDeltas(1_000)

  for (const symbol of symbols) {
    const own = deltas.filter(delta => delta.symbol === symbol)
    const next = snapshots[symbol]! + 1
    expect(own.length).toBeGreaterThan(2)
    expect(own.some(({ firstId, lastId }) => firstId <= next && next <= lastId)).toBe(true)
  }
})

test("the venue's pings come, and ours are answered", async () => {
  const { pingGapsMs, pongAfterMs, closedEarly } = await feed.keepAlive(
    3 * venue.rules.pingIntervalMs!,
    5_000,
  )

  expect(pingGapsMs.length).toBeGreaterThan(0)
  expect(pongAfterMs).toBeGreaterThan(0)
  expect(closedEarly).toBe(false)
})
