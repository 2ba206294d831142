import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { SocketClient } from './socket-client.ts'

let venue: QuietVenue
const clients: SocketClient[] = []

beforeEach(async () => {
  venue = await openQuietVenue()
})
afterEach(async () => {
  await Promise.all(clients.splice(0).map(client => client.close()))
  await venue.front.close()
})

async function connect(path: string): Promise<SocketClient> {
  const client = await SocketClient.open(`${venue.front.endpoint.websocket}${path}`)
  clients.push(client)
  return client
}

const trade = () =>
  venue.engine.report('ETHUSDT', { price: d('2000'), quantity: d('0.1'), takerSide: 'buy' })
const setBid = (price: string, quantity: string) =>
  venue.engine.applyLiquidity('ETHUSDT', [{ side: 'buy', price: d(price), quantity: d(quantity) }])

test.for([
  ['/ws/ethusdt@trade', 'raw'],
  ['/stream?streams=ethusdt@trade', 'combined'],
] as const)('a stream named in %s is subscribed to, and comes %s', async ([path, form]) => {
  const client = await connect(path)
  trade()
  const message = await client.until(() => true)
  expect(form === 'raw' ? message : message.data).toMatchObject({ e: 'trade', p: '2000.00000000' })
  expect(message.stream).toBe(form === 'raw' ? undefined : 'ethusdt@trade')
})

test.for(['/ws', '/stream/ws', '/stream/ws/0', '/ws/1'])(
  'a subscription over %s is acknowledged before its data, which comes raw',
  async path => {
    const client = await connect(path)
    expect(await client.ask('SUBSCRIBE', ['ethusdt@trade'], 7)).toEqual({ result: null, id: 7 })
    trade()
    expect(await client.until(({ e }) => e === 'trade')).toMatchObject({ s: 'ETHUSDT' })
  },
)

test('subscriptions can be listed and ended, and unknown names stay silent', async () => {
  const client = await connect('/ws')
  await client.ask('SUBSCRIBE', ['ethusdt@trade', 'nope@trade', 'ethusdt@nothing'])
  await client.ask('UNSUBSCRIBE', ['ethusdt@trade'])
  const { result } = await client.ask('LIST_SUBSCRIPTIONS', [])
  expect(result).toEqual(['nope@trade', 'ethusdt@nothing'])
  trade()
  await client.ask('GET_PROPERTY', ['combined'])
  expect(client.messages.filter(({ e }) => e === 'trade')).toEqual([])
})

test('a connection can change between raw and combined', async () => {
  const client = await connect('/ws/ethusdt@trade')
  await client.ask('SET_PROPERTY', ['combined', true])
  expect(await client.ask('GET_PROPERTY', ['combined'])).toMatchObject({ result: true })
  trade()
  expect(await client.until(({ stream }) => stream !== undefined)).toMatchObject({
    stream: 'ethusdt@trade',
  })
})

test.for([
  ['{', null, 3, 'Invalid JSON: expected value at line 1 column 1'],
  ['{"method":"SUBSCRIBE","params":["a b"],"id":1}', 1, 2, 'Invalid request: invalid stream'],
  ['{"params":[],"id":"x"}', 'x', 2, 'Invalid request: missing field `method`'],
  ['{"method":"SHOUT","id":2}', 2, 2, 'Invalid request: unknown variant `SHOUT`'],
  ['{"method":"GET_PROPERTY","params":["size"],"id":3}', 3, 0, 'Unknown property'],
  [
    '{"method":"SET_PROPERTY","params":["combined","yes"],"id":4}',
    4,
    1,
    'Invalid value type: expected Boolean',
  ],
  ['{"method":"SUBSCRIBE","params":[],"id":1.5}', null, 2, 'Invalid request: request ID'],
] as const)('%s is answered with its error', async ([text, id, code, msg]) => {
  const client = await connect('/ws')
  client.socket.send(text)
  const message = await client.until(() => true)
  expect(message).toMatchObject({ id, error: { code } })
  expect(message.error.msg).toContain(msg)
})

test('the sixth frame within a second ends the connection', async () => {
  const client = await connect('/ws')
  for (let id = 1; id <= 6; id += 1) client.send({ method: 'LIST_SUBSCRIPTIONS', id })
  expect(await client.closed).toBe(1008)
  expect(client.messages).toHaveLength(5)
})

test('pongs that nobody asked for count as frames too', async () => {
  const client = await connect('/ws')
  for (let count = 0; count < 6; count += 1) client.socket.pong()
  expect(await client.closed).toBe(1008)
})

