import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'
import { SocketClient } from './socket-client.ts'

let venue: QuietVenue
let client: SocketClient
let rest: RestClient
const product = 'ETH-USD'
const limit = { product_id: product, side: 'buy', price: '1900', size: '1' }
const oid = '496ffbba-7dae-4864-87e8-a5bf52c6d0e2'

beforeEach(async () => {
  venue = await openQuietVenue({ timeScale: 0.2 })
  client = await SocketClient.open(venue.front.endpoint)
  rest = new RestClient(venue.front.endpoint)
})
afterEach(async () => {
  await client.close()
  await venue.front.close()
})

const setLevel = (price: string, quantity: string) =>
  venue.engine.applyLiquidity(product, [{ side: 'buy', price: d(price), quantity: d(quantity) }])
const report = () =>
  venue.engine.report(product, { price: d('2000'), quantity: d('0.1'), takerSide: 'buy' })

describe('subscribing', () => {
  test('is answered with all that is subscribed to, under the names of today', async () => {
    const first = await client.subscribe(['level2_batch', 'ticker_batch'], [product])
    expect(first).toEqual({
      type: 'subscriptions',
      channels: [
        { name: 'level2_50', product_ids: [product], account_ids: null },
        { name: 'ticker_1000', product_ids: [product], account_ids: null },
      ],
    })
    const more = [{ name: 'heartbeat', product_ids: ['BTC-USD'] }]
    const second = await client.subscribe(more, [])
    expect(second.channels).toEqual([
      ...first.channels,
      { name: 'heartbeat', product_ids: ['BTC-USD'], account_ids: null },
    ])
    client.send({ type: 'unsubscribe', channels: ['level2_batch', 'heartbeat', 'ticker_1000'] })
    await client.until(({ channels }) => channels?.length === 0)
  })

  test('first data follows the answer: snapshot, last ticker and last match', async () => {
    await client.subscribe(['level2_batch', 'ticker', 'matches'], [product])
    await client.until(({ type }) => type === 'last_match')
    expect(client.messages.map(({ type }) => type)).toEqual([
      'subscriptions',
      'snapshot',
      'ticker',
      'last_match',
    ])
  })

  test('nobody begins with a ticker that is told once more', async () => {
    let isOver = false
    const trade = () => {
      if (isOver) return
      report()
      // The next one is pending whenever something is heard.
      setImmediate(trade)
    }
    trade()
    await client.subscribe(['ticker'], [product])
    const told = () => client.ofType('ticker')
    await client.until(() => told().length >= 3)
    isOver = true
    const sequences = told().map(({ sequence }) => sequence)
    expect(sequences).toEqual([...new Set(sequences)])
  })

  test.for([
    ['Malformed JSON', undefined, 'not JSON'],
    ['Type is required', 'unknown message type: ping', { type: 'ping' }],
    ['Failed to subscribe', 'No channels provided', { type: 'subscribe', product_ids: [product] }],
    ['Failed to unsubscribe', 'No channels provided', { type: 'unsubscribe' }],
    [
      'Failed to subscribe',
      'trades is not a valid channel',
      { type: 'subscribe', channels: ['trades'], product_ids: [product] },
    ],
    [
      'Failed to subscribe',
      'FOO-BAR is not a valid product',
      { type: 'subscribe', channels: ['ticker'], product_ids: ['FOO-BAR'] },
    ],
    ['Failed to subscribe', 'No product IDs provided', { type: 'subscribe', channels: ['ticker'] }],
  ] as const)('%s: %s', async ([message, reason, frame]) => {
    client.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
    expect(await client.until(() => true)).toEqual({
      type: 'error',
      message,
      ...(reason !== undefined && { reason }),
    })
  })

  test.for(['level2', 'level3', 'full', 'user', 'balance'])(
    '%s needs a signature',
    async channel => {
      const answer = await client.subscribe([channel], [product])
      expect(answer).toMatchObject({ type: 'error', message: 'Failed to subscribe' })
      expect(answer.reason).toMatch(/requires? authentication/)
      const signed = await client.subscribe([channel], [product], client.proof())
      expect(signed.type).toBe('subscriptions')
    },
  )

  test.for([
    ['key', 'Invalid API Key'],
    ['passphrase', 'Invalid Passphrase'],
    ['signature', 'invalid signature'],
  ] as const)('a wrong %s fails', async ([part, message]) => {
    const proof = { ...client.proof(), [part]: 'wrong' }
    expect(await client.subscribe(['ticker'], [product], proof)).toEqual({
      type: 'error',
      message: 'Authentication Failed',
      reason: JSON.stringify({ message }),
    })
  })

  test('a client that says nothing is sent away', async () => {
    const silent = await SocketClient.open(venue.front.endpoint)
    await silent.closed
    expect(silent.messages).toEqual([])
  })

  test('a client that has subscribed may be silent', async () => {
    await client.subscribe(['ticker'], [product])
    const silent = await SocketClient.open(venue.front.endpoint)
    await silent.closed
    expect(client.socket.readyState).toBe(WebSocket.OPEN)
  })

  test('the feed lies at the root only', async () => {
    const { websocket } = venue.front.endpoint
    const elsewhere = { ...venue.front.endpoint, websocket: `${websocket}/feed` }
    await expect(SocketClient.open(elsewhere)).rejects.toThrow('404')
    const asked = await SocketClient.open({ ...elsewhere, websocket: `${websocket}/?` })
    await asked.close()
  })
})

