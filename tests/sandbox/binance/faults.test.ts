import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { magnitudeOf, type FaultName } from '../../../sandbox/faults/catalogue.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'
import { SocketClient } from './socket-client.ts'

let venue: QuietVenue
let rest: RestClient
const symbol = 'ETHUSDT'

beforeEach(async () => {
  venue = await openQuietVenue({ timeScale: 0.02 })
  rest = new RestClient(venue.front.endpoint)
})
afterEach(() => venue.front.close())

const ping = () => rest.get('/api/v3/ping')
const statuses = async (count: number) => {
  const all: number[] = []
  for (let request = 0; request < count; request += 1) all.push((await ping()).status)
  return all
}
const stream = (path: string) => SocketClient.open(`${venue.front.endpoint.websocket}${path}`)
const order = {
  symbol,
  side: 'BUY',
  type: 'LIMIT',
  timeInForce: 'GTC',
  quantity: '1',
  price: '1900',
} as const

describe('REST', () => {
  test.for([
    ['flaky-rest', 83, 502],
    ['flaky-rest-twin', 125, 502],
    ['throttled', 10, 429],
  ] as const)('%s spoils every %ith request with %i', async ([fault, oneIn, status]) => {
    venue.faults.activate(fault)
    const all = await statuses(2 * oneIn)
    const spoilt = all.flatMap((each, index) => (each === status ? [index + 1] : []))
    expect(spoilt).toEqual([oneIn, 2 * oneIn])
    expect(new Set(all)).toEqual(new Set([200, status]))
  })

  test('a reset begins the count of requests anew', async () => {
    venue.faults.activate('throttled')
    await statuses(9)
    venue.front.reset()
    expect(await statuses(9)).toEqual(Array.from({ length: 9 }, () => 200))
  })

  test('a throttled request is told to come back after a second', async () => {
    venue.faults.activate('throttled')
    await statuses(9)
    const answer = await ping()
    expect(answer.headers.get('retry-after')).toBe('1')
    expect(answer.body.code).toBe(-1003)
  })

  test('a bad gateway answers in HTML', async () => {
    venue.faults.activate('flaky-rest')
    await statuses(82)
    expect((await ping()).text).toContain('<title>502 Bad Gateway</title>')
  })

  test.for(['slow-rest', 'slow-rest-twin'] as const)('%s delays every answer', async fault => {
    venue.faults.activate(fault)
    const before = performance.now()
    await ping()
    expect(performance.now() - before).toBeGreaterThan(magnitudeOf(fault) - 2)
  })

  test('slow-rest-tail delays every fortieth answer', async () => {
    venue.faults.activate('slow-rest-tail')
    await statuses(39)
    const before = performance.now()
    await ping()
    expect(performance.now() - before).toBeGreaterThan(magnitudeOf('slow-rest-tail') - 2)
  })

  test('truncated-answers says 200 and stops halfway', async () => {
    const whole = await rest.get('/api/v3/depth', { symbol })
    venue.faults.activate('truncated-answers')
    const half = await rest.get('/api/v3/depth', { symbol })
    expect(half).toMatchObject({ status: 200, body: undefined })
    expect(whole.text.startsWith(half.text)).toBe(true)
    expect(half.text.length).toBe(Math.ceil(whole.text.length / 2))
  })

  test('hanging-rest never answers, and does not keep the venue from closing', async () => {
    venue.faults.activate('hanging-rest')
    const pending = ping().catch(() => 'never answered')
    await expect.poll(() => venue.front.close().then(() => 'closed')).toBe('closed')
    expect(await pending).toBe('never answered')
  })

  test.for([
    ['shared-allowance', 4801],
    ['shared-allowance-twin', 3601],
  ] as const)('%s counts what others have used', async ([fault, used]) => {
    venue.faults.activate(fault)
    expect((await ping()).headers.get('x-mbx-used-weight-1m')).toBe(String(used))
  })
})