test('no more than 1024 streams are taken', async () => {
  const client = await connect('/ws')
  const names = Array.from({ length: 1025 }, (_, index) => `coin${index}@trade`)
  expect(await client.ask('SUBSCRIBE', names)).toMatchObject({ error: { code: 2 } })
  expect(await client.ask('SUBSCRIBE', names.slice(1), 2)).toEqual({ result: null, id: 2 })
})

test('depth updates continue the ids of the REST snapshot without a gap', async () => {
  const client = await connect('/ws/ethusdt@depth@100ms')
  const snapshot = venue.engine.book('ETHUSDT', 100).updateId
  setBid('1990', '3')
  setBid('1990', '4')
  const first = await client.until(({ u }) => u > snapshot)
  expect(first).toMatchObject({
    e: 'depthUpdate',
    U: snapshot + 1,
    u: snapshot + 2,
    b: [['1990.00000000', '4.00000000']],
    a: [],
  })
  setBid('1990', '0')
  const second = await client.until(({ u }) => u > first.u)
  expect(second).toMatchObject({ U: first.u + 1, b: [['1990.00000000', '0.00000000']] })
})

test('nothing is sent on a depth stream while nothing changes', async () => {
  const client = await connect('/stream?streams=ethusdt@depth@100ms/ethusdt@depth5@100ms')
  const partial = ({ stream }: { stream: string }) => stream.includes('depth5')
  await client.until(() => client.messages.filter(partial).length >= 4)
  expect(client.messages.filter(message => !partial(message))).toEqual([])
})

test.for([5, 10, 20])('a partial book has its best %i levels', async levels => {
  const client = await connect(`/ws/ethusdt@depth${levels}@100ms`)
  const message = await client.until(() => true)
  const book = venue.engine.book('ETHUSDT', levels)
  expect(message.lastUpdateId).toBe(book.updateId)
  expect(message.bids).toHaveLength(levels)
  expect(message.asks[0]).toEqual(['2001.00000000', '2.25000000'])
})

test('the best prices are told when they change and only then', async () => {
  const client = await connect('/ws/ethusdt@bookTicker')
  setBid('1990', '9')
  await Promise.resolve()
  setBid('1999', '9')
  const message = await client.until(() => true)
  expect(message).toEqual({
    u: venue.engine.book('ETHUSDT', 1).updateId,
    s: 'ETHUSDT',
    b: '1999.00000000',
    B: '9.00000000',
    a: '2001.00000000',
    A: '2.25000000',
  })
})

test('what one order takes at one price is one aggregate trade', async () => {
  const client = await connect('/ws/ethusdt@aggTrade')
  const order = {
    account: venue.account,
    symbol: 'ETHUSDT',
    kind: 'limit',
    timeInForce: 'GTC',
    postOnly: false,
    selfTradePrevention: 'none',
  } as const
  const maker = { ...order, side: 'sell', price: d('2000') } as const
  venue.engine.submit({ ...maker, clientOrderId: 'a', quantity: d('0.1') })
  venue.engine.submit({ ...maker, clientOrderId: 'b', quantity: d('0.2') })
  venue.engine.submit({
    ...order,
    clientOrderId: 'c',
    side: 'buy',
    price: d('2000'),
    quantity: d('0.3'),
  })
  const [first, last] = venue.engine.recentTrades('ETHUSDT', 2)
  expect(await client.until(() => true)).toMatchObject({
    q: '0.30000000',
    f: first?.id,
    l: last?.id,
    m: false,
  })
})

test('times come in microseconds when the address asks for them', async () => {
  const client = await connect('/ws/ethusdt@trade?timeUnit=MICROSECOND')
  trade()
  const { T, t } = await client.until(() => true)
  expect(String(T)).toHaveLength(16)
  expect(t).toBe(venue.engine.recentTrades('ETHUSDT', 1)[0]?.id)
})

test.for(['/ws/%', '/ws/ethusdt%40trade%zz'])(
  'a badly encoded path %s stays silent',
  async path => {
    const client = await connect(path)
    expect(await client.ask('SET_PROPERTY', ['combined', false], 1)).toMatchObject({ id: 1 })
  },
)

test('a path that is neither streams nor the WebSocket API is not found', async () => {
  await expect(connect('/somewhere')).rejects.toThrow('404')
})

test('the 301st connection within five minutes is refused', async () => {
  // A clock that stands: five minutes may end at any moment of the real one.
  await venue.front.close()
  venue = await openQuietVenue({ now: () => 1_790_000_000_000 })
  for (let count = 0; count < 300; count += 1) await (await connect('/ws')).close()
  await expect(connect('/ws')).rejects.toThrow('429')
  venue.front.reset()
  await connect('/ws')
})
