import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { holdUp } from '../held-up.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { SocketClient } from './socket-client.ts'

let venue: QuietVenue

afterEach(() => {
  vi.useRealTimers()
  return venue.front.close()
})

test.for(['/ws', '/ws-api/v3'])('%s pings, and keeps whoever answers', async path => {
  venue = await openQuietVenue({ timeScale: 0.015 })
  const client = await SocketClient.open(`${venue.front.endpoint.websocket}${path}`)
  let pings = 0
  client.socket.on('ping', () => (pings += 1))
  await expect.poll(() => pings).toBeGreaterThan(4)
  expect(client.socket.readyState).toBe(client.socket.OPEN)
})

test('whoever answers is kept also by a venue that reads the answer late', async () => {
  venue = await openQuietVenue({ timeScale: 0.005 })
  const client = await SocketClient.open(`${venue.front.endpoint.websocket}/ws`)
  let pings = 0
  client.socket.on('ping', () => (pings += 1))
  for (let stalls = 0; stalls < 8; stalls += 1) {
    await turn()
    holdUp(400)
  }
  expect(client.socket.readyState).toBe(client.socket.OPEN)
  expect(pings).toBeGreaterThan(2)
})

test('whoever does not answer a ping is dropped without a closing handshake', async () => {
  venue = await openQuietVenue({ timeScale: 0.005 })
  const client = await SocketClient.open(`${venue.front.endpoint.websocket}/ws`, {
    autoPong: false,
  })
  expect(await client.closed).toBe(1006)
})

test('a pong with another payload is no answer', async () => {
  venue = await openQuietVenue({ timeScale: 0.015 })
  const client = await SocketClient.open(`${venue.front.endpoint.websocket}/ws`, {
    autoPong: false,
  })
  client.socket.on('ping', () => client.socket.pong('something else'))
  expect(await client.closed).toBe(1006)
})

test('the client is answered when it pings, with its own payload', async () => {
  venue = await openQuietVenue()
  const client = await SocketClient.open(`${venue.front.endpoint.websocket}/ws`)
  const pong = new Promise<string>(resolve =>
    client.socket.once('pong', data => resolve(String(data))),
  )
  client.socket.ping('hello')
  expect(await pong).toBe('hello')
})

test('every connection is ended after a day, and told of it ten minutes before', async () => {
  venue = await openQuietVenue()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const clients = await Promise.all(
    ['/ws', '/stream', '/ws-api/v3'].map(path =>
      SocketClient.open(`${venue.front.endpoint.websocket}${path}`),
    ),
  )
  for (let hours = 0; hours < 24; hours += 1) await passAnHour(clients)
  expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual([1001, 1001, 1001])
  const notice = { e: 'serverShutdown', E: expect.any(Number) }
  expect(clients.map(({ messages }) => messages)).toEqual([
    [notice],
    [{ stream: '!serverShutdown', data: notice }],
    [{ event: notice }],
  ])
})

/** Lets an hour pass in steps of a ping, each of which leaves time for the answer. */
async function passAnHour(clients: readonly SocketClient[]): Promise<void> {
  for (let pings = 0; pings < 180; pings += 1) {
    const heard = clients.map(({ socket }) => once(socket, 'ping'))
    const ends = clients.map(({ closed }) => closed)
    vi.advanceTimersByTime(20_000)
    await Promise.race([Promise.all(heard), Promise.all(ends)])
  }
}

test('closing the venue ends every connection', async () => {
  venue = await openQuietVenue()
  const clients = await Promise.all(
    ['/ws', '/stream', '/ws-api/v3'].map(path =>
      SocketClient.open(`${venue.front.endpoint.websocket}${path}`),
    ),
  )
  await venue.front.close()
  expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual([1006, 1006, 1006])
})