describe('authentication', () => {
  const account = (options = {}) => rest.signed('GET /api/v3/account', {}, options)

  test('revoked-key no longer knows the key', async () => {
    venue.faults.activate('revoked-key')
    expect(await account()).toMatchObject({ status: 401, body: { code: -2015 } })
  })

  test('unverified-signature takes a forged one and none at all', async () => {
    venue.faults.activate('unverified-signature')
    const { apiKey } = venue.front.endpoint.credentials
    const unsigned = `GET /api/v3/account?timestamp=${Date.now()}`
    expect((await account({ signature: 'forged' })).status).toBe(200)
    expect((await rest.send(unsigned, { 'X-MBX-APIKEY': apiKey })).status).toBe(200)
    expect((await account({ timestamp: 1 })).body.code).toBe(-1021)
  })

  test('unchecked-timestamp takes what is old but not what is forged', async () => {
    venue.faults.activate('unchecked-timestamp')
    expect((await account({ timestamp: 1 })).status).toBe(200)
    expect((await account({ signature: 'forged' })).body.code).toBe(-1022)
  })

  test('withdrawal-permission lets the key withdraw', async () => {
    const restrictions = () => rest.signed('GET /sapi/v1/account/apiRestrictions')
    const healthy = await restrictions()
    venue.faults.activate('withdrawal-permission')
    expect(healthy.body).toMatchObject({ enableReading: true, enableWithdrawals: false })
    expect((await restrictions()).body).toEqual({ ...healthy.body, enableWithdrawals: true })
  })
})

describe('what the venue says of itself and of the key', () => {
  test('unrestricted-key lets the key be used from anywhere', async () => {
    const restrictions = () => rest.signed('GET /sapi/v1/account/apiRestrictions')
    const healthy = await restrictions()
    venue.faults.activate('unrestricted-key')
    expect(healthy.body.ipRestrict).toBe(true)
    expect((await restrictions()).body).toEqual({ ...healthy.body, ipRestrict: false })
  })

  test('maintenance is announced while trading goes on', async () => {
    const status = async () => (await rest.get('/sapi/v1/system/status')).body
    const healthy = await status()
    venue.faults.activate('maintenance')
    expect(healthy).toEqual({ status: 0, msg: 'normal' })
    expect(await status()).toEqual({ status: 1, msg: 'system_maintenance' })
    expect((await rest.signed('POST /api/v3/order', order)).status).toBe(200)
  })

  test('announced-delisting puts the second symbol on the schedule, and it trades on', async () => {
    const schedule = async () => (await rest.signed('GET /sapi/v1/spot/delist-schedule')).body
    const healthy = await schedule()
    venue.faults.activate('announced-delisting')
    const [entry] = await schedule()
    expect(healthy).toEqual([])
    expect(entry.symbols).toEqual(['LTCUSDT'])
    expect(entry.delistTime).toBeGreaterThan(Date.now())
    const second = await rest.signed('POST /api/v3/order', { ...order, symbol: 'LTCUSDT' })
    expect(second.status).toBe(200)
  })
})

describe('market data', () => {
  test('delisted-instrument ends trading in the first symbol only', async () => {
    venue.faults.activate('delisted-instrument')
    const { body } = await rest.get('/api/v3/exchangeInfo')
    expect(body.symbols.map(({ status }: { status: string }) => status)).toEqual([
      'BREAK',
      'TRADING',
    ])
    const first = await rest.signed('POST /api/v3/order', order)
    const second = await rest.signed('POST /api/v3/order', { ...order, symbol: 'LTCUSDT' })
    expect(first.body).toEqual({ code: -2010, msg: 'Market is closed.' })
    expect(second.status).toBe(200)
  })

  test('tick-change makes every tick ten times as large', async () => {
    venue.faults.activate('tick-change')
    const { body } = await rest.get('/api/v3/exchangeInfo')
    for (const { filters } of body.symbols) {
      expect(filters[0]).toMatchObject({ filterType: 'PRICE_FILTER', tickSize: '0.10000000' })
    }
  })

  test.for(['ticker/24hr', 'ticker/bookTicker'])('crossed-ticker crosses %s', async path => {
    venue.faults.activate('crossed-ticker')
    const { body } = await rest.get(`/api/v3/${path}`, { symbol })
    expect(Number(body.bidPrice)).toBeGreaterThan(Number(body.askPrice))
  })

  test.for(['stale-ticker', 'stale-ticker-twin'] as const)(
    '%s dates the ticker back',
    async fault => {
      venue.faults.activate(fault)
      const before = Date.now() - magnitudeOf(fault)
      const { body } = await rest.get('/api/v3/ticker/24hr', { symbol })
      expect(body.closeTime).toBeGreaterThanOrEqual(before)
      expect(body.closeTime).toBeLessThanOrEqual(Date.now() - magnitudeOf(fault))
    },
  )

  const openTimes = async (limit: number): Promise<number[]> => {
    const { body } = await rest.get('/api/v3/klines', { symbol, interval: '1h', limit })
    return body.map(([openMs]: number[]) => openMs)
  }

  test.for(['late-candles', 'late-candles-twin'] as const)('%s lags behind', async fault => {
    const healthy = await openTimes(10)
    venue.faults.activate(fault)
    const late = await openTimes(10)
    expect(healthy.map(openMs => openMs - magnitudeOf(fault) * 3_600_000)).toEqual(late)
  })

  test('missing-candle leaves out the fifth from the end', async () => {
    const healthy = await openTimes(11)
    venue.faults.activate('missing-candle')
    expect(await openTimes(10)).toEqual(healthy.filter((_, index) => index !== 6))
  })
})

