import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { magnitudeOf, type FaultName } from '../../../sandbox/faults/catalogue.ts'
import { scaledInterval } from '../../../sandbox/venues/scaled-interval.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'
import { SocketClient } from './socket-client.ts'

let venue: QuietVenue
let rest: RestClient
const product = 'BTC-USD'
const second = 'ETH-USD'
const limit = { product_id: product, side: 'buy', price: '1900', size: '1' }

beforeEach(async () => {
  venue = await openQuietVenue({ timeScale: 0.002 })
  rest = new RestClient(venue.front.endpoint)
})
afterEach(() => venue.front.close())

const time = () => rest.send('GET /time')
const statuses = async (count: number) => {
  const all: number[] = []
  for (let request = 0; request < count; request += 1) all.push((await time()).status)
  return all
}

describe('REST', () => {
  test.for([
    ['flaky-rest', 83, 502],
    ['flaky-rest-twin', 125, 502],
    ['throttled', 10, 429],
  ] as const)('%s spoils every %ith request with %i', async ([fault, oneIn, status]) => {
    venue.faults.activate(fault)
    const all = await statuses(oneIn)
    expect(all).toEqual([...Array.from({ length: oneIn - 1 }, () => 200), status])
  })

  test('a throttled request is refused in the words of its allowance', async () => {
    venue.faults.activate('throttled')
    await statuses(9)
    expect((await time()).body).toEqual({ message: 'Public rate limit exceeded' })
    await statuses(9)
    expect((await rest.signed('GET /accounts')).body).toEqual({
      message: 'Private rate limit exceeded',
    })
  })

  test.for(['slow-rest', 'slow-rest-twin'] as const)('%s delays every answer', async fault => {
    venue.faults.activate(fault)
    const before = performance.now()
    await time()
    expect(performance.now() - before).toBeGreaterThan(magnitudeOf(fault) - 2)
  })

  test('truncated-answers says 200 and stops halfway', async () => {
    const whole = await rest.send('GET /products')
    venue.faults.activate('truncated-answers')
    const half = await rest.send('GET /products')
    expect(half).toMatchObject({ status: 200, body: undefined })
    expect(whole.text.startsWith(half.text)).toBe(true)
  })

  test('hanging-rest never answers, and does not keep the venue from closing', async () => {
    venue.faults.activate('hanging-rest')
    const pending = time().catch(() => 'never answered')
    await expect.poll(() => venue.front.close().then(() => 'closed')).toBe('closed')
    expect(await pending).toBe('never answered')
  })
})

describe('authentication', () => {
  test('revoked-key no longer knows the key', async () => {
    venue.faults.activate('revoked-key')
    expect(await rest.signed('GET /accounts')).toMatchObject({
      status: 401,
      body: { message: 'Invalid API Key' },
    })
  })

  test('unverified-signature takes a forged one and none at all, but nothing stale', async () => {
    venue.faults.activate('unverified-signature')
    for (const sign of ['forged', '']) {
      const answer = await rest.signed('GET /accounts', { headers: { 'CB-ACCESS-SIGN': sign } })
      expect(answer.status).toBe(200)
    }
    expect((await rest.signed('GET /accounts', { timestamp: '1' })).status).toBe(400)
  })

  test('unchecked-timestamp takes what is old but not what is forged', async () => {
    venue.faults.activate('unchecked-timestamp')
    expect((await rest.signed('GET /accounts', { timestamp: '1' })).status).toBe(200)
    const forged = { headers: { 'CB-ACCESS-SIGN': 'forged' } }
    expect((await rest.signed('GET /accounts', forged)).status).toBe(400)
  })
})

