import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sandboxControl, SandboxControlError } from '../../../clients/sandbox.ts'
import { venueLevers, type VenueLevers } from '../../../clients/sandbox-levers.ts'
import { FirmFronts } from '../firm-front.ts'

let fronts: FirmFronts
let levers: VenueLevers
beforeAll(async () => {
  fronts = await FirmFronts.open()
  levers = venueLevers(fronts.sandbox.endpoints.control, 'binance')
})
afterAll(() => fronts[Symbol.asyncDispose]())

const told = async (name: string) =>
  (await fronts.control('GET', `/venues/binance/levers/${name}`)).body

test('an order is placed, filled in part and canceled by the venue', async () => {
  const clientOrderId = randomUUID()
  const terms = { symbol: 'BTCUSDT', side: 'buy', price: '50000', quantity: '0.01' } as const

  expect(await levers.place({ ...terms, clientOrderId })).toMatchObject({ status: 'accepted' })
  expect(await levers.fill(clientOrderId, '0.004')).toMatchObject({ filledQuantity: '0.004' })
  expect(await levers.cancel(clientOrderId)).toMatchObject({ status: 'canceled' })
  await expect(levers.cancel(clientOrderId)).rejects.toThrow(SandboxControlError)
})

test('each lever is on when it is pulled and off when all are released', async () => {
  await levers.loseOrderAnswers(3)
  await levers.loseOrders()
  await levers.fillBeforeCancel(2)
  await levers.dropBookUpdates('ETHUSDT', 4)
  await levers.freezeFeed('BTCUSDT')
  await levers.slowCancels(20)
  await levers.holdPrivateEvents()
  await levers.refuseRequests(60_000)
  const cut = await levers.cutStreams('all', 60_000)

  expect(cut).toBe(0)
  expect(await told('lose-order-answers')).toMatchObject({ left: 3 })
  expect(await told('lose-orders')).toMatchObject({ left: 1 })
  expect(await told('fill-before-cancel')).toMatchObject({ left: 2 })
  expect(await told('drop-book-update')).toMatchObject({ symbol: 'ETHUSDT', left: 4 })
  expect(await told('freeze-feed')).toMatchObject({ symbols: ['BTCUSDT'] })
  expect(await told('slow-cancels')).toEqual({ ms: 20 })
  expect(await told('hold-private-events')).toMatchObject({ active: true })
  expect(await levers.refusedRequests()).toMatchObject({ active: true, requests: [] })
  expect(await levers.connectionAttempts()).toMatchObject({ active: true, attempts: [] })

  expect(await levers.releasePrivateEvents({ order: 'reversed', copies: 2 })).toBe(0)
  await levers.thawFeed()
  expect(await told('freeze-feed')).toMatchObject({ symbols: [] })
  await sandboxControl(fronts.sandbox.endpoints.control).releaseLevers()
  expect(await told('lose-order-answers')).toMatchObject({ left: 0 })
  expect(await told('slow-cancels')).toEqual({ ms: 0 })
  expect(await levers.refusedRequests()).toMatchObject({ active: false, remainingMs: 0 })
  expect(await levers.connectionAttempts()).toMatchObject({ active: false })
})

test('in a burst a market moves many times, for the account of the checks too, and comes back', async () => {
  const { rest } = fronts.checksEndpoint('binance')
  const state = async () => {
    const url = `${new URL(rest).origin}/api/v3/depth?symbol=BTCUSDT&limit=5`
    const { lastUpdateId, bids } = (await (await fetch(url)).json()) as Depth
    return { id: lastUpdateId, bid: Number(bids[0]![0]) }
  }
  const before = await state()
  await levers.burst('BTCUSDT', { perSecond: 50, forMs: 30_000 })
  // After three seconds the price is highest, 12 basis points above; the market's own way is far less.
  await expect
    .poll(async () => (await state()).bid, { timeout: 15_000, interval: 20 })
    .toBeGreaterThan(before.bid * 1.0008)
  const { active, moves } = await levers.burstMoves()
  const { id } = await state()
  await levers.letGo()

  expect(active).toBe(true)
  expect(moves).toBeGreaterThan(10)
  expect(id - before.id).toBeGreaterThan(5 * moves)
  expect(await levers.burstMoves()).toMatchObject({ active: false, remainingMs: 0 })
  expect((await state()).bid).toBeLessThan(before.bid * 1.0008)
})

test('a market that replays a capture has no burst', async () => {
  await expect(levers.burst('ETHUSDT', { perSecond: 50, forMs: 1_000 })).rejects.toThrow(
    /one of BTCUSDT.* was \\"ETHUSDT/,
  )
})

interface Depth {
  readonly lastUpdateId: number
  readonly bids: readonly (readonly [price: string, quantity: string])[]
}