describe('streams', () => {
  let moving: NodeJS.Timeout
  let moves = 0

  beforeEach(() => {
    moving = setInterval(() => {
      moves += 1
      const quantity = d(String(1 + (moves % 9)))
      venue.engine.applyLiquidity(symbol, [{ side: 'buy', price: d('1999'), quantity }])
    }, 10)
  })
  afterEach(() => clearInterval(moving))

  test('silent-stream acknowledges a subscription and sends nothing', async () => {
    venue.faults.activate('silent-stream')
    const silent = await stream('/ws')
    await silent.ask('SUBSCRIBE', ['ethusdt@bookTicker'])
    const reference = moves
    await expect.poll(() => moves).toBeGreaterThan(reference + 10)
    expect(silent.messages).toHaveLength(1)
  })

  test('slow-stream-start holds the first data back and then lets all flow', async () => {
    venue.faults.activate('slow-stream-start')
    const before = performance.now()
    const late = await stream('/ws/ethusdt@depth@100ms')
    const { updateId } = venue.engine.book(symbol, 1)
    await late.until(({ e }) => e === 'depthUpdate')
    expect(performance.now() - before).toBeGreaterThan(magnitudeOf('slow-stream-start') - 2)
    await late.until(() => late.messages.length > 5)
    const ids = late.messages.map(({ U, u }) => [U, u])
    expect(ids[0]![0]).toBeLessThanOrEqual(updateId + 1)
    for (const [index, [first]] of ids.slice(1).entries()) expect(first).toBe(ids[index]![1] + 1)
  })

  test('dropped-delta leaves out every fifth depth update, ids and all', async () => {
    venue.faults.activate('dropped-delta')
    const client = await stream('/ws/ethusdt@depth@100ms')
    const updates = () => client.messages.filter(({ e }) => e === 'depthUpdate')
    await client.until(() => updates().length >= 9)
    const gaps = updates()
      .slice(1, 9)
      .flatMap(({ U }, index) => (U === updates()[index].u + 1 ? [] : [index + 1]))
    expect(gaps).toEqual([4, 8])
  })

  const gapBetweenPings = async (fault?: FaultName): Promise<number> => {
    if (fault) venue.faults.activate(fault)
    const client = await stream('/ws')
    const times: number[] = []
    client.socket.on('ping', sentMs => times.push(Number(sentMs)))
    await expect.poll(() => times.length).toBe(2)
    return times[1]! - times[0]!
  }

  test.for(['rare-pings', 'rare-pings-twin'] as const)('%s spaces the pings', async fault => {
    expect(await gapBetweenPings(fault)).toBeGreaterThan(400 * magnitudeOf(fault) - 2)
  })

  test('mute-pongs leaves pings unanswered while data goes on', async () => {
    venue.faults.activate('mute-pongs')
    const client = await stream('/ws/ethusdt@bookTicker')
    let pongs = 0
    client.socket.on('pong', () => (pongs += 1))
    client.socket.ping()
    await client.until(() => client.messages.length > 5)
    expect(pongs).toBe(0)
  })
})