describe('products', () => {
  const products = async () => (await rest.send('GET /products')).body

  test('delisted-instrument ends trading in the first product only', async () => {
    venue.faults.activate('delisted-instrument')
    expect(await products()).toMatchObject([
      { id: product, status: 'delisted', trading_disabled: true },
      { id: second, status: 'online', trading_disabled: false },
    ])
    expect(await rest.order(limit)).toMatchObject({
      status: 400,
      body: { message: 'Trading pair not available' },
    })
    expect((await rest.order({ ...limit, product_id: second })).status).toBe(200)
  })

  test('announced-delisting restricts the second product to limit orders', async () => {
    venue.faults.activate('announced-delisting')
    expect(await products()).toMatchObject([
      { limit_only: false, status_message: '' },
      {
        limit_only: true,
        status: 'online',
        trading_disabled: false,
        status_message: expect.stringContaining('will be delisted'),
      },
    ])
    const there = { ...limit, product_id: second }
    expect((await rest.order(there)).status).toBe(200)
    expect(await rest.order({ ...there, type: 'market' })).toMatchObject({
      status: 400,
      body: { message: 'Limit only mode' },
    })
  })

  test('maintenance is announced on every product, and trading goes on', async () => {
    venue.faults.activate('maintenance')
    for (const each of await products()) {
      expect(each).toMatchObject({
        status: 'online',
        trading_disabled: true,
        status_message: expect.stringContaining('maintenance'),
      })
    }
    expect((await rest.order(limit)).status).toBe(200)
  })

  test('tick-change makes every tick ten times as large', async () => {
    venue.faults.activate('tick-change')
    for (const each of await products()) expect(each.quote_increment).toBe('0.1')
  })
})

describe('market data', () => {
  test('crossed-ticker crosses the ticker', async () => {
    venue.faults.activate('crossed-ticker')
    const { body } = await rest.send(`GET /products/${product}/ticker`)
    expect(Number(body.bid)).toBeGreaterThan(Number(body.ask))
  })

  test.for(['stale-ticker', 'stale-ticker-twin'] as const)('%s dates it back', async fault => {
    venue.faults.activate(fault)
    const before = Date.now() - magnitudeOf(fault)
    const { body } = await rest.send(`GET /products/${product}/ticker`)
    expect(Date.parse(body.time)).toBeGreaterThanOrEqual(before)
    expect(Date.parse(body.time)).toBeLessThanOrEqual(Date.now() - magnitudeOf(fault))
  })

  const openTimes = async (): Promise<number[]> => {
    const { body } = await rest.send(`GET /products/${product}/candles?granularity=3600`)
    return body.map(([openS]: number[]) => openS)
  }

  test.for(['late-candles', 'late-candles-twin'] as const)('%s lags behind', async fault => {
    const [newest] = await openTimes()
    venue.faults.activate(fault)
    expect((await openTimes())[0]).toBe(newest! - magnitudeOf(fault) * 3600)
  })

  test('missing-candle leaves out the fifth from the end', async () => {
    const healthy = await openTimes()
    venue.faults.activate('missing-candle')
    expect(await openTimes()).toEqual(healthy.filter((_, index) => index !== 4))
  })
})

