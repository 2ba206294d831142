import { afterEach, expect, test } from 'vitest'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'

let venue: QuietVenue
let client: RestClient

async function open(orderLatencyMs: number): Promise<void> {
  venue = await openQuietVenue({ orderLatencyMs })
  client = new RestClient(venue.front.endpoint)
}
afterEach(() => venue.front.close())

const order = {
  symbol: 'ETHUSDT',
  side: 'BUY',
  type: 'LIMIT',
  timeInForce: 'GTC',
  quantity: '1',
  price: '1900',
} as const

test('an order reaches the engine only after the time that the venue takes', async () => {
  await open(3000)
  const pending = client.signed('POST /api/v3/order', order)
  await client.get('/api/v3/ping')
  expect(venue.engine.openOrders(venue.account)).toEqual([])
  expect((await pending).status).toBe(200)
  expect(venue.engine.openOrders(venue.account)).toHaveLength(1)
})

test('an order that grows too old on its way to the engine is refused there', async () => {
  await open(400)
  const answer = await client.signed('POST /api/v3/order', { ...order, recvWindow: 200 })
  expect(answer.body).toEqual({
    code: -1021,
    msg: 'Timestamp for this request is outside of the recvWindow.',
  })
  expect(venue.engine.openOrders(venue.account)).toEqual([])
})