test('heartbeats tell the sequence and the last trade of each product', async () => {
  await client.subscribe(['heartbeat'], [product, 'BTC-USD'])
  report()
  const { body } = await rest.send(`GET /products/${product}/book`)
  const [trade] = venue.engine.recentTrades(product, 1)
  const beat = await client.until(
    ({ type, product_id }) => type === 'heartbeat' && product_id === product,
  )
  expect(beat).toEqual({
    type: 'heartbeat',
    product_id: product,
    sequence: body.sequence,
    last_trade_id: trade?.id,
    time: expect.stringMatching(/^\d{4}-.*\.\d{6}Z$/),
  })
  await client.until(({ product_id }) => product_id === 'BTC-USD')
})

test.for(['level2', 'level2_batch'])(
  '%s tells absolute sizes, zero for what is gone',
  async name => {
    await client.subscribe([name], [product], client.proof())
    const snapshot = await client.until(({ type }) => type === 'snapshot')
    expect(snapshot.bids[0]).toEqual(['1999.00', '1.50000000'])
    expect(snapshot.asks).toHaveLength(30)
    setLevel('1999', '0.25')
    setLevel('1998', '0')
    const gone = await client.until(({ changes }) =>
      changes?.some(([, price]: string[]) => price === '1998.00'),
    )
    expect(gone.changes).toContainEqual(['buy', '1998.00', '0.00000000'])
    const changes = client.ofType('l2update').flatMap(update => update.changes)
    expect(changes).toContainEqual(['buy', '1999.00', '0.25000000'])
    expect(gone).not.toHaveProperty('sequence')
  },
)

test('a match tells the side of the maker, and its ticker that of the taker', async () => {
  await client.subscribe(['matches', 'ticker'], [product])
  report()
  const match = await client.until(({ type }) => type === 'match')
  const ticker = await client.until(
    ({ trade_id, type }) => type === 'ticker' && trade_id === match.trade_id,
  )
  expect(match).toMatchObject({ side: 'sell', price: '2000', size: '0.1', product_id: product })
  expect(ticker).toMatchObject({
    sequence: match.sequence,
    side: 'buy',
    price: '2000',
    last_size: '0.1',
    best_bid: '1999.00',
    best_bid_size: '1.50000000',
    best_ask: '2001.00',
    best_ask_size: '2.25000000',
    time: match.time,
  })
  expect(client.ofType('last_match')[0].trade_id).toBe(match.trade_id - 1)
})

test('ticker_batch tells the last trade of several', async () => {
  await client.subscribe(['ticker_batch'], [product])
  report()
  report()
  const [trade] = venue.engine.recentTrades(product, 1)
  await client.until(({ trade_id }) => trade_id === trade?.id)
  expect(client.ofType('ticker')).toHaveLength(2)
})

test('status tells products and currencies again and again', async () => {
  await client.subscribe(['status'], [])
  await client.until(() => client.ofType('status').length === 2)
  const [status] = client.ofType('status')
  expect(status.products).toEqual((await rest.send('GET /products')).body)
  expect(status.currencies).toEqual((await rest.send('GET /currencies')).body)
})

test('balance tells what a hold leaves available', async () => {
  const accounts = (await rest.signed('GET /accounts')).body
  const { id } = accounts.find(({ currency }: { currency: string }) => currency === 'USD')
  await client.subscribe(['balance'], [], { account_ids: [id], ...client.proof() })
  await rest.order(limit)
  expect(await client.until(({ type }) => type === 'balance')).toMatchObject({
    account_id: id,
    currency: 'USD',
    holds: '1911.4',
    available: '98088.6',
  })
})

test('level3 tells the same as full, in rows', async () => {
  await client.subscribe(['level3'], [product], client.proof())
  const { schema } = await client.until(({ type }) => type === 'level3')
  const other = await SocketClient.open(venue.front.endpoint)
  await other.subscribe(['full'], [product], other.proof())
  const { id } = (await rest.order(limit)).body
  await rest.signed(`DELETE /orders/${id}`)
  await client.until(message => message[0] === 'done')
  await other.until(({ type }) => type === 'done')
  const messages = other.ofType('received', 'open', 'done')
  const rows = client.messages.filter(message => Array.isArray(message))
  expect(rows.map(([kind]) => kind)).toEqual(['noop', 'open', 'done'])
  for (const [index, row] of rows.entries()) {
    const names: readonly string[] = schema[row[0]]
    expect(row[names.indexOf('sequence')]).toBe(String(messages[index].sequence))
  }
  expect(rows[1]?.slice(3, 7)).toEqual([id, 'buy', '1900', '1'])
  await other.close()
})

