import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { magnitudeOf, type FaultName } from '../../../sandbox/faults/catalogue.ts'
import { level } from '../quiet-book.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'
import { SocketClient } from './socket-client.ts'

let venue: QuietVenue
let rest: RestClient
const symbol = 'BTC/USD'

beforeAll(async () => {
  venue = await openQuietVenue()
  rest = new RestClient(venue.front.endpoint)
})
afterEach(() => venue.restore())
afterAll(() => venue.front.close())

const result = async (path: string, fields = {}) =>
  (await rest.get(`/0/public/${path}`, fields)).body.result
const order = { pair: 'XBTUSD', type: 'buy', ordertype: 'limit', volume: '1', price: '1900' }

describe('REST', () => {
  const answers = async (count: number) => {
    const all: string[] = []
    for (let request = 0; request < count; request += 1) {
      const { status, body } = await rest.get('/0/public/Time')
      all.push(String(body?.error[0] ?? status))
    }
    return all
  }

  test.for([
    ['flaky-rest', 83, '502'],
    ['flaky-rest-twin', 125, '502'],
    ['throttled', 10, 'EGeneral:Too many requests'],
  ] as const)('%s spoils every %ith request: %s', async ([fault, oneIn, spoilt]) => {
    venue.faults.activate(fault)
    const all = await answers(oneIn * 2)
    const where = all.flatMap((each, index) => (each === '200' ? [] : [[index + 1, each]]))
    expect(where).toEqual([
      [oneIn, spoilt],
      [oneIn * 2, spoilt],
    ])
  })

  test('a throttled private call is refused in the words of the key', async () => {
    venue.faults.activate('throttled')
    await answers(9)
    expect(await rest.refusal('Balance')).toBe('EAPI:Rate limit exceeded')
  })

  test.for(['slow-rest', 'slow-rest-twin'] as const)('%s delays every answer', async fault => {
    venue.faults.activate(fault)
    const before = performance.now()
    await answers(1)
    expect(performance.now() - before).toBeGreaterThan(magnitudeOf(fault) - 2)
  })

  test('truncated-answers says 200 and stops halfway', async () => {
    const whole = await rest.get('/0/public/AssetPairs')
    venue.faults.activate('truncated-answers')
    const half = await rest.get('/0/public/AssetPairs')
    expect(half).toMatchObject({ status: 200, body: undefined })
    expect(half.text).toBe(whole.text.slice(0, Math.ceil(whole.text.length / 2)))
  })

  test('hanging-rest never answers, and does not keep the venue from closing', async () => {
    const other = await openQuietVenue()
    other.faults.activate('hanging-rest')
    const pending = new RestClient(other.front.endpoint).get('/0/public/Time')
    const outcome = pending.catch(() => 'never answered')
    await other.front.close()
    expect(await outcome).toBe('never answered')
  })
})

describe('what the venue publishes', () => {
  const pairs = async () => Object.values<{ status: string }>(await result('AssetPairs'))
  const socketPairs = async () => {
    const client = await SocketClient.open(venue.front.endpoint.websocket)
    client.send({ method: 'subscribe', params: { channel: 'instrument' } })
    const { data } = await client.until(({ channel }) => channel === 'instrument')
    await client.close()
    return data.pairs
  }
  const words = (all: readonly { status: string }[]) => all.map(({ status }) => status)

  test('delisted-instrument ends trading in the first pair only', async () => {
    venue.faults.activate('delisted-instrument')
    expect(words(await pairs())).toEqual(['cancel_only', 'online'])
    expect(words(await socketPairs())).toEqual(['delisted', 'online'])
    expect(await rest.refusal('AddOrder', order)).toBe('EService:Market in cancel_only mode')
    expect(await rest.refusal('AddOrder', { ...order, pair: 'LTCUSD' })).toBeUndefined()
  })

  test('announced-delisting restricts the second pair, which trades on', async () => {
    venue.faults.activate('announced-delisting')
    expect(words(await pairs())).toEqual(['online', 'limit_only'])
    expect(words(await socketPairs())).toEqual(['online', 'limit_only'])
    const second = { ...order, pair: 'LTCUSD' }
    expect(await rest.refusal('AddOrder', second)).toBeUndefined()
    expect(await rest.refusal('AddOrder', { ...second, ordertype: 'market' })).toBe(
      'EService:Market in limit_only mode',
    )
  })

  test('maintenance to come is announced on a stream while the venue is online', async () => {
    venue.faults.activate('announced-maintenance')
    const client = await SocketClient.open(venue.front.endpoint.websocket)
    const { data } = await client.until(({ channel }) => channel === 'status')
    expect(data).toMatchObject([
      { system: 'online', upcoming_maintenance: [{ message: expect.any(String) }] },
    ])
    expect(await result('SystemStatus')).toMatchObject({ status: 'online' })
    await client.close()
  })

  test('maintenance is announced by all three while trading goes on', async () => {
    venue.faults.activate('maintenance')
    expect(await result('SystemStatus')).toMatchObject({ status: 'maintenance' })
    const { websocket } = venue.front.endpoint
    for (const url of [websocket, new URL(websocket).origin]) {
      const client = await SocketClient.open(url)
      const status = await client.until(() => true)
      expect(status.status ?? status.data[0].system).toBe('maintenance')
      await client.close()
    }
    expect(await rest.refusal('AddOrder', order)).toBeUndefined()
  })

  test('tick-change makes every tick ten times as large', async () => {
    venue.faults.activate('tick-change')
    expect(await pairs()).toMatchObject([
      { tick_size: '1', pair_decimals: 0 },
      { tick_size: '0.1', pair_decimals: 1 },
    ])
    expect(await socketPairs()).toMatchObject([{ price_increment: 1 }, { price_increment: 0.1 }])
  })

  test('raised-fees shows in the pairs and in the volume of the account', async () => {
    venue.faults.activate('raised-fees')
    const [pair] = Object.values<{ fees: number[][] }>(await result('AssetPairs'))
    const { body } = await rest.ask('TradeVolume', { pair: 'XBTUSD' })
    expect(pair!.fees[0]![1]).toBeGreaterThan(0.4)
    expect(Number(body.result.fees.XXBTZUSD.fee)).toBeGreaterThan(0.4)
  })

  test('crossed-ticker crosses the best prices everywhere', async () => {
    venue.faults.activate('crossed-ticker')
    const { a, b } = (await result('Ticker', { pair: 'XBTUSD' })).XXBTZUSD
    expect(Number(b[0])).toBeGreaterThan(Number(a[0]))
    const [ticker] = (await firstOf('ticker')).data
    expect(ticker.bid).toBeGreaterThan(ticker.ask)
  })

  test.for(['stale-ticker', 'stale-ticker-twin'] as const)('%s dates it back', async fault => {
    venue.faults.activate(fault)
    const before = Date.now() - magnitudeOf(fault)
    const [{ timestamp }] = (await firstOf('ticker')).data
    expect(Date.parse(timestamp)).toBeGreaterThanOrEqual(before)
    expect(Date.parse(timestamp)).toBeLessThanOrEqual(Date.now() - magnitudeOf(fault))
  })

  const openTimes = async (): Promise<number[]> => {
    const { XXBTZUSD } = await result('OHLC', { pair: 'XBTUSD', interval: 60 })
    return XXBTZUSD.slice(-10).map(([seconds]: number[]) => seconds)
  }

  test.for(['late-candles', 'late-candles-twin'] as const)('%s lags behind', async fault => {
    const healthy = await openTimes()
    venue.faults.activate(fault)
    expect(await openTimes()).toEqual(healthy.map(time => time - magnitudeOf(fault) * 3600))
  })

  test('missing-candle leaves out the fifth from the end', async () => {
    const healthy = await openTimes()
    venue.faults.activate('missing-candle')
    const faulty = await openTimes()
    expect(faulty.slice(1)).toEqual(healthy.filter((_, index) => index !== 5))
  })
})

