import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDecimal } from '../../sandbox/decimal.ts'
import { binanceListings } from '../../sandbox/venues/binance/listings.ts'
import { ethusdt } from '../../sandbox/market/calibration.ts'
import { SeededHistory } from '../../sandbox/market/history.ts'
import { createEngine } from '../../sandbox/matching/engine.ts'
import type { Side } from '../../sandbox/matching/types.ts'

const symbol = 'ETHUSDT'
const { instrument } = binanceListings.find(listing => listing.instrument.symbol === symbol)!
const openPrice = parseDecimal('2683.8')
const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const startMs = Date.UTC(2031, 4, 15, 13, 37, 42, 123)

function openHistory(atMs = startMs) {
  const clock = { nowMs: atMs }
  const engine = createEngine({ now: () => clock.nowMs })
  engine.list(instrument)
  const history = new SeededHistory({
    engine,
    now: () => clock.nowMs,
    seed: 1,
    calibration: ethusdt,
  })
  history.open(instrument, openPrice)
  return { clock, engine, history }
}

const intervals: readonly [string, number, number][] = [
  ['1s', secondMs, 1_000],
  ['1m', minuteMs, 1_000],
  ['3m', 3 * minuteMs, 500],
  ['1h', hourMs, 1_000],
  ['12h', 12 * hourMs, 100],
  ['1d', dayMs, 365],
  ['1w', 7 * dayMs, 50],
]

test.for(intervals)(
  'candles of %s have no gap and end with the running one',
  ([, stepMs, count]) => {
    const candles = openHistory().history.candles(symbol, stepMs, count)

    expect(candles).toHaveLength(count)
    expect(candles.at(-1)!.openMs).toBeLessThanOrEqual(startMs)
    expect(candles.at(-1)!.openMs).toBeGreaterThan(startMs - stepMs)
    expect(candles.at(-1)!.close).toBe(openPrice)
    for (const [index, candle] of candles.entries()) {
      expect(candle.openMs).toBe(candles[0]!.openMs + index * stepMs)
      expect(candle.low).toBeLessThanOrEqual(
        candle.open < candle.close ? candle.open : candle.close,
      )
      expect(candle.high).toBeGreaterThanOrEqual(
        candle.open > candle.close ? candle.open : candle.close,
      )
      expect(candle.quoteVolume).toBeLessThanOrEqual((candle.high * candle.volume) / 100_000_000n)
      if (index > 0 && candle.trades > 0) expect(candle.open).toBe(candles[index - 1]!.close)
    }
  },
)

test('a week begins on Monday and a month on its first day', () => {
  const { history } = openHistory()
  const weeks = history.candles(symbol, 7 * dayMs, 10)
  const months = history.candles(symbol, 30 * dayMs, 6)

  for (const { openMs } of weeks) expect(new Date(openMs).getUTCDay()).toBe(1)
  expect(months.map(({ openMs }) => new Date(openMs).toISOString().slice(0, 10))).toEqual([
    '2030-12-01',
    '2031-01-01',
    '2031-02-01',
    '2031-03-01',
    '2031-04-01',
    '2031-05-01',
  ])
})

test('an hour of the past is what its minutes add up to', () => {
  const { history } = openHistory()
  const hourOpenMs = startMs - (startMs % hourMs) - 5 * hourMs
  const [hour] = history.candles(symbol, hourMs, 1, hourOpenMs)
  const minutes = history.candles(symbol, minuteMs, 60, hourOpenMs + hourMs - 1)

  expect(minutes[0]!.openMs).toBe(hourOpenMs)
  expect(hour!.volume).toBe(minutes.reduce((sum, { volume }) => sum + volume, 0n))
  expect(hour!.trades).toBe(minutes.reduce((sum, { trades }) => sum + trades, 0))
  expect(hour!.close).toBe(minutes.at(-1)!.close)
})

test('the same seed at the same moment makes the same past', () => {
  const past = () => openHistory().history.candles(symbol, minuteMs, 1_000)

  expect(past()).toEqual(past())
})

interface Reported {
  readonly afterMs: number
  readonly ticks: number
  readonly lots: number
  readonly takerSide: Side
}

const reports = fc.array(
  fc.record<Reported>({
    afterMs: fc.oneof(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 200_000 })),
    ticks: fc.integer({ min: 268_000, max: 269_000 }),
    lots: fc.integer({ min: 1, max: 50_000 }),
    takerSide: fc.constantFrom<Side>('buy', 'sell'),
  }),
  { maxLength: 60 },
)

