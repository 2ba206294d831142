import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Endpoints } from '../../../clients/endpoint/port.ts'
import { trustAuthority } from '../../../clients/trust.ts'
import { magnitudeOf } from '../../../sandbox/faults/catalogue.ts'
import { openBareVenue, type BareVenue } from '../../sandbox/bare-venue.ts'
import { openedAt } from './opened.ts'

let venue: BareVenue
let endpoints: Endpoints
beforeAll(async () => {
  venue = await openBareVenue()
  trustAuthority(venue.authority)
  endpoints = openedAt(venue.server)
})
afterEach(() => venue.faults.clear())
afterAll(() => venue[Symbol.asyncDispose]())

test.for(['rest', 'secondaryRest', 'websocket'] as const)('a healthy one at %s', async entrance => {
  const certificate = await endpoints.certificate(venue.server[entrance])

  expect(certificate).toEqual({
    trusted: true,
    matchesHost: true,
    daysLeft: expect.closeTo(60, 1) as unknown,
    protocol: 'TLSv1.3',
    issuer: 'CN=Market Readiness Sandbox Authority',
    subject: 'CN=localhost',
    keyBits: 256,
  })
})

test('one for another host is trusted, and does not match', async () => {
  venue.faults.activate('wrong-name-certificate')

  expect(await endpoints.certificate(venue.server.rest)).toMatchObject({
    trusted: true,
    matchesHost: false,
    subject: 'CN=venue.example',
  })
})

test('one that will expire says when', async () => {
  venue.faults.activate('expiring-certificate')
  const certificate = await endpoints.certificate(venue.server.rest)

  expect(certificate?.daysLeft).toBeCloseTo(magnitudeOf('expiring-certificate'), 2)
})

test('one of an authority that nobody knows is looked at all the same', async () => {
  await using other = await openBareVenue()

  expect(await openedAt(other.server).certificate(other.server.rest)).toMatchObject({
    trusted: false,
    distrust: expect.stringMatching(/^its certificate leads to no authority/) as unknown,
    matchesHost: true,
  })
})

test('without TLS there is none, and no versions either', async () => {
  await using plain = await openBareVenue({ tls: false })
  const at = openedAt(plain.server)

  expect(await at.certificate(plain.server.rest)).toBeUndefined()
  expect(await at.protocols(plain.server.rest)).toBeUndefined()
})

test('versions before 1.2 are refused, unless the venue speaks them', async () => {
  expect(await endpoints.protocols(venue.server.rest)).toEqual({
    accepted: ['TLSv1.2', 'TLSv1.3'],
  })
  venue.faults.activate('old-tls')

  expect(await endpoints.protocols(venue.server.rest)).toEqual({
    accepted: ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
  })
})

test.for(['certificate', 'protocols'] as const)(
  'a broken connection is no refusal: %s says that nothing is known',
  async look => {
    await using plain = await openBareVenue({ tls: false })
    const rest = plain.server.rest.replace('http:', 'https:')

    await expect(openedAt({ ...plain.server, rest })[look](rest)).rejects.toMatchObject({
      name: 'EndpointUnreachable',
    })
    await plain.server.close()
    await expect(openedAt({ ...plain.server, rest })[look](rest)).rejects.toMatchObject({
      message: expect.stringContaining('ECONNREFUSED') as unknown,
    })
  },
)