const subscribed = async (channel: string, url = venue.front.endpoint.websocket) => {
  const client = await SocketClient.open(url)
  client.send({ method: 'subscribe', params: { channel, symbol: [symbol] }, req_id: 1 })
  await client.until(({ req_id }) => req_id === 1)
  return client
}
const firstOf = async (name: string) => {
  const client = await subscribed(name)
  const first = await client.until(({ channel }) => channel === name)
  await client.close()
  return first
}

describe('streams', () => {
  const moveTwice = async () => {
    for (const quantity of ['3', '4']) {
      venue.engine.applyLiquidity(symbol, [level('buy', 1999, quantity)])
      venue.engine.report(symbol, { price: d('2000'), quantity: d(quantity), takerSide: 'buy' })
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  }

  test.for(['book', 'ticker', 'trade'])('silent-stream leaves %s without a word', async channel => {
    venue.faults.activate('silent-stream')
    const client = await subscribed(channel)
    await moveTwice()
    expect(client.messages.map(each => each.channel ?? each.method)).toEqual([
      'status',
      'subscribe',
    ])
    await client.close()
  })

  test('silent-stream silences the first version too', async () => {
    venue.faults.activate('silent-stream')
    const client = await SocketClient.open(new URL(venue.front.endpoint.websocket).origin)
    client.send({ event: 'subscribe', pair: ['XBT/USD'], subscription: { name: 'book' } })
    await client.until(({ status }) => status === 'subscribed')
    await moveTwice()
    expect(client.messages).toHaveLength(2)
    await client.close()
  })

  test('slow-stream-start holds the first data back and then lets all flow', async () => {
    venue.faults.activate('slow-stream-start')
    const before = performance.now()
    const client = await subscribed('book')
    await moveTwice()
    await client.until(({ type, channel }) => channel === 'book' && type === 'snapshot')
    expect(performance.now() - before).toBeGreaterThan(magnitudeOf('slow-stream-start') - 2)
    const types = client.messages.flatMap(({ channel, type }) => (channel === 'book' ? [type] : []))
    expect(types).toEqual(['snapshot', 'update', 'update'])
    await client.close()
  })

  const gapBetweenHeartbeats = async (fault: FaultName): Promise<number> => {
    const slower = await openQuietVenue({ timeScale: 0.1 })
    slower.faults.activate(fault)
    const client = await subscribed('trade', slower.front.endpoint.websocket)
    const times: number[] = []
    client.socket.on('message', data => {
      if ((data as Buffer).toString().includes('heartbeat')) times.push(performance.now())
    })
    await expect.poll(() => times.length).toBeGreaterThan(2)
    await client.close()
    await slower.front.close()
    return times[2]! - times[1]!
  }

  test.for(['rare-pings', 'rare-pings-twin'] as const)('%s spaces the heartbeats', async fault => {
    expect(await gapBetweenHeartbeats(fault)).toBeGreaterThan(100 * magnitudeOf(fault) - 8)
  })

  test('mute-pongs leaves every kind of ping unanswered while data goes on', async () => {
    venue.faults.activate('mute-pongs')
    const client = await subscribed('trade')
    let pongs = 0
    client.socket.on('pong', () => (pongs += 1))
    client.socket.ping()
    client.send({ method: 'ping', req_id: 2 })
    await moveTwice()
    await client.until(({ channel }) => channel === 'trade')
    expect(pongs).toBe(0)
    expect(client.messages.some(({ method }) => method === 'pong')).toBe(false)
    await client.close()
  })
})
