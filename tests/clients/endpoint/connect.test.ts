import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Endpoints } from '../../../clients/endpoint/port.ts'
import { magnitudeOf } from '../../../sandbox/faults/catalogue.ts'
import { openBareVenue, type BareVenue } from '../../sandbox/bare-venue.ts'
import { openedAt } from './opened.ts'

let venue: BareVenue
let endpoints: Endpoints
beforeAll(async () => {
  venue = await openBareVenue()
  endpoints = openedAt(venue.server)
})
afterEach(() => venue.faults.clear())
afterAll(async () => {
  await endpoints.close()
  await venue[Symbol.asyncDispose]()
})

test('each connection is a fresh one, and its parts add up', async () => {
  const setups = await endpoints.connect(venue.server.rest, 6, 3)

  expect(setups).toHaveLength(6)
  for (const { nameMs, tcpMs, tlsMs, totalMs, failure } of setups) {
    expect(failure).toBeUndefined()
    expect(Math.min(nameMs, tcpMs, tlsMs)).toBeGreaterThan(0)
    expect(nameMs + tcpMs + tlsMs).toBeCloseTo(totalMs, 5)
  }
})

test('a wait before the handshake is counted to TLS', async () => {
  venue.faults.activate('slow-connect')
  const setups = await endpoints.connect(venue.server.rest, 3)

  // A busy machine may tell of one that it is connected when the wait is half over.
  const waitMs = magnitudeOf('slow-connect') - 2
  expect(Math.max(...setups.map(({ tlsMs }) => tlsMs))).toBeGreaterThanOrEqual(waitMs)
  expect(Math.min(...setups.map(({ tcpMs }) => tcpMs))).toBeLessThan(waitMs)
  for (const { totalMs } of setups) expect(totalMs).toBeGreaterThanOrEqual(waitMs)
})

test('where there is no name and no TLS, neither takes time', async () => {
  await using plain = await openBareVenue({ tls: false })
  const rest = plain.server.rest.replace('localhost', '127.0.0.1')
  const [setup] = await openedAt({ ...plain.server, rest }).connect(rest, 1)

  expect(setup).toMatchObject({ nameMs: 0, tlsMs: 0 })
  expect(setup!.totalMs).toBe(setup!.tcpMs)
})

test('a port where nobody listens is a failure in words, not an error', async () => {
  const gone = await openBareVenue({ tls: false })
  await gone.server.close()

  const [setup] = await openedAt(gone.server).connect(gone.server.rest, 1)
  expect(setup?.failure).toBe('the connection was refused (ECONNREFUSED)')
})

test('closing ends a connection that is waited for', async () => {
  venue.faults.activate('dead-secondary')
  const waiting = openedAt(venue.server)
  const setups = waiting.connect(venue.server.secondaryRest, 1)
  await expect
    .poll(
      async () => {
        await waiting.close()
        return Promise.race([setups, Promise.resolve('waiting')])
      },
      { timeout: 60_000 },
    )
    .toMatchObject([{ failure: 'the connection was ended' }])
})

test("another venue's address is refused", async () => {
  await expect(endpoints.connect('https://127.0.0.1:1', 1)).rejects.toMatchObject({
    name: 'ForeignEndpoint',
    message: 'only localhost may be looked at as bare, 127.0.0.1 was asked for',
  })
})
