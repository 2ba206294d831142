import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { get, createServer } from 'node:http'
import { connect, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { request } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { portOf } from './port-of.ts'
import { allowOnlyHosts, ForbiddenHost, WidenedEgress } from '../../clients/egress.ts'

const server = createServer((_, response) => response.end('{}'))
const sockets = new WebSocketServer({ server })
const path = join(tmpdir(), `egress-${process.pid}-${Math.random().toString(36).slice(2)}.sock`)
const pipe = createServer((_, response) => response.end('over a pipe'))
let port = 0

beforeAll(async () => {
  allowOnlyHosts('loopback')
  await Promise.all([
    once(server.listen(0, '127.0.0.1'), 'listening'),
    once(pipe.listen(path), 'listening'),
  ])
  port = portOf(server)
})

afterAll(() => {
  sockets.close()
  server.closeAllConnections()
  server.close()
  pipe.close()
})

const forbidden: unknown = expect.objectContaining({
  name: 'ForbiddenHost',
  code: 'FORBIDDEN_HOST',
})
const failureOf = async (emitter: NodeJS.EventEmitter) =>
  (await once(emitter, 'error'))[0] as unknown

test('loopback is reached by address and by name', async () => {
  for (const host of ['127.0.0.1', 'localhost']) {
    const { statusCode, body } = await request(`http://${host}:${port}/`)
    expect([statusCode, await body.text()]).toEqual([200, '{}'])
  }
})

test('a WebSocket on loopback opens', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`)
  await once(socket, 'open')
  socket.close()
  await once(socket, 'close')
})

test('a handshake through a tunnel on this machine may not ask for another host', async () => {
  const tunnel = connect(port, '127.0.0.1')
  await once(tunnel, 'connect')
  const socket = connectTls({ socket: tunnel, servername: 'api.binance.com' })
  expect(await failureOf(socket)).toEqual(forbidden)

  const direct = connectTls({ host: '127.0.0.1', port, servername: 'api.binance.com' })
  expect(await failureOf(direct)).toEqual(forbidden)
})

test('a Unix socket is reached', async () => {
  const text = await new Promise<string>(resolve => {
    get({ socketPath: path, path: '/' }, response => {
      response.on('data', (data: Buffer) => resolve(data.toString()))
    })
  })

  expect(text).toBe('over a pipe')
})

test.for([
  ['net options', () => connect({ host: 'venue.example', port: 443 })],
  ['net port and host', () => connect(443, '192.0.2.1')],
  ['tls', () => connectTls({ host: 'venue.example', port: 443 })],
  ['tls port and host', () => connectTls(443, '192.0.2.1')],
  ['http', () => get('http://venue.example/')],
  ['an unspecified address', () => connect(443, '0.0.0.0')],
  ['a WebSocket', () => new WebSocket('wss://venue.example/ws')],
] as const)('%s to a foreign host is refused', async ([, open]) => {
  expect(await failureOf(open())).toEqual(forbidden)
})

test.for(['http://venue.example/', 'https://192.0.2.1/'])('undici to %s is refused', async url => {
  await expect(request(url)).rejects.toEqual(forbidden)
})

test('fetch to a foreign host is refused, by name', async () => {
  await expect(fetch('https://venue.example/')).rejects.toMatchObject({
    cause: { code: 'FORBIDDEN_HOST', host: 'venue.example' },
  })
})

test('a port in hexadecimal is a port to Node, and to us', async () => {
  const socket: unknown = Reflect.apply(connect, undefined, ['0x50', 'venue.example'])

  expect(socket).toBeInstanceOf(Socket)
  if (socket instanceof Socket) expect(await failureOf(socket)).toEqual(forbidden)
})

test('a foreign name is not even resolved', async () => {
  let resolved = false
  const lookup = () => {
    resolved = true
  }

  await failureOf(connect({ host: 'venue.example', port: 443, lookup }))

  expect(resolved).toBe(false)
})

test('a loopback name that is resolved to elsewhere is refused', async () => {
  const socket = connect({
    host: 'localhost',
    port: 443,
    lookup: (_host, options, callback) =>
      options.all
        ? callback(null, [{ address: '192.0.2.1', family: 4 }])
        : callback(null, '192.0.2.1', 4),
  })

  expect(await failureOf(socket)).toEqual(forbidden)
})

test('a datagram to a foreign host is refused, one to loopback is sent', async () => {
  const socket = createSocket('udp4')
  const receiver = createSocket('udp4')
  await once(receiver.bind(0, '127.0.0.1'), 'listening')
  const received = once(receiver, 'message')

  expect(() => socket.send('hello', 123, '192.0.2.1')).toThrow(ForbiddenHost)
  expect(() => socket.connect(123, 'time.example')).toThrow(ForbiddenHost)
  socket.send('hello', receiver.address().port, '127.0.0.1')

  expect(String((await received)[0])).toBe('hello')
  socket.close()
  receiver.close()
})

test('asking for loopback again is no change, asking for more is refused', () => {
  allowOnlyHosts('loopback')

  expect(() => allowOnlyHosts(['api.binance.com'])).toThrow(WidenedEgress)
  expect(() => allowOnlyHosts(['127.0.0.1', 'venue.example'])).toThrow(WidenedEgress)
})

// Last: narrowing cannot be undone.
test('a narrower list is taken, and holds', async () => {
  allowOnlyHosts(['127.0.0.1'])

  const { statusCode, body } = await request(`http://127.0.0.1:${port}/again`)
  await body.dump()
  expect(statusCode).toBe(200)
  expect(await failureOf(connect(port, '127.0.0.2'))).toEqual(forbidden)
  expect(() => allowOnlyHosts('loopback')).toThrow(WidenedEgress)
})
