import { once } from 'node:events'
import http2, { createSecureServer, type ClientHttp2Session } from 'node:http2'
import { connect as connectTcp, createServer, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { request as requestHttps } from 'node:https'
import { setTimeout as delay } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { guardOrders } from '../../../clients/order-gate/gate.ts'
import { selfSigned } from './self-signed.ts'
import { portOf } from '../port-of.ts'

/** Requests that arrived, in whatever version of HTTP. */
const arrived: string[] = []
const identity = await selfSigned('localhost')
const server = createSecureServer({ ...identity, allowHTTP1: true }, (incoming, response) => {
  arrived.push(`${incoming.httpVersion} ${incoming.method}`)
  response.end('{}')
})
/** A proxy on this machine, by an address that nobody guards. */
const proxy = createServer(client => {
  client.once('data', () => {
    const onward = connectTcp(portOf(server), '127.0.0.1')
    client.write('HTTP/1.1 200 Connection established\r\n\r\n')
    client.pipe(onward).pipe(client)
    for (const socket of [client, onward]) socket.on('error', () => {})
  })
})

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  await once(proxy.listen(0, '127.0.0.1'), 'listening')
  guardOrders([
    { host: 'localhost', ccxtId: 'binance', orders: false },
    { host: 'kraken.example', ccxtId: 'kraken', orders: false },
  ])
})
beforeEach(() => void arrived.splice(0))
afterAll(() => {
  server.close()
  proxy.close()
})

const secured = (more: object = {}) =>
  connectTls({
    host: 'localhost',
    port: portOf(server),
    servername: 'localhost',
    rejectUnauthorized: false,
    ...more,
  })

/** Sends an order over HTTP/2, and waits for what becomes of it. */
async function ordered(open: () => ClientHttp2Session): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  try {
    const session = open().on('error', error => resolve(String(error)))
    session
      .request({ ':method': 'POST', ':path': '/api/v3/order' })
      .on('error', error => resolve(String(error)))
      .on('response', () => resolve('answered'))
      .end('symbol=BTCUSDT')
    return await Promise.race([promise, delay(60_000, 'silence')])
  } catch (error) {
    return String(error)
  }
}

const own = () => `https://127.0.0.1:${portOf(server)}`
const plain = { rejectUnauthorized: false, ALPNProtocols: ['h2'] }

test('the server speaks HTTP/2 to whoever is not guarded', async () => {
  expect(await ordered(() => http2.connect(own(), plain))).toBe('answered')
  expect(arrived).toEqual(['2.0 POST'])
})

test.for<[string, () => ClientHttp2Session]>([
  ['by its name', () => http2.connect(`https://localhost:${portOf(server)}`, plain)],
  [
    'by another host in the options',
    () => http2.connect(own(), { ...plain, host: 'localhost' } as object),
  ],
  [
    'by a name in the handshake',
    () => http2.connect(own(), { ...plain, servername: 'localhost' } as object),
  ],
  [
    'over a socket of its own',
    () => http2.connect('https://elsewhere.example', { createConnection: () => secured(plain) }),
  ],
  [
    'over a socket upon a socket',
    () => {
      const socket = connectTcp(portOf(server), 'localhost')
      return http2.connect('https://elsewhere.example', {
        createConnection: () => connectTls({ ...plain, socket }),
      })
    },
  ],
])('no order goes to production by HTTP/2 %s', async ([, open]) => {
  expect(await ordered(open)).toMatch(/HTTP\/1\.1|FORBIDDEN|destroyed|production/)
  expect(arrived).toEqual([])
})

test('a connection to production that agrees on HTTP/2 is ended before anybody uses it', async () => {
  const socket = secured(plain)
  const [error] = (await once(socket, 'error')) as [Error]

  expect(error).toMatchObject({ code: 'FORBIDDEN_REQUEST' })
})

test('undici offers HTTP/2 and is refused', async () => {
  const dispatcher = new Agent({ allowH2: true, connect: { rejectUnauthorized: false } })
  const sent = request(`https://localhost:${portOf(server)}/api/v3/order`, {
    dispatcher,
    method: 'POST',
    body: 'symbol=BTCUSDT',
  }).then(({ statusCode }) => String(statusCode), String)

  expect(await Promise.race([sent, delay(60_000, 'silence')])).not.toBe('200')
  expect(arrived).toEqual([])
  await dispatcher.destroy()
})

test('what a handshake through a tunnel asks for is guarded like the host itself', async () => {
  const tunnel = connectTcp(portOf(proxy), '127.0.0.1')
  tunnel.write('CONNECT localhost:443 HTTP/1.1\r\n\r\n')
  await once(tunnel, 'data')
  const agent = {
    createConnection: () => secured({ socket: tunnel, ALPNProtocols: ['http/1.1'] }) as Socket,
  }
  const sent = new Promise(resolve => {
    requestHttps('https://localhost/api/v3/order', { method: 'POST', ...agent }, ({ statusCode }) =>
      resolve(statusCode),
    )
      .on('error', error => resolve(error))
      .end('symbol=BTCUSDT')
  })

  expect(await sent).toMatchObject({ code: 'FORBIDDEN_REQUEST' })
  expect(arrived).toEqual([])
})

test('what goes to one guarded host in the name of another must be allowed at both', async () => {
  const sent = (method: string, path: string) =>
    new Promise(resolve => {
      const createConnection = () =>
        secured({ servername: 'kraken.example', ALPNProtocols: ['http/1.1'] }) as Socket
      requestHttps(`https://localhost${path}`, { method, createConnection }, ({ statusCode }) =>
        resolve(statusCode),
      )
        .on('error', error => resolve(error))
        .end()
    })

  expect(await sent('GET', '/0/public/Time')).toBe(200)
  // Reads at Kraken, and nobody knows what at Binance; the other way about.
  expect(await sent('POST', '/0/private/Balance')).toMatchObject({ code: 'FORBIDDEN_REQUEST' })
  expect(await sent('GET', '/0/private/AddOrder')).toMatchObject({ code: 'FORBIDDEN_REQUEST' })
  expect(arrived).toEqual(['1.1 GET'])
})

test('a socket that is connected anew begins anew', async () => {
  const listener = createServer(client => client.on('error', () => {}).resume())
  await once(listener.listen(0, '127.0.0.1'), 'listening')
  const socket = connectTcp(portOf(listener), 'localhost')
  await once(socket, 'connect')
  socket.write('GET /ws HTTP/1.1\r\nUpgrade: websocket\r\n\r\n')
  socket.end()
  await once(socket, 'close')
  socket.connect(portOf(listener), 'localhost')
  await once(socket, 'connect')
  const { promise, resolve } = Promise.withResolvers<Error | undefined | null>()
  socket.on('error', () => {})
  socket.write('GET /time HTTP/1.1\r\n\r\n', error => resolve(error))

  expect(await promise).toBeFalsy()
  socket.destroy()
  listener.close()
})
