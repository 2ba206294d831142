import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import type { FaultName } from '../../../../sandbox/faults/catalogue.ts'
import type { VenueName } from '../../../../sandbox/venues/registry.ts'
import { GatewayClient } from './gateway-client.ts'
import { openScriptedVenue, type ScriptedVenue } from './scripted-venue.ts'

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

/** How each venue says that too much is sent. */
const refusals = {
  binance: [429, '{"code":-1003,"msg":"Too much request weight used"}'],
  coinbase: [429, '{"message":"Private rate limit exceeded"}'],
  kraken: [200, '{"error":["EAPI:Rate limit exceeded"]}'],
} as const satisfies Record<VenueName, readonly [number, string]>

async function open(
  name: VenueName,
  {
    retryAfter,
    lacks = [],
    status = refusals[name][0],
  }: { retryAfter?: string; lacks?: readonly FaultName[]; status?: number },
): Promise<{ venue: ScriptedVenue; client: GatewayClient }> {
  const [, body] = refusals[name]
  const venue = await openScriptedVenue((response, _request, index) => {
    const isFirst = index === 0
    response
      .writeHead(isFirst ? status : 404, {
        'Content-Type': 'application/json',
        ...(isFirst && retryAfter !== undefined && { 'Retry-After': retryAfter }),
      })
      .end(isFirst ? body : '{}')
  })
  const client = new GatewayClient(name, {
    endpoint: venue.endpoint,
    symbol: 'X',
    // Three seconds after a refusal that tells none: longer than a request may wait.
    timeScale: 3,
    answerWithinMs: 1500,
    lacks,
  })
  cleanups.push(async () => {
    await client.gateway.close()
    await venue.close()
  })
  return { venue, client }
}

test.for([429, 418])('nothing is sent before the time that a %i tells', async status => {
  const { venue, client } = await open('binance', { retryAfter: '4', status })
  expect(await client.submit('first')).toMatchObject({ kind: 'rejected', code: 'maxMessageRate' })
  expect(await client.submit('second')).toMatchObject({ kind: 'rejected', code: 'maxMessageRate' })
  expect(await client.gateway.cancel(client.key('first'))).toMatchObject({ kind: 'unknown' })
  expect(venue.arrivals).toHaveLength(1)
  await expect(client.gateway.balances()).rejects.toThrow()
  expect(venue.arrivals).toHaveLength(2)
  expect(venue.arrivals[1]!.atMs - venue.arrivals[0]!.atMs).toBeGreaterThan(3990)
})

test.for(['binance', 'coinbase', 'kraken'] as const)(
  '%s is given time after a refusal that tells none, and more after another',
  async name => {
    const { venue, client } = await open(name, {})
    await client.submit('first')
    await client.submit('second')
    expect(venue.arrivals).toHaveLength(1)
    await wait(3100)
    await client.submit('third')
    expect(venue.arrivals).toHaveLength(2)
  },
)

test('the firm that ignores it goes on sending', async () => {
  const { venue, client } = await open('binance', {
    retryAfter: '1',
    lacks: ['firm-ignores-slow-down'],
  })
  for (const id of ['a', 'b', 'c']) await client.submit(id)
  expect(venue.arrivals).toHaveLength(3)
})

/** A key of Kraken's whose counter is at its height until so many requests were refused. */
async function openUsedUp(refused: number) {
  const venue = await openScriptedVenue((response, _request, index) => {
    const body = index < refused ? refusals.kraken[1] : '{"error":[],"result":{"open":{}}}'
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(body)
  })
  const client = new GatewayClient('kraken', {
    endpoint: venue.endpoint,
    symbol: 'X',
    timeScale: 0.05,
    answerWithinMs: 1500,
  })
  cleanups.push(async () => {
    await client.gateway.close()
    await venue.close()
  })
  return { venue, client }
}

test('a question that was refused unread is asked again, once it may be', async () => {
  const { venue, client } = await openUsedUp(1)
  expect(await client.gateway.openOrders()).toEqual([])
  expect(venue.arrivals).toHaveLength(2)
  expect(venue.arrivals[1]!.atMs - venue.arrivals[0]!.atMs).toBeGreaterThan(190)
})

test('a question that is refused again and again fails', async () => {
  const { venue, client } = await openUsedUp(10)
  await expect(client.gateway.openOrders()).rejects.toThrow('Rate limit exceeded')
  expect(venue.arrivals).toHaveLength(3)
})

test('a key that is used up is asked as slowly from then on as its counter falls', async () => {
  const { venue, client } = await openUsedUp(1)
  await client.gateway.openOrders()
  await Promise.all(Array.from({ length: 5 }, () => client.gateway.openOrders()))
  // Ten a second on this time scale, from when it was used up.
  expect(venue.arrivals).toHaveLength(7)
  expect(venue.arrivals.at(-1)!.atMs - venue.arrivals[0]!.atMs).toBeGreaterThan(590)
})