describe('user', () => {
  const subscribed = () => client.subscribe(['user'], [product], client.proof())
  const own = () => client.ofType('received', 'open', 'done', 'match', 'change', 'activate')

  test('follows an order through its life, with who it belongs to', async () => {
    await subscribed()
    const { id } = (await rest.order({ ...limit, client_oid: oid })).body
    venue.engine.applyLiquidity(product, [{ side: 'sell', price: d('1900'), quantity: d('0.4') }])
    await rest.signed(`DELETE /orders/${id}`)
    await client.until(({ type }) => type === 'done')
    const { profile_id, user_id } = own()[0]
    expect(own()).toMatchObject([
      { type: 'received', order_id: id, client_oid: oid, order_type: 'limit', size: '1' },
      { type: 'open', order_id: id, remaining_size: '1', price: '1900', side: 'buy' },
      { type: 'match', maker_order_id: id, maker_user_id: user_id, maker_fee_rate: '0.0040' },
      { type: 'done', order_id: id, reason: 'canceled', remaining_size: '0.6' },
    ])
    expect(new Set(own().map(message => message.profile_id))).toEqual(new Set([profile_id]))
  })

  test.for([
    ['an order at once or never', { price: '1950', time_in_force: 'IOC' }, '101:Time In Force'],
    [
      'an order all or nothing',
      { price: '2001', size: '9', time_in_force: 'FOK' },
      '101:Time In Force',
    ],
  ] as const)('%s ends with its reason', async ([, fields, reason]) => {
    await subscribed()
    await rest.order({ ...limit, ...fields })
    expect(await client.until(({ type }) => type === 'done')).toMatchObject({
      reason: 'canceled',
      cancel_reason: reason,
    })
    expect(client.ofType('open')).toEqual([])
  })

  test('a market order has neither price nor remaining size', async () => {
    await subscribed()
    const fields = { product_id: product, side: 'sell', type: 'market', size: '1' }
    const { id } = (await rest.order(fields)).body
    const done = await client.until(({ type }) => type === 'done')
    expect(client.ofType('received')[0]).toMatchObject({ order_type: 'market', size: '1' })
    expect(client.ofType('match')[0]).toMatchObject({
      taker_order_id: id,
      taker_fee_rate: '0.0060',
      side: 'buy',
    })
    expect(done).toMatchObject({ order_id: id, reason: 'filled' })
    expect(done).not.toHaveProperty('price')
    expect(done).not.toHaveProperty('remaining_size')
  })

  test('self-trade prevention changes the larger order and ends the smaller', async () => {
    await subscribed()
    const maker = (await rest.order({ ...limit, price: '2000' })).body.id
    const taker = (await rest.order({ ...limit, side: 'sell', price: '2000', size: '0.4' })).body.id
    await client.until(({ order_id, type }) => type === 'done' && order_id === taker)
    expect(client.ofType('change')).toMatchObject([
      { order_id: maker, reason: 'STP', old_size: '1', new_size: '0.6', price: '2000' },
    ])
    expect(client.ofType('done')).toMatchObject([
      { order_id: taker, cancel_reason: '102:Self Trade Prevention' },
    ])
  })

  test('a stop is told to its owner alone until it works, and uses up no number', async () => {
    await subscribed()
    const other = await SocketClient.open(venue.front.endpoint)
    await other.subscribe(['full'], [product], other.proof())
    const before = (await rest.send(`GET /products/${product}/book`)).body.sequence
    const fields = { ...limit, price: '2010', stop: 'entry', stop_price: '2005' }
    const { id } = (await rest.order(fields)).body
    expect(await client.until(({ type }) => type === 'activate')).toMatchObject({
      order_id: id,
      stop_type: 'entry',
      stop_price: '2005',
      private: true,
    })
    await rest.signed(`DELETE /orders/${id}`)
    await client.until(({ type }) => type === 'done')
    expect((await rest.send(`GET /products/${product}/book`)).body.sequence).toBe(before)
    expect(other.ofType('activate', 'done')).toEqual([])
    await other.close()
  })

  test('a connection to full and user hears of an order once', async () => {
    await client.subscribe(['user', 'full', 'matches'], [product], client.proof())
    const { id } = (await rest.order({ ...limit, price: '2001' })).body
    await client.until(({ type, order_id }) => type === 'done' && order_id === id)
    expect(client.ofType('match')).toHaveLength(1)
    const sequences = own().map(({ sequence }) => sequence)
    expect(sequences).toEqual(sequences.map((_, index) => sequences[0] + index))
  })
})
