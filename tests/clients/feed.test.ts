import { once } from 'node:events'
import { createServer } from 'node:http'
import { portOf } from './port-of.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import { openFeed } from '../../clients/feed/open.ts'

const closing: (() => void)[] = []
afterEach(() => {
  vi.useRealTimers()
  closing.splice(0).forEach(close => close())
})

/** From here on time passes for the client only where a test lets it. */
const holdTime = () =>
  void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })

/** Lets time pass once the client has heard all that was sent to it so far. */
function passOnceHeard(socket: WebSocket, ms: number): void {
  socket.once('pong', () => vi.advanceTimersByTime(ms))
  socket.ping()
}

const delta = (symbol: string, firstId: number, lastId: number) =>
  JSON.stringify({ e: 'depthUpdate', E: 1, s: symbol, U: firstId, u: lastId, b: [], a: [] })
const acknowledged = JSON.stringify({ result: null, id: 1 })

interface Streaming {
  readonly autoPong?: boolean
  readonly snapshots?: readonly number[]
  /** What happens on a connection, once a subscription has come. */
  readonly subscribed?: (socket: WebSocket, subscription: string) => void
  readonly connected?: (socket: WebSocket) => void
}

/** A loopback venue that streams exactly what a test needs. */
async function feedOf({ autoPong = true, snapshots = [], subscribed, connected }: Streaming) {
  const left = [...snapshots]
  const server = createServer((_, response) => {
    const lastUpdateId = left.length > 1 ? left.shift() : left[0]
    response.end(JSON.stringify({ lastUpdateId, bids: [], asks: [] }))
  })
  const sockets = new WebSocketServer({ server, autoPong })
  sockets.on('connection', socket => {
    connected?.(socket)
    socket.on('message', (data: Buffer) => subscribed?.(socket, data.toString()))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  closing.push(() => {
    for (const socket of sockets.clients) socket.terminate()
    server.close()
  })
  const port = portOf(server)
  return openFeed({
    name: 'main',
    ccxtId: 'binance',
    rest: `http://127.0.0.1:${port}`,
    websocket: `ws://127.0.0.1:${port}/ws`,
    symbols: ['BTCUSDT', 'ETHUSDT'],
    timeScale: 1,
  })
}

test('a stream has begun when it is confirmed and every symbol has had a message', async () => {
  const feed = await feedOf({
    subscribed: (socket, subscription) => {
      expect(JSON.parse(subscription)).toMatchObject({
        method: 'SUBSCRIBE',
        params: ['btcusdt@depth@100ms', 'ethusdt@depth@100ms'],
      })
      for (const text of [acknowledged, delta('BTCUSDT', 1, 2), delta('ETHUSDT', 1, 1)])
        socket.send(text)
    },
  })

  const { connectedMs, acknowledgedMs, firstMessageMs } = await feed.start(60_000)

  expect(connectedMs).toBeGreaterThan(0)
  expect(acknowledgedMs).toBeGreaterThanOrEqual(connectedMs)
  expect(firstMessageMs).toBeGreaterThanOrEqual(acknowledgedMs!)
})

test('one silent symbol is silence', async () => {
  holdTime()
  const feed = await feedOf({
    subscribed: socket => {
      socket.send(acknowledged)
      socket.send(delta('BTCUSDT', 1, 2))
      passOnceHeard(socket, 10_000)
    },
  })

  expect(await feed.start(10_000)).toMatchObject({
    acknowledgedMs: expect.any(Number) as unknown,
    firstMessageMs: undefined,
  })
})

test('a subscription that is not confirmed is told as such', async () => {
  holdTime()
  const feed = await feedOf({ subscribed: socket => passOnceHeard(socket, 10_000) })

  expect(await feed.start(10_000)).toMatchObject({
    acknowledgedMs: undefined,
    firstMessageMs: undefined,
  })
})

test('a frame that comes with the connection itself is not lost', async () => {
  holdTime()
  const feed = await feedOf({
    connected: socket => socket.send(delta('BTCUSDT', 1, 2)),
    subscribed: socket => passOnceHeard(socket, 200),
    snapshots: [1],
  })

  expect((await feed.bookDeltas(200)).deltas).toMatchObject([
    { symbol: 'BTCUSDT', firstId: 1, lastId: 2 },
  ])
})

test('a snapshot that is too old is taken again until the updates carry on from it', async () => {
  holdTime()
  const feed = await feedOf({
    snapshots: [3, 5, 9],
    subscribed: socket => {
      socket.send(delta('BTCUSDT', 10, 12))
      passOnceHeard(socket, 300)
    },
  })

  expect((await feed.bookDeltas(300)).snapshots).toEqual({ BTCUSDT: 9 })
})

test('a connection that closes while it is listened to is an error, not a short sample', async () => {
  const feed = await feedOf({ subscribed: socket => socket.close(1008) })

  await expect(feed.bookDeltas(60_000)).rejects.toMatchObject({
    name: 'FeedUnreachable',
    message: expect.stringContaining('closed with 1008') as unknown,
  })
})

test('a subscription that is refused is an error, in the words of the venue', async () => {
  holdTime()
  const feed = await feedOf({
    subscribed: socket => {
      socket.send('{"error":{"code":2,"msg":"Invalid request"},"id":1}')
      passOnceHeard(socket, 100)
    },
  })

  await expect(feed.bookDeltas(100)).rejects.toThrow('Invalid request')
})

test('pings are timed and our own is answered', async () => {
  holdTime()
  const feed = await feedOf({
    connected: socket => {
      // Whoever pings is open, and listens.
      socket.once('ping', () => {
        vi.advanceTimersByTime(20)
        passOnceHeard(socket, 40)
        socket.once('pong', () => passOnceHeard(socket, 140))
      })
    },
  })

  expect(await feed.keepAlive(200, 1_000)).toEqual({
    signGapsMs: [20, 40],
    pongAfterMs: 20,
    closedEarly: false,
    listenedMs: 200,
  })
})

test('a venue that does not answer a ping is told as mute', async () => {
  const feed = await feedOf({ autoPong: false })

  expect(await feed.keepAlive(50, 100)).toMatchObject({ signGapsMs: [], pongAfterMs: undefined })
})

test('a connection that the venue cuts has closed early', async () => {
  const feed = await feedOf({ connected: socket => socket.terminate() })

  expect(await feed.keepAlive(5_000, 5_000)).toMatchObject({
    closedEarly: true,
    pongAfterMs: undefined,
  })
})

test('a stream that does not flow is not cut, nor handed over: nothing would be learnt', async () => {
  const feed = await feedOf({ subscribed: socket => socket.close(1008) })

  await expect(feed.reconnect(1_000)).rejects.toMatchObject({ name: 'FeedUnreachable' })
  await expect(feed.handover(50)).rejects.toMatchObject({ name: 'FeedUnreachable' })
})

test('a stream that never comes back is told by its attempts', async () => {
  let connections = 0
  const feed = await feedOf({
    connected: socket => {
      if (++connections === 3) vi.advanceTimersByTime(60_000)
      if (connections > 1) socket.terminate()
    },
    subscribed: socket => {
      socket.send(delta('BTCUSDT', 1, 2))
      socket.send(delta('ETHUSDT', 1, 2))
    },
  })

  vi.useFakeTimers({ toFake: ['performance'] })

  expect(await feed.reconnect(60_000)).toEqual({ attempts: 2, restoredMs: undefined })
})

test('updates that both of two streams have seen are counted, each once', async () => {
  const feed = await feedOf({
    subscribed: socket => {
      for (const id of [1, 2, 2, 3]) socket.send(delta('BTCUSDT', id, id))
      socket.send(delta('ETHUSDT', 7, 7))
    },
  })

  expect(await feed.handover(50)).toEqual({
    sharedUpdates: { BTCUSDT: 3, ETHUSDT: 1 },
    firstStayedOpen: true,
  })
})

test('connections that are closed, or silent, are not alive, and each says why', async () => {
  let connections = 0
  const feed = await feedOf({
    subscribed: socket => {
      connections++
      if (connections === 1) socket.send(delta('BTCUSDT', 1, 2))
      if (connections === 2) socket.close(1013)
    },
  })

  const { asked, alive, failures } = await feed.connections(3, 3_000)

  expect([asked, alive]).toEqual([3, 1])
  expect(failures.toSorted()).toEqual([
    'is open, and nothing has come',
    'was closed: closed with 1013',
  ])
})

test('a venue that takes the connection and never answers it ends in one error by the deadline', async () => {
  const feed = await hangingFeed()

  await expect(feed.start(100)).rejects.toMatchObject({
    name: 'FeedUnreachable',
    message: expect.stringMatching(/must open within 100 ms, did not/) as unknown,
  })
})

test('a refused connection ends in one error', async () => {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const port = portOf(server)
  server.close()

  await expect((await feedAt(port)).start(60_000)).rejects.toMatchObject({
    name: 'FeedUnreachable',
    message: expect.stringContaining('ECONNREFUSED') as unknown,
  })
})

test('a server that is no WebSocket ends in one error', async () => {
  const server = createServer((_, response) => response.writeHead(404).end())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  closing.push(() => void server.close())

  const feed = await feedAt(portOf(server))

  await expect(feed.start(60_000)).rejects.toMatchObject({
    name: 'FeedUnreachable',
    message: expect.stringContaining('404') as unknown,
  })
})

test('a venue whose raw data nobody knows is refused', async () => {
  const target = { name: 'x', ccxtId: 'nosuch', rest: '', websocket: '', symbols: [], timeScale: 1 }

  await expect(openFeed(target)).rejects.toMatchObject({ name: 'UnknownToVenue' })
})

const feedAt = (port: number) =>
  openFeed({
    name: 'main',
    ccxtId: 'binance',
    rest: `http://127.0.0.1:${port}`,
    websocket: `ws://127.0.0.1:${port}`,
    symbols: ['BTCUSDT'],
    timeScale: 1,
  })

async function hangingFeed() {
  const server = createServer()
  server.on('upgrade', () => {})
  await once(server.listen(0, '127.0.0.1'), 'listening')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return feedAt(portOf(server))
}
