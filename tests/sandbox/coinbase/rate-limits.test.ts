import { afterEach, beforeEach, expect, test } from 'vitest'
import { magnitudeOf } from '../../../sandbox/faults/catalogue.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'
import { SocketClient } from './socket-client.ts'

let nowMs: number
let venue: QuietVenue
let rest: RestClient

const open = async (timeScale: number) => {
  nowMs = 1_790_523_601_000
  venue = await openQuietVenue({ now: () => nowMs, timeScale })
  rest = new RestClient(venue.front.endpoint, () => nowMs)
}
beforeEach(() => open(1))
afterEach(() => venue.front.close())

/** How many requests in a row are answered before the first refusal. */
async function untilRefused(ask: () => Promise<{ status: number }>): Promise<number> {
  for (let count = 0; ; count += 1) {
    if ((await ask()).status === 429) return count
  }
}

const time = () => rest.send('GET /time')
const accounts = () => rest.signed('GET /accounts')
const fills = () => rest.signed('GET /fills?product_id=ETH-USD')

test.for([
  ['public', time, 15, 10],
  ['private', accounts, 30, 15],
  ['fills', fills, 20, 10],
] as const)(
  '%s requests: a burst, and then so many a second',
  async ([, ask, burst, perSecond]) => {
    expect(await untilRefused(ask)).toBe(burst)
    nowMs += 1000
    expect(await untilRefused(ask)).toBe(perSecond)
    nowMs += 500
    expect(await untilRefused(ask)).toBe(Math.floor(perSecond / 2))
    nowMs += 3_600_000
    expect(await untilRefused(ask)).toBe(burst)
  },
)

test('a refusal names the allowance, and says nothing of when to come back', async () => {
  await untilRefused(time)
  const publicly = await time()
  expect(publicly).toMatchObject({ status: 429, body: { message: 'Public rate limit exceeded' } })
  expect(publicly.headers.has('retry-after')).toBe(false)
  await untilRefused(accounts)
  expect(await accounts()).toMatchObject({
    status: 429,
    body: { message: 'Private rate limit exceeded' },
  })
})

test('the allowances are apart from each other', async () => {
  await untilRefused(time)
  await untilRefused(fills)
  expect((await accounts()).status).toBe(200)
})

test('what is not signed properly costs the profile nothing', async () => {
  for (let count = 0; count < 40; count += 1) {
    await rest.signed('GET /accounts', { headers: { 'CB-ACCESS-SIGN': 'forged' } })
  }
  expect(await untilRefused(accounts)).toBe(30)
})

test('an allowance fills up as much faster as time runs', async () => {
  await venue.front.close()
  await open(0.1)
  await untilRefused(time)
  nowMs += 100
  expect(await untilRefused(time)).toBe(10)
})

test.for(['shared-allowance', 'shared-allowance-twin'] as const)(
  '%s leaves the rest to the account',
  async fault => {
    venue.faults.activate(fault)
    const left = (100 - magnitudeOf(fault)) / 100
    expect(await untilRefused(time)).toBe(Math.floor(15 * left))
    expect(await untilRefused(accounts)).toBe(Math.floor(30 * left))
    nowMs += 10_000
    expect(await untilRefused(time)).toBe(Math.floor(15 * left))
  },
)

test('a reset fills every allowance', async () => {
  await untilRefused(time)
  venue.front.reset()
  expect(await untilRefused(time)).toBe(15)
})

test('connections to the feed are limited too', async () => {
  const clients: SocketClient[] = []
  for (let count = 0; count < 20; count += 1) {
    clients.push(await SocketClient.open(venue.front.endpoint))
  }
  await expect(SocketClient.open(venue.front.endpoint)).rejects.toThrow('429')
  await Promise.all(clients.map(client => client.close()))
})

test('messages over the feed are limited', async () => {
  const client = await SocketClient.open(venue.front.endpoint)
  for (let count = 0; count < 1001; count += 1) client.send({ type: 'ping' })
  expect(await client.closed).toBe(1008)
  expect(client.messages.at(-1)).toEqual({ type: 'error', message: 'Rate limit exceeded' })
})
