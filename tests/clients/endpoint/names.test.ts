import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { askName } from '../../../clients/endpoint/name-query.ts'
import type { Endpoints } from '../../../clients/endpoint/port.ts'
import { trustAuthority } from '../../../clients/trust.ts'
import { magnitudeOf } from '../../../sandbox/faults/catalogue.ts'
import { openNameServer, type NameServer } from '../../../sandbox/name-server/server.ts'
import { openBareVenue, type BareVenue } from '../../sandbox/bare-venue.ts'
import { openedAt } from './opened.ts'

let venue: BareVenue
let nameServer: NameServer
let endpoints: Endpoints
beforeAll(async () => {
  venue = await openBareVenue()
  trustAuthority(venue.authority)
  nameServer = await openNameServer(venue.faults, 0)
  endpoints = openedAt(venue.server, [nameServer.address])
})
afterEach(() => venue.faults.clear())
afterAll(async () => {
  await nameServer.close()
  await venue[Symbol.asyncDispose]()
})

const healthy = {
  literal: false,
  failed: 0,
  addresses: [{ address: '127.0.0.1', reachable: true }],
}

test('a name server is asked as often as wanted, and every address is tried', async () => {
  const answers = await endpoints.names(venue.server.rest, 7, 3)

  expect(answers).toMatchObject({ ...healthy, ttlSeconds: 60 })
  expect(answers.lookupsMs).toHaveLength(7)
})

test('a slow name server is seen to be slow', async () => {
  venue.faults.activate('slow-names')
  const { lookupsMs } = await endpoints.names(venue.server.rest, 2, 2)

  expect(Math.min(...lookupsMs)).toBeGreaterThanOrEqual(magnitudeOf('slow-names') - 2)
})

test('an address where nobody is is found out', async () => {
  venue.faults.activate('dead-address')
  const { addresses } = await endpoints.names(venue.server.rest, 1)

  expect(addresses).toEqual([
    { address: '127.0.0.1', reachable: true },
    {
      address: '127.0.0.2',
      reachable: false,
      failure: 'the connection was refused (ECONNREFUSED)',
    },
  ])
})

test("without a name server of its own it asks the system's resolver", async () => {
  const answers = await openedAt(venue.server).names(venue.server.rest, 2)

  expect(answers.addresses).toContainEqual({ address: '127.0.0.1', reachable: true })
  expect(answers).not.toHaveProperty('ttlSeconds')
})

test('an address needs no name server', async () => {
  const rest = venue.server.rest.replace('localhost', '127.0.0.1')

  expect(await openedAt({ ...venue.server, rest }, ['127.0.0.1:1']).names(rest, 5)).toEqual({
    ...healthy,
    literal: true,
    lookupsMs: [],
  })
})

test('a name that nobody knows is a failure, not an error', async () => {
  const rest = venue.server.rest.replace('localhost', 'venue.example')
  const at = openedAt({ ...venue.server, rest }, [nameServer.address])

  expect(await at.names(rest, 2)).toEqual({
    literal: false,
    lookupsMs: [],
    failed: 2,
    failure: `${nameServer.address}: the name server said NXDOMAIN`,
    addresses: [],
  })
})

test('the next name server is asked when nobody is at the first', async () => {
  const gone = await openNameServer(venue.faults, 0)
  await gone.close()
  const at = openedAt(venue.server, [gone.address, nameServer.address])

  expect(await at.names(venue.server.rest, 1)).toMatchObject(healthy)
})

test('answers to other questions are not believed', async () => {
  const forger = createSocket('udp4').bind(0, '127.0.0.1')
  await once(forger, 'listening')
  const { port } = forger.address()
  forger.on('message', (message, { port: from }) => {
    const other = Buffer.from(message)
    other.writeUInt16BE(message.readUInt16BE(0) ^ 1, 0)
    other.writeUInt16BE(0x8180, 2)
    forger.send(other, from, '127.0.0.1')
  })
  const query = { name: 'localhost', type: 'A', deadlineMs: 100 } as const

  await expect(askName({ ...query, server: `127.0.0.1:${port}` })).rejects.toMatchObject({
    message: 'nothing came within 100 ms',
  })
  forger.close()
})

test('an entrance answers, and a dead one fails in words', async () => {
  const url = `${venue.server.secondaryRest}/time`
  expect(await endpoints.answers(url, 60_000)).toEqual({
    answeredMs: expect.any(Number) as unknown,
    status: 200,
  })
  venue.faults.activate('dead-secondary')

  expect(await endpoints.answers(url, 100)).toEqual({
    failure: 'GET /time must be answered within 100 ms, was not: no whole answer came',
  })
})
