import { afterAll, beforeAll, expect, test } from 'vitest'
import { decimal } from '../../../sandbox/venues/binance/decimals.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'
import { SocketClient } from './socket-client.ts'

let venue: QuietVenue
let rest: RestClient
let client: SocketClient
const symbol = 'ETHUSDT'
const dayMs = 86_400_000

beforeAll(async () => {
  venue = await openQuietVenue()
  rest = new RestClient(venue.front.endpoint)
  const path = `/stream?streams=${streams.join('/')}`
  client = await SocketClient.open(`${venue.front.endpoint.websocket}${path}`)
})
afterAll(async () => {
  await client.close()
  await venue.front.close()
})

const streams = [
  ...['ticker', 'miniTicker', 'ticker_1h', 'ticker_4h', 'ticker_1d', 'avgPrice', 'kline_1s'].map(
    channel => `ethusdt@${channel}`,
  ),
  '!miniTicker@arr',
  '!ticker_1h@arr',
]
const sent = async (name: string) => (await client.until(({ stream }) => stream === name)).data

const window = ['e', 'E', 's', 'p', 'P', 'w', 'o', 'h', 'l', 'c', 'v', 'q', 'O', 'C', 'F', 'L', 'n']
const mini = ['e', 'E', 's', 'c', 'o', 'h', 'l', 'v', 'q']

test.for([
  ['ethusdt@ticker', '24hrTicker', [...window, 'x', 'Q', 'b', 'B', 'a', 'A']],
  ['ethusdt@miniTicker', '24hrMiniTicker', mini],
  ['ethusdt@ticker_1h', '1hTicker', window],
  ['ethusdt@ticker_4h', '4hTicker', window],
  ['ethusdt@ticker_1d', '1dTicker', window],
  ['ethusdt@avgPrice', 'avgPrice', ['e', 'E', 's', 'i', 'w', 'T']],
] as const)('%s sends %s with its own fields', async ([name, event, keys]) => {
  const message = await sent(name)
  expect(message.e).toBe(event)
  expect(Object.keys(message).sort()).toEqual([...keys].sort())
})

test.for([
  ['!miniTicker@arr', '24hrMiniTicker'],
  ['!ticker_1h@arr', '1hTicker'],
] as const)('%s sends a list of every symbol that changed', async ([name, event]) => {
  const list = await sent(name)
  expect(list.map(({ e, s }: Record<string, string>) => [e, s])).toEqual([
    [event, 'ETHUSDT'],
    [event, 'LTCUSDT'],
  ])
})

test('a candle is told once more, as closed, when its time is over', async () => {
  const { k } = (await client.until(({ data }) => data.k?.x)).data
  const next = (await client.until(({ data }) => data.k?.t > k.t)).data
  expect(k.T).toBe(k.t + 999)
  expect(next.k).toMatchObject({ t: k.t + 1000, o: k.c })
})

test.for([
  ['1s', 1000],
  ['1m', 60_000],
  ['1h', 3_600_000],
  ['3d', 3 * dayMs],
  ['1w', 7 * dayMs],
  ['1M', undefined],
] as const)('candles of %s follow each other without a gap', async ([interval, lengthMs]) => {
  const { body } = await rest.get('/api/v3/klines', { symbol, interval, limit: 5 })
  expect(body).toHaveLength(5)
  for (const [index, row] of body.slice(1).entries()) {
    expect(row[0]).toBe(body[index][6] + 1)
    if (lengthMs !== undefined) expect(row[0] - body[index][0]).toBe(lengthMs)
  }
  const opened = new Date(body[4][0])
  if (interval === '1w') expect(opened.getUTCDay()).toBe(1)
  if (interval === '1M') expect(opened.getUTCDate()).toBe(1)
})

test('candles from the beginning of time are the oldest that the venue has', async () => {
  const { body } = await rest.get('/api/v3/klines', { symbol, interval: '1s', startTime: 0 })
  const all = venue.history.candles(symbol, 1000, Number.MAX_SAFE_INTEGER)
  expect(body.map(([openMs]: number[]) => openMs)).toEqual(
    all.slice(0, 500).map(({ openMs }) => openMs),
  )
})

test('candles end where they are asked to', async () => {
  const endTime = Date.now() - dayMs
  const { body } = await rest.get('/api/v3/klines', { symbol, interval: '1h', endTime, limit: 3 })
  expect(body).toHaveLength(3)
  expect(body[2][0]).toBe(endTime - (endTime % 3_600_000))
})

test('the average price weighs five minutes by their volume', async () => {
  const { body } = await rest.get('/api/v3/avgPrice', { symbol })
  const candles = venue.history.candles(symbol, 60_000, 5)
  const volume = candles.reduce((sum, candle) => sum + Number(candle.volume), 0)
  const quote = candles.reduce((sum, candle) => sum + Number(candle.quoteVolume), 0)
  expect(Object.keys(body)).toEqual(['mins', 'price', 'closeTime'])
  expect(Number(body.price)).toBeCloseTo(quote / volume, 6)
})

test('aggregate trades can be read on from an id', async () => {
  const all = await rest.get('/api/v3/aggTrades', { symbol })
  const later = await rest.get('/api/v3/aggTrades', { symbol, fromId: all.body[1].a })
  expect(later.body).toEqual(all.body.slice(1))
})

test('the statistics of a window come in full or in short', async () => {
  const full = await rest.get('/api/v3/ticker', { symbol, windowSize: '1h' })
  const short = await rest.get('/api/v3/ticker', { symbol, windowSize: '1h', type: 'MINI' })
  const left = Object.keys(full.body).filter(key => !Object.hasOwn(short.body, key))
  expect(left).toEqual(['priceChange', 'priceChangePercent', 'weightedAvgPrice'])
  expect(full.body.lastPrice).toBe(decimal(venue.history.day(symbol).last))
})
