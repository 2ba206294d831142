import { afterEach, expect, test } from 'vitest'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { SocketClient } from './socket-client.ts'

let venue: QuietVenue

afterEach(() => venue.front.close())

test.for(['/ws', '/ws-api/v3'])('%s pings, and keeps whoever answers', async path => {
  venue = await openQuietVenue({ timeScale: 0.015 })
  const client = await SocketClient.open(`${venue.front.endpoint.websocket}${path}`)
  let pings = 0
  client.socket.on('ping', () => (pings += 1))
  await expect.poll(() => pings, { timeout: 5000 }).toBeGreaterThan(4)
  expect(client.socket.readyState).toBe(client.socket.OPEN)
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

test.for([
  ['/ws', { e: 'serverShutdown' }],
  ['/stream', { stream: '!serverShutdown', data: { e: 'serverShutdown' } }],
  ['/ws-api/v3', { event: { e: 'serverShutdown' } }],
] as const)('%s is ended after a day, and told of it before', async ([path, notice]) => {
  venue = await openQuietVenue({ timeScale: 0.000_01 })
  const client = await SocketClient.open(`${venue.front.endpoint.websocket}${path}`)
  expect(await client.closed).toBe(1001)
  expect(client.messages).toMatchObject([notice])
})

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
