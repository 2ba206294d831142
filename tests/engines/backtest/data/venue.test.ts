import { expect, test } from 'vitest'
import { ccxtClass } from '../../../../clients/venue/ccxt-class.ts'
import type { CandleSource } from '../../../../clients/market-history/venue-candles.ts'
import { loadVenueBars } from '../../../../engines/backtest/data/load.ts'

const minuteMs = 60_000
const sinceMs = Date.parse('2020-03-12T10:00Z')
const range = {
  symbol: 'BTC/USDT',
  timeframe: '1m',
  sinceMs,
  untilMs: sinceMs + 100 * minuteMs,
  pageSize: 30,
  calendar: 'continuous',
} as const
const candle = (minute: number) => [sinceMs + minute * minuteMs, 10, 12, 9, 11, 3]
const minutes = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

/** A venue with candles of these minutes, that answers in its own manner. */
function venueWith(known: readonly number[], manner: 'from a start' | 'window' | 'newest') {
  const asked: number[] = []
  const source: CandleSource = {
    id: 'made-up',
    parseTimeframe: () => 60,
    fetchOHLCV: (_symbol, _timeframe, since, limit) => {
      asked.push(since!)
      const from = (since! - sinceMs) / minuteMs
      const found = {
        'from a start': known.filter(minute => minute >= from).slice(0, limit),
        window: known.filter(minute => minute >= from && minute < from + limit!).toReversed(),
        newest: known.slice(-limit!),
      }[manner]
      return Promise.resolve(found.map(candle) as never)
    },
  }
  return { source, asked }
}

test.for(['from a start', 'window'] as const)(
  'pages %s make one history, each bar once and in order',
  async manner => {
    const { source, asked } = venueWith(minutes(0, 200), manner)
    const { bars, findings } = await loadVenueBars(source, range)

    expect(Array.from(bars.time, time => (time - sinceMs) / minuteMs)).toEqual(minutes(0, 100))
    expect(findings.map(({ kind }) => kind)).not.toContain('missing bars')
    expect(asked).toHaveLength(4)
  },
)

test('a time without trades, longer than a page, is gone past and named', async () => {
  const known = [...minutes(0, 10), ...minutes(80, 100)]
  for (const manner of ['from a start', 'window'] as const) {
    const { bars, findings } = await loadVenueBars(venueWith(known, manner).source, range)
    expect(bars.time).toHaveLength(30)
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'missing bars', count: 70 }))
  }
})

test('a venue that keeps the newest only gives a short history, which is said', async () => {
  const { source, asked } = venueWith(minutes(0, 100), 'newest')
  const { findings } = await loadVenueBars(source, range)

  expect(findings).toContainEqual(expect.objectContaining({ kind: 'short history', count: 70 }))
  expect(asked.length).toBeLessThan(5)
})

test('a candle that still runs is left out and named', async () => {
  const { source } = venueWith(minutes(0, 50), 'from a start')
  const nowMs = sinceMs + 49.5 * minuteMs
  const { bars, findings } = await loadVenueBars(source, { ...range, nowMs })

  expect(bars.time).toHaveLength(49)
  expect(findings).toContainEqual(
    expect.objectContaining({ kind: 'unfinished bar', first: expect.stringContaining('10:49') }),
  )
})

test('a venue that has nothing, and a range that is none, are refused', async () => {
  const { source, asked } = venueWith([], 'window')

  await expect(loadVenueBars(source, range)).rejects.toThrow(/made-up BTC\/USDT must hold at least/)
  expect(asked).toHaveLength(4)
  await expect(loadVenueBars(source, { ...range, untilMs: sinceMs })).rejects.toThrow(/not empty/)
})

test("ccxt's own client of a venue is paged through", async () => {
  const Binance = (await ccxtClass('binance'))!
  const asked: (string | null)[] = []
  const exchange = new Binance({
    enableRateLimit: false,
    fetchImplementation: (address: string) => {
      const { pathname, searchParams } = new URL(address)
      expect(pathname).toBe('/api/v3/klines')
      asked.push(searchParams.get('startTime'))
      const from = (Number(searchParams.get('startTime')) - sinceMs) / minuteMs
      const rows = minutes(from, from + Number(searchParams.get('limit'))).map(minute => {
        const [openMs, ...prices] = candle(minute)
        return [openMs, ...prices.map(String), openMs! + 59_999, '0', 1, '0', '0', '0']
      })
      return Promise.resolve(Response.json(rows))
    },
  })
  exchange.setMarkets([
    exchange.safeMarketStructure({
      id: 'BTCUSDT',
      symbol: 'BTC/USDT',
      spot: true,
      type: 'spot',
      active: true,
    }),
  ])
  const { bars } = await loadVenueBars(exchange, range)

  expect(bars.time).toHaveLength(100)
  expect(asked).toHaveLength(4)
  expect([bars.open[7], bars.close[99], bars.volume[0]]).toEqual([10, 11, 3])
})