test('live candles are what the tape adds up to, quiet ones repeat the close', () => {
  fc.assert(
    fc.property(reports, fc.constantFrom(secondMs, minuteMs, 5 * minuteMs), (tape, stepMs) => {
      const { clock, engine, history } = openHistory(startMs - (startMs % hourMs))
      const trades = tape.map(({ afterMs, ticks, lots, takerSide }) => {
        clock.nowMs += afterMs
        const price = BigInt(ticks) * instrument.tickSize
        const quantity = BigInt(lots) * instrument.lotSize
        engine.report(symbol, { price, quantity, takerSide })
        return { price, quantity, takerSide, timeMs: clock.nowMs }
      })
      const sinceMs = startMs - (startMs % hourMs) + stepMs
      const live = history.candles(symbol, stepMs, 1_000).filter(({ openMs }) => openMs >= sinceMs)

      let close = trades.findLast(({ timeMs }) => timeMs < (live[0]?.openMs ?? 0))?.price
      for (const candle of live) {
        const own = trades.filter(
          ({ timeMs }) => timeMs >= candle.openMs && timeMs < candle.openMs + stepMs,
        )
        const prices = own.map(({ price }) => Number(price))
        close ??= candle.open
        expect(candle.trades).toBe(own.length)
        expect(candle.open).toBe(own[0]?.price ?? close)
        close = own.at(-1)?.price ?? close
        expect(candle.close).toBe(close)
        expect(Number(candle.high)).toBe(own.length ? Math.max(...prices) : Number(close))
        expect(Number(candle.low)).toBe(own.length ? Math.min(...prices) : Number(close))
        const total = (of: typeof own) => of.reduce((sum, { quantity }) => sum + quantity, 0n)
        expect(candle.volume).toBe(total(own))
        expect(candle.takerBuyVolume).toBe(total(own.filter(trade => trade.takerSide === 'buy')))
      }
    }),
    { numRuns: 60 },
  )
})

test('the day adds up the minutes of the last 24 hours and follows the tape', () => {
  const { clock, engine, history } = openHistory()
  const before = history.day(symbol)
  expect(before.closeMs - before.openMs).toBe(dayMs)
  expect(before.last).toBe(openPrice)

  clock.nowMs += 10
  const quantity = parseDecimal('2')
  engine.report(symbol, { price: before.high * 2n, quantity, takerSide: 'buy' })

  const after = history.day(symbol)
  expect(after.high).toBe(before.high * 2n)
  expect(after.last).toBe(before.high * 2n)
  expect(after.lastQuantity).toBe(quantity)
  expect(after.volume - before.volume).toBe(quantity)
  expect(after.trades - before.trades).toBe(1)
  const minutes = history.candles(symbol, minuteMs, 1_440)
  expect(after.volume).toBe(minutes.reduce((sum, { volume }) => sum + volume, 0n))
})

test('a day later the day forgets what is older', () => {
  const { clock, engine, history } = openHistory()
  engine.report(symbol, { price: openPrice, quantity: parseDecimal('1'), takerSide: 'buy' })
  clock.nowMs += dayMs + hourMs

  expect(history.day(symbol)).toMatchObject({
    volume: 0n,
    trades: 0,
    open: openPrice,
    last: openPrice,
  })
})

test('candles until a moment end with the one that contains it', () => {
  const { history } = openHistory()
  const untilMs = startMs - 7 * hourMs

  const candles = history.candles(symbol, hourMs, 3, untilMs)

  expect(candles.map(({ openMs }) => openMs)).toEqual(
    [2, 1, 0].map(back => untilMs - (untilMs % hourMs) - back * hourMs),
  )
})

test('a clock that is set back does not open an older candle', () => {
  const { clock, engine, history } = openHistory()
  const quantity = parseDecimal('1')
  clock.nowMs += 2 * secondMs
  engine.report(symbol, { price: openPrice, quantity, takerSide: 'buy' })
  const count = history.candles(symbol, secondMs, 1_000).length
  clock.nowMs -= 2 * secondMs
  engine.report(symbol, { price: openPrice, quantity, takerSide: 'sell' })
  clock.nowMs += 2 * secondMs

  expect(history.candles(symbol, secondMs, 1_000)).toHaveLength(count)
  expect(history.candles(symbol, secondMs, 1).at(-1)!.volume).toBe(2n * quantity)
})
