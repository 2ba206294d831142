import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatDecimal } from '../../../sandbox/decimal.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'

let venue: QuietVenue
let rest: RestClient

beforeAll(async () => {
  venue = await openQuietVenue({ timeScale: 0.01 })
  rest = new RestClient(venue.front.endpoint)
})
afterAll(() => venue.front.close())

type Row = readonly [number, number, number, number, number, number]

const microseconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/

test('time is told as text and as a number of seconds', async () => {
  const { body } = await rest.send('GET /time')
  expect(body.iso).toMatch(microseconds)
  expect(Date.parse(body.iso)).toBe(Math.round(body.epoch * 1000))
})

test('a product has the fields that the venue publishes today', async () => {
  const { body } = await rest.send('GET /products/ETH-USD')
  expect(body).toEqual({
    id: 'ETH-USD',
    base_currency: 'ETH',
    quote_currency: 'USD',
    quote_increment: '0.01',
    base_increment: '0.00000001',
    display_name: 'ETH-USD',
    min_market_funds: '1',
    margin_enabled: false,
    post_only: false,
    limit_only: false,
    cancel_only: false,
    status: 'online',
    status_message: '',
    trading_disabled: false,
    fx_stablecoin: false,
    max_slippage_percentage: '0.02000000',
    auction_mode: false,
    high_bid_limit_percentage: '',
  })
  expect((await rest.send('GET /products')).body[1]).toEqual(body)
})

test('the book has one level, all levels or all orders', async () => {
  const book = (level: string) => rest.send(`GET /products/ETH-USD/book${level}`)
  const first = (await book('')).body
  expect(first).toMatchObject({
    bids: [['1999.00', '1.5', 1]],
    asks: [['2001.00', '2.25', 1]],
    auction_mode: false,
    auction: null,
    sequence: expect.any(Number),
    time: expect.stringMatching(microseconds),
  })
  const second = (await book('?level=2&limit=3')).body
  expect(second.bids).toHaveLength(30)
  expect(second.asks.at(-1)).toEqual(['2030.00', '2.25', 1])
  const third = (await book('?level=3')).body
  expect(third.bids.map((row: unknown[]) => row.slice(0, 2))).toEqual(
    second.bids.map((row: unknown[]) => row.slice(0, 2)),
  )
  expect(third.bids[0][2]).toMatch(/^[0-9a-f-]{36}$/)
})

test('the third item of a level counts its orders', async () => {
  await rest.order({ product_id: 'ETH-USD', side: 'buy', price: '1999', size: '1' })
  const { body } = await rest.send('GET /products/ETH-USD/book')
  expect(body.bids).toEqual([['1999.00', '2.5', 2]])
  venue.engine.reset()
})

test('trades come newest first, tell the side of the maker and lead to older and newer ones', async () => {
  const tape = venue.engine.recentTrades('ETH-USD', 10).toReversed()
  const { body, headers } = await rest.send('GET /products/ETH-USD/trades')
  expect(body).toEqual(
    tape.map(({ id, price, quantity, takerSide, timeMs }) => ({
      trade_id: id,
      side: takerSide === 'buy' ? 'sell' : 'buy',
      size: formatDecimal(quantity),
      price: formatDecimal(price),
      time: new Date(timeMs).toISOString().replace('Z', '000Z'),
    })),
  )
  expect(headers.get('cb-before')).toBe(String(tape[0]?.id))
  expect(headers.get('cb-after')).toBe(String(tape.at(-1)?.id))
  const page = async (query: string): Promise<number[]> => {
    const answer = await rest.send(`GET /products/ETH-USD/trades?${query}`)
    return answer.body.map((trade: { trade_id: number }) => trade.trade_id)
  }
  expect(await page('limit=1')).toEqual([tape[0]?.id])
  expect(await page(`after=${tape[0]?.id}`)).toEqual([tape[1]?.id])
  expect(await page(`before=${tape[1]?.id}`)).toEqual([tape[0]?.id])
})

test('candles are numbers, low before high, newest first, 350 without a range', async () => {
  const { body } = await rest.send('GET /products/ETH-USD/candles?granularity=3600')
  expect(body).toHaveLength(350)
  expect(body[0][0]).toBeGreaterThan(body[1][0])
  for (const [time, low, high, open, close, volume] of body as Row[]) {
    expect(time % 3600).toBe(0)
    expect(low).toBeLessThanOrEqual(Math.min(open, close))
    expect(high).toBeGreaterThanOrEqual(Math.max(open, close))
    expect(volume).toBeGreaterThan(0)
  }
})

test('an interval without trades has no candle', async () => {
  let nowMs = Date.now()
  const quiet = await openQuietVenue({ now: () => nowMs })
  nowMs += 180_000
  const { body } = await new RestClient(quiet.front.endpoint).send(
    'GET /products/ETH-USD/candles?granularity=60',
  )
  const newest = quiet.history.candles('ETH-USD', 60_000, 4).find(({ trades }) => trades > 0)
  expect(body[0][0] * 1000).toBe(newest?.openMs)
  expect(nowMs - body[0][0] * 1000).toBeGreaterThan(120_000)
  await quiet.front.close()
})

test('a range of candles includes both ends', async () => {
  const [first, , third] = venue.history.candles('ETH-USD', 3_600_000, 6)
  const [start, end] = [first!, third!].map(({ openMs }) => new Date(openMs).toISOString())
  const { body } = await rest.send(
    `GET /products/ETH-USD/candles?granularity=3600&start=${start}&end=${end}`,
  )
  expect(body.map(([time]: Row) => time * 1000)).toEqual([
    third!.openMs,
    third!.openMs - 3_600_000,
    first!.openMs,
  ])
})

test('the ticker and the statistics agree with the day', async () => {
  const day = venue.history.day('ETH-USD')
  const ticker = (await rest.send('GET /products/ETH-USD/ticker')).body
  expect(ticker).toMatchObject({
    bid: '1999.00',
    ask: '2001.00',
    price: formatDecimal(day.last),
    trade_id: day.lastTradeId,
    time: expect.stringMatching(microseconds),
  })
  const stats = (await rest.send('GET /products/ETH-USD/stats')).body
  expect(stats).toMatchObject({
    open: formatDecimal(day.open),
    high: formatDecimal(day.high),
    low: formatDecimal(day.low),
    last: formatDecimal(day.last),
  })
  expect(Number(stats.volume_30day)).toBeGreaterThan(Number(stats.volume))
})

test('currencies say what they are and where they move', async () => {
  const { body } = await rest.send('GET /currencies')
  expect(body.map(({ id }: { id: string }) => id)).toEqual(['BTC', 'USD', 'ETH'])
  expect((await rest.send('GET /currencies/ETH')).body).toMatchObject({
    name: 'Ethereum',
    status: 'online',
    max_precision: '0.00000001',
    supported_networks: [{ id: 'ethereum', status: 'online' }],
  })
})
