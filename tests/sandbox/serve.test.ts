import { once } from 'node:events'
import { connect as connectTcp, type Socket } from 'node:net'
import { connect, type ConnectionOptions } from 'node:tls'
import { Agent, request } from 'undici'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { magnitudeOf } from '../../sandbox/faults/catalogue.ts'
import { openBareVenue, type BareVenue } from './bare-venue.ts'

let venue: BareVenue
beforeAll(async () => {
  venue = await openBareVenue()
})
afterAll(() => venue[Symbol.asyncDispose]())
afterEach(() => {
  venue.faults.clear()
  venue.server.reset()
})

const portOf = (url: string) => Number(new URL(url).port)

/** The version of TLS that was agreed on. */
async function handshake(url: string, options: ConnectionOptions = {}): Promise<unknown> {
  const to = { port: portOf(url), host: '127.0.0.1', servername: 'localhost' }
  const socket = connect({ ...to, ca: venue.authority, ...options })
  await once(socket, 'secureConnect')
  const version = socket.getProtocol()
  socket.destroy()
  return version
}

const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const

async function answers(url: string): Promise<unknown> {
  const agent = new Agent({ connect: { ca: venue.authority } })
  try {
    const { body } = await request(url, { dispatcher: agent })
    return await body.json()
  } finally {
    await agent.close()
  }
}

test('both entrances answer under the name of this machine', async () => {
  const { rest, secondaryRest, websocket } = venue.server

  expect(rest).toMatch(/^https:\/\/localhost:\d+$/)
  expect(websocket).toBe(rest.replace('https', 'wss'))
  expect(await answers(rest)).toEqual({})
  expect(await answers(secondaryRest)).toEqual({})
})

test('without TLS it speaks http and ws', async () => {
  await using plain = await openBareVenue({ tls: false })

  expect(plain.server.rest).toMatch(/^http:\/\/localhost:\d+$/)
  expect(plain.server.websocket).toMatch(/^ws:\/\/localhost:\d+$/)
  expect(await answers(plain.server.rest)).toEqual({})
})

test('TLS 1.1 is refused unless its fault is on', async () => {
  await expect(handshake(venue.server.rest, old)).rejects.toMatchObject({
    code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  })
  venue.faults.activate('old-tls')

  expect(await handshake(venue.server.rest, old)).toBe('TLSv1.1')
  expect(await handshake(venue.server.rest)).toBe('TLSv1.3')
})

test.for(['rest', 'secondaryRest'] as const)(
  'a certificate for another host is shown at %s while its fault is on',
  async entrance => {
    venue.faults.activate('wrong-name-certificate')
    await expect(handshake(venue.server[entrance])).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    })
    venue.faults.clear()

    expect(await handshake(venue.server[entrance])).toBe('TLSv1.3')
  },
)

test.for(['expiring-certificate', 'expiring-certificate-twin'] as const)(
  'the certificate lasts as long as %s says',
  async fault => {
    venue.faults.activate(fault)
    let validTo = ''
    await handshake(venue.server.rest, {
      checkServerIdentity: (_host, certificate) => void (validTo = certificate.valid_to),
    })
    const daysLeft = (Date.parse(validTo) - Date.now()) / 86_400_000

    expect(daysLeft).toBeCloseTo(magnitudeOf(fault), 2)
  },
)

test.for([
  ['slow-connect', 'rest'],
  ['slow-connect', 'secondaryRest'],
  ['distant-primary', 'rest'],
] as const)('%s makes new connections to %s wait', async ([fault, entrance]) => {
  venue.faults.activate(fault)
  const startedMs = performance.now()
  await handshake(venue.server[entrance])

  // A timer may fire a millisecond early, never more.
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(magnitudeOf(fault) - 2)
})

test('without TLS, too, a request that came early is answered after the wait', async () => {
  await using plain = await openBareVenue({ tls: false })
  plain.faults.activate('slow-connect')

  expect(await answers(plain.server.rest)).toEqual({})
})

test('distant-primary leaves the second entrance where it is', async () => {
  venue.faults.activate('distant-primary')
  const { rest, secondaryRest } = venue.server
  const tookMs = async (url: string) => {
    const startedMs = performance.now()
    await handshake(url)
    return performance.now() - startedMs
  }

  expect(await tookMs(rest)).toBeGreaterThanOrEqual(magnitudeOf('distant-primary') - 2)
  // On a busy machine one or the other takes longer.
  await expect.poll(() => tookMs(secondaryRest)).toBeLessThan(magnitudeOf('distant-primary') - 2)
})

/** Every byte that came until the sockets are ended from here. */
async function heard(sockets: readonly Socket[], forMs: number): Promise<number> {
  let bytes = 0
  for (const socket of sockets) socket.on('data', chunk => (bytes += chunk.length))
  await new Promise(resolve => setTimeout(resolve, forMs))
  return bytes
}

test('a dead second entrance takes connections and says nothing, and is not kept open by them', async () => {
  await using other = await openBareVenue({ tls: false })
  other.faults.activate('dead-secondary')
  const sockets = [1, 2].map(() =>
    connectTcp(portOf(other.server.secondaryRest), '127.0.0.1', function (this: Socket) {
      this.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    }),
  )
  await Promise.all(sockets.map(socket => once(socket, 'connect')))

  expect(await heard(sockets, 150)).toBe(0)
  expect(await answers(other.server.rest)).toEqual({})
  const ended = Promise.all(sockets.map(socket => once(socket, 'close')))
  await other.server.close()
  await ended
})

test('a second entrance that dies falls silent on connections that it has', async () => {
  const socket = connect({
    port: portOf(venue.server.secondaryRest),
    host: '127.0.0.1',
    servername: 'localhost',
    ca: venue.authority,
  })
  await once(socket, 'secureConnect')
  venue.faults.activate('dead-secondary')
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')

  expect(await heard([socket], 150)).toBe(0)
  socket.destroy()
})

test('closing ends connections that still wait for their handshake', async () => {
  const other = await openBareVenue()
  other.faults.activate('slow-connect')
  const socket = connectTcp(portOf(other.server.rest), '127.0.0.1')
  await once(socket, 'connect')

  const ended = once(socket, 'close')
  await other.server.close()
  await ended
  expect(socket.destroyed).toBe(true)
})
