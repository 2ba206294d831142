import { getCACertificates } from 'node:tls'
import ccxt from 'ccxt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { trustAuthority } from '../../clients/trust.ts'
import { openTransport, type Transport } from '../../clients/venue/transport.ts'
import { openBareVenue, type BareVenue } from '../sandbox/bare-venue.ts'

let venue: BareVenue
let transport: Transport
beforeAll(async () => {
  venue = await openBareVenue()
  transport = openTransport(() => {})
})
afterAll(async () => {
  await transport.close()
  await venue[Symbol.asyncDispose]()
})

const ask = () =>
  transport.send({ url: `${venue.server.rest}/time`, method: 'GET', deadlineMs: 5_000 })

const openStream = () =>
  new Promise<string>(resolve => {
    const stream = new WebSocket(venue.server.websocket)
    stream.once('error', ({ message }) => resolve(message))
    stream.once('open', () => {
      stream.terminate()
      resolve('open')
    })
  })

test('a venue whose authority is not trusted is unreachable, in words', async () => {
  await expect(ask()).rejects.toMatchObject({
    name: 'VenueUnreachable',
    message:
      'GET /time must be answered within 5000 ms, was not: its certificate leads to no authority that is trusted here (UNABLE_TO_VERIFY_LEAF_SIGNATURE)',
  })
  expect(await openStream()).toMatch(/unable to verify/)
})

test('once it is trusted, requests, streams and ccxt reach it with nothing else changed', async () => {
  trustAuthority(venue.authority)
  const { rest } = venue.server
  const exchange = new ccxt.binance({ urls: { api: { public: rest } } })

  expect(await ask()).toMatchObject({ status: 200, json: {} })
  expect(await openStream()).toBe('open')
  expect(await exchange.fetch(`${rest}/time`)).toEqual({})
})

test('trusting twice is trusting once, and nothing else is forgotten', () => {
  const before = getCACertificates('default')
  trustAuthority(venue.authority)

  expect(getCACertificates('default')).toEqual(before)
  expect(getCACertificates('default').length).toBeGreaterThan(getCACertificates('bundled').length)
})

test('a certificate for another host is refused, in words', async () => {
  const other = openTransport(() => {})
  venue.faults.activate('wrong-name-certificate')
  const refused = other.send({ url: venue.server.rest, method: 'GET', deadlineMs: 5_000 })

  await expect(refused).rejects.toMatchObject({
    name: 'VenueUnreachable',
    message: expect.stringContaining('its certificate is for another host') as unknown,
  })
  venue.faults.clear()
  await other.close()
})

test('a deadline holds while a handshake is waited for', async () => {
  const other = openTransport(() => {})
  venue.faults.activate('dead-secondary')
  const url = venue.server.secondaryRest
  const first = await Promise.race([
    other.send({ url, method: 'GET', deadlineMs: 100 }).catch(({ message }: Error) => message),
    new Promise(resolve => setTimeout(resolve, 5_000, 'still waiting')),
  ])

  expect(first).toBe('GET / must be answered within 100 ms, was not: no whole answer came')
  venue.faults.clear()
  await other.close()
})
