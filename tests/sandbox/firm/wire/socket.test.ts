import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { createAuthority } from '../../../../sandbox/certificates/authority.ts'
import { LastingSocket, type LastingSocketOptions } from '../../../../sandbox/firm/wire/socket.ts'
import { quantile } from '../../numbers.ts'
import { SocketServer } from './socket-server.ts'

/** A lasting socket to a server, and all that its owner was told. */
function connect(server: SocketServer, options: Partial<LastingSocketOptions> = {}) {
  const told: string[] = []
  const socket = new LastingSocket({
    url: server.url,
    timeScale: 0.01,
    lifeSignMs: 20_000,
    opened: () => void told.push('opened'),
    message: text => void told.push(text),
    lost: why => void told.push(`lost: ${why}`),
    ...options,
  })
  return { socket, told, [Symbol.asyncDispose]: () => socket.close() }
}

const tells = (told: readonly string[], expected: readonly unknown[]) =>
  vi.waitFor(() => expect(told).toEqual(expected), 20_000)

test('it carries texts both ways', async () => {
  await using server = await SocketServer.open()
  server.welcome = client => client.send('hello')
  await using one = connect(server)
  await tells(one.told, ['opened', 'hello'])
  expect(one.socket.send('and you')).toBe(true)
  await tells(server.texts, ['and you'])
})

test('what is sent while nothing stands is not sent later', async () => {
  await using server = await SocketServer.open()
  await using one = connect(server)
  expect(one.socket.send('too early')).toBe(false)
  await tells(one.told, ['opened'])
  one.socket.send('in time')
  await tells(server.texts, ['in time'])
})

test('a lost connection is told once and made again', async () => {
  await using server = await SocketServer.open()
  await using one = connect(server)
  await tells(one.told, ['opened'])
  server.client.terminate()
  await tells(one.told, ['opened', expect.stringMatching(/^lost: .*1006/), 'opened'])
  expect(one.socket.isOpen).toBe(true)
})

test('it cuts its own connection and hears nothing more from it', async () => {
  await using server = await SocketServer.open()
  await using one = connect(server)
  await tells(one.told, ['opened'])
  const old = server.client
  one.socket.cut('the book is wrong')
  old.send('a ghost')
  expect(one.told).toEqual(['opened', 'lost: the book is wrong'])
  expect(one.socket.isOpen).toBe(false)
  await tells(one.told, ['opened', 'lost: the book is wrong', 'opened'])
})

test('a text that its owner cannot read costs the connection, not the process', async () => {
  await using server = await SocketServer.open()
  const told: string[] = []
  await using one = connect(server, {
    message: text => JSON.parse(text),
    lost: why => void told.push(why),
  })
  await tells(one.told, ['opened'])
  server.client.send('<html>')
  await tells(told, [expect.stringMatching(/JSON/)])
  await tells(one.told, ['opened', 'opened'])
})

test('a connection without a sign of life is dead', async () => {
  await using server = await SocketServer.open({ autoPong: false })
  await using one = connect(server)
  await vi.waitFor(() => expect(one.told.length).toBeGreaterThanOrEqual(3), 20_000)
  expect(one.told.slice(0, 3)).toEqual([
    'opened',
    expect.stringMatching(/^lost: no sign of life for \d{4,} ms/),
    'opened',
  ])
})

test('whoever answers pings is alive, however silent', async () => {
  await using server = await SocketServer.open()
  await using one = connect(server)
  await sleep(2500)
  expect(one.told).toEqual(['opened'])
})

test('refused, it tries again with waits that grow', async () => {
  await using server = await SocketServer.open()
  server.refuses = true
  await using one = connect(server)
  await vi.waitFor(() => expect(server.triedMs.length).toBeGreaterThanOrEqual(4), 20_000)
  const [first, second, third] = server.gapsMs
  expect(first).toBeGreaterThanOrEqual(195)
  expect(second).toBeGreaterThanOrEqual(195)
  expect(third).toBeGreaterThanOrEqual(395)
  expect(one.told).toEqual([])
})

test('without its pauses it hammers', async () => {
  await using server = await SocketServer.open()
  server.refuses = true
  await using one = connect(server, { withoutPause: () => true })
  await vi.waitFor(() => expect(server.triedMs.length).toBeGreaterThan(10), 60_000)
  // Whoever pauses does so for 200 ms at least.
  expect(quantile(server.gapsMs, 0.5)).toBeLessThan(190)
  expect(one.told).toEqual([])
})

test('closed, it stays closed and tells nothing', async () => {
  await using server = await SocketServer.open()
  const one = connect(server)
  await tells(one.told, ['opened'])
  await one.socket.close()
  await sleep(400)
  expect(one.told).toEqual(['opened'])
  expect(server.clients.length).toBe(1)
})

test('closed before it stood, it never stands', async () => {
  await using server = await SocketServer.open()
  const one = connect(server)
  await one.socket.close()
  await sleep(300)
  expect(one.told).toEqual([])
})

test('it trusts the authority that it is given, and no other', async () => {
  const [authority, other] = await Promise.all([createAuthority(), createAuthority()])
  const names = [{ type: 'dns', value: 'localhost' }] as const
  const identity = await authority.issue({ names: [...names], days: 1 })
  await using server = await SocketServer.open({ identity })
  await using trusting = connect(server, { certificateAuthority: authority.pem })
  await using wary = connect(server, { certificateAuthority: other.pem })
  await using plain = connect(server)
  await tells(trusting.told, ['opened'])
  await sleep(600)
  expect([...wary.told, ...plain.told]).toEqual([])
})
