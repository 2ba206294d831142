import { randomUUID } from 'node:crypto'
import type { Exchange } from 'ccxt'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SocketClient as BinanceSocket } from '../binance/socket-client.ts'
import { signedForSocket } from '../binance/signed-for-socket.ts'
import { FirmFronts } from '../firm-front.ts'
import { SocketClient as KrakenSocket } from '../kraken/socket-client.ts'

let fronts: FirmFronts
beforeAll(async () => {
  fronts = await FirmFronts.open()
})
afterAll(() => fronts[Symbol.asyncDispose]())
beforeEach(() => fronts.control('POST', '/reset'))

const opened: (BinanceSocket | KrakenSocket)[] = []
afterEach(async () => {
  for (const socket of opened.splice(0)) await socket.close()
})

const openOrders = async (venue: string) =>
  (await fronts.control('GET', `/venues/${venue}/accounts/firm/state`)).body.openOrders

/** How orders are sent over the WebSocket of a venue that takes them there. */
interface SocketTrader {
  readonly open: () => Promise<BinanceSocket | KrakenSocket>
  readonly place: (socket: BinanceSocket | KrakenSocket) => Promise<unknown>
  readonly cancel: (socket: BinanceSocket | KrakenSocket, clientOrderId: string) => Promise<unknown>
  readonly tooMuch: object
}

let krakenExchange: Exchange | undefined
let token = ''

const traders: Readonly<Record<'binance' | 'kraken', SocketTrader>> = {
  binance: {
    open: () => BinanceSocket.open(fronts.firmEndpoint('binance').websocketApi!),
    place: socket =>
      socket.ask(
        'order.place',
        signedForSocket(fronts.firmEndpoint('binance'), {
          symbol: 'BTCUSDT',
          side: 'BUY',
          type: 'LIMIT',
          timeInForce: 'GTC',
          price: '50000',
          quantity: '0.01',
          newClientOrderId: randomUUID(),
        }),
      ),
    cancel: (socket, origClientOrderId) =>
      socket.ask(
        'order.cancel',
        signedForSocket(fronts.firmEndpoint('binance'), { symbol: 'BTCUSDT', origClientOrderId }),
      ),
    tooMuch: {
      status: 429,
      error: { code: -1003, data: { retryAfter: expect.any(Number) } },
      rateLimits: [{ rateLimitType: 'REQUEST_WEIGHT' }],
    },
  },
  kraken: {
    open: async () => {
      krakenExchange ??= await fronts.ccxt('kraken', fronts.firmEndpoint('kraken'))
      const { result } = await krakenExchange.fetch2('GetWebSocketsToken', 'private', 'POST')
      token = result.token
      const socket = await KrakenSocket.open(fronts.firmEndpoint('kraken').websocketApi!)
      await socket.ask('subscribe', { channel: 'executions', token })
      return socket
    },
    place: socket =>
      socket.ask('add_order', {
        order_type: 'limit',
        side: 'buy',
        symbol: 'BTC/USD',
        limit_price: 50_000,
        order_qty: 0.01,
        cl_ord_id: randomUUID(),
        token,
      }),
    cancel: (socket, id) => socket.ask('cancel_order', { cl_ord_id: [id], token }),
    tooMuch: { success: false, error: 'EOrder:Rate limit exceeded' },
  },
}

describe.for(['binance', 'kraken'] as const)('orders over the WebSocket of %s', venue => {
  const { open, place, cancel, tooMuch } = traders[venue]
  const lever = (method: string, name: string, body?: object) =>
    fronts.control(method, `/venues/${venue}/levers/${name}`, body)
  const opening = async () => {
    const socket = await open()
    opened.push(socket)
    return socket
  }

  test.for([
    ['lose-order-answers', 1],
    ['lose-orders', 0],
  ] as const)('under %s the connection ends, and the book has %d orders', async ([name, count]) => {
    await lever('PUT', name, { count: 1 })
    const socket = await opening()
    const { length } = socket.messages
    void place(socket)

    expect(await socket.closed).toBe(1006)
    expect(socket.messages.slice(length)).toEqual([])
    expect(await openOrders(venue)).toHaveLength(count)
    await place(await opening())
    expect(await openOrders(venue)).toHaveLength(count + 1)
  })

  test('they are refused while requests are, and counted', async () => {
    const socket = await opening()
    await lever('PUT', 'refuse-requests', { forMs: 60_000 })

    expect(await place(socket)).toMatchObject(tooMuch)
    expect(await openOrders(venue)).toEqual([])
    const { body } = await lever('GET', 'refuse-requests')
    expect(body.requests).toMatchObject([{ path: expect.stringMatching(/place|add_order/) }])
  })

  test('a slow cancel is carried out later', async () => {
    const socket = await opening()
    await place(socket)
    const [{ clientOrderId }] = await openOrders(venue)
    await lever('PUT', 'slow-cancels', { ms: 300 })
    const beganMs = performance.now()
    await cancel(socket, clientOrderId)

    expect(performance.now() - beganMs).toBeGreaterThan(299)
    expect(await openOrders(venue)).toEqual([])
  })
})

test.for([
  ['same', 1],
  ['reversed', 2],
] as const)(
  "Kraken's numbers go on by one when events come late (%s, %d times)",
  async ([order, copies]) => {
    const socket = await traders.kraken.open()
    opened.push(socket)
    const own = () => socket.messages.filter(({ channel }) => channel === 'executions')
    await fronts.control('PUT', '/venues/kraken/levers/hold-private-events', {})
    await traders.kraken.place(socket)
    await traders.kraken.place(socket)
    const before = own().length
    const path = '/venues/kraken/levers/hold-private-events/release'
    await fronts.control('POST', path, { order, copies })
    await expect.poll(() => own().length).toBe(before + 4 * copies)
    await traders.kraken.place(socket)
    await expect.poll(() => own().length).toBe(before + 4 * copies + 2)

    expect(own().map(({ sequence }) => sequence)).toEqual(own().map((_message, index) => index + 1))
  },
)