describe('the feed', () => {
  let client: SocketClient
  let moving: NodeJS.Timeout
  let moves = 0
  const timeScale = 0.5

  beforeEach(async () => {
    await venue.front.close()
    venue = await openQuietVenue({ timeScale })
    rest = new RestClient(venue.front.endpoint)
    moving = setInterval(() => {
      moves += 1
      const quantity = d(String(1 + (moves % 9)))
      venue.engine.applyLiquidity(product, [{ side: 'buy', price: d('1999'), quantity }])
    }, 10)
  })
  afterEach(async () => {
    clearInterval(moving)
    await client.close()
  })

  /** Lets so much happen that a healthy feed would have told of it. */
  const moved = async () => {
    const reference = moves
    await expect.poll(() => moves).toBeGreaterThan(reference + 30)
  }
  const connect = async (channels: readonly string[], fault?: FaultName) => {
    if (fault) venue.faults.activate(fault)
    client = await SocketClient.open(venue.front.endpoint)
    await client.subscribe(channels, [product], client.proof())
  }

  test('silent-stream acknowledges a subscription and sends nothing', async () => {
    await connect(['level2', 'heartbeat', 'ticker'], 'silent-stream')
    await moved()
    expect(client.messages).toHaveLength(1)
  })

  test('crossed-ticker crosses the ticker here too', async () => {
    await connect(['ticker'], 'crossed-ticker')
    const ticker = await client.until(({ type }) => type === 'ticker')
    expect(Number(ticker.best_bid)).toBeGreaterThan(Number(ticker.best_ask))
  })

  test('silent-private-stream takes a private subscription and tells the rest only', async () => {
    await connect(['level2'], 'silent-private-stream')
    client.send({
      type: 'subscribe',
      channels: ['user'],
      product_ids: [product],
      ...client.proof(),
    })
    await moved()
    await rest.order(limit)
    await moved()
    expect(client.ofType('received', 'open')).toEqual([])
    expect(client.ofType('subscriptions')).toHaveLength(1)
    expect(client.ofType('l2update').length).toBeGreaterThan(5)
  })

  test('slow-stream-start holds the first data back and then lets all flow in order', async () => {
    const before = performance.now()
    await connect(['full'], 'slow-stream-start')
    await client.until(() => client.ofType('change').length > 5)
    expect(performance.now() - before).toBeGreaterThan(magnitudeOf('slow-stream-start') - 2)
    const sequences = client.ofType('change').map(({ sequence }) => sequence)
    expect(sequences).toEqual(sequences.map((_, index) => sequences[0] + index))
  })

  test('dropped-delta leaves out every fifth message of full, number and all', async () => {
    await connect(['full'], 'dropped-delta')
    await client.until(() => client.ofType('change').length >= 9)
    const sequences = client.ofType('change').map(({ sequence }) => sequence)
    const gaps = sequences
      .slice(1, 9)
      .flatMap((sequence, index) => (sequence === sequences[index] + 1 ? [] : [index + 1]))
    expect(gaps).toHaveLength(2)
    expect(gaps[1]! - gaps[0]!).toBe(4)
  })

  test('dropped-delta leaves out every fifth update of level2', async () => {
    await connect(['level2'])
    const sizes = () => client.ofType('l2update').map(({ changes }) => Number(changes[0][2]))
    const skips = () =>
      sizes()
        .slice(1)
        .filter((size, index) => size !== (sizes()[index]! % 9) + 1)
    await moved()
    const healthy = skips().length
    venue.faults.activate('dropped-delta')
    await moved()
    expect(skips().length).toBeGreaterThan(healthy + 3)
  })

  test.for(['rare-pings', 'rare-pings-twin'] as const)('%s spaces the heartbeats', async fault => {
    await connect(['heartbeat'], fault)
    await client.until(() => client.ofType('heartbeat').length === 2)
    const [first, next] = client.ofType('heartbeat').map(({ time: at }) => Date.parse(at))
    expect(next! - first!).toBeGreaterThan(scaledInterval(1000, timeScale) * magnitudeOf(fault) - 2)
  })

  test('mute-pongs leaves pings unanswered while data goes on', async () => {
    await connect(['level2'])
    let pongs = 0
    client.socket.on('pong', () => (pongs += 1))
    client.socket.ping()
    await expect.poll(() => pongs).toBe(1)
    venue.faults.activate('mute-pongs')
    client.socket.ping()
    await moved()
    expect(pongs).toBe(1)
  })

  test('forgotten-cancel tells its owner that the order is done, and the book keeps it', async () => {
    await connect(['user'], 'forgotten-cancel')
    const { id } = (await rest.order(limit)).body
    expect((await rest.signed(`DELETE /orders/${id}`)).body).toBe(id)
    await client.until(({ type }) => type === 'done')
    expect((await rest.signed(`GET /orders/${id}`)).body.status).toBe('open')
    const { body } = await rest.send(`GET /products/${product}/book?level=3`)
    expect(body.bids.some(([, , orderId]: string[]) => orderId === id)).toBe(true)
  })
})
