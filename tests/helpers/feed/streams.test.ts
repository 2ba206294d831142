import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BestPrices, TradeReport } from '../../../core/market-event.ts'
import { ClockOffsets } from '../../../helpers/feed/clock-offsets.ts'
import { CrossedTime } from '../../../helpers/feed/crossed-time.ts'
import { Echo } from '../../../helpers/feed/echo.ts'
import { OrderBook } from '../../../helpers/feed/order-book.ts'
import { Sequence } from '../../../helpers/feed/sequence.ts'
import { Silence } from '../../../helpers/feed/silence.ts'
import { Tape } from '../../../helpers/feed/tape.ts'
import { TradeEcho } from '../../../helpers/feed/trade-echo.ts'

test('a sequence tells gaps from repeats, and goes on from the greatest number', () => {
  const sequence = new Sequence()
  const flaws = [
    [5, 7],
    [8, 8],
    [10, 12],
    [9, 9],
    [13, 13],
    [13, 13],
  ].map(([first, last]) => sequence.take(first!, last!))

  expect(flaws).toEqual([undefined, undefined, 'gap', 'repeat', undefined, 'repeat'])
  expect(sequence).toMatchObject({ updates: 6, gaps: 1, repeats: 2 })
})

test('a tape counts what is missing, and what is told again', () => {
  const tape = new Tape()
  const flaws = [1, 2, 5, 5, 4, 6].map(id => tape.take(id))

  expect(flaws).toEqual([undefined, undefined, 'missing', 'repeat', 'repeat', undefined])
  expect(tape).toMatchObject({ trades: 6, missing: 2, repeats: 2 })
})

const heard = (timesMs: readonly number[], endedMs = timesMs.at(-1)!) => {
  const silence = new Silence()
  for (const ms of timesMs) silence.hear(ms)
  silence.end(endedMs)
  return silence
}
const steady = Array.from({ length: 60 }, (_, index) => index * 500)

test.for<[string, Silence, boolean | undefined]>([
  ['a steady stream', heard(steady), false],
  ['one that ends early', heard(steady, 29_500 + 2_501), true],
  ['a pause of five times every other', heard(steady, 29_500 + 2_500), false],
  ['a pause in the middle', heard([...steady, 40_000, 40_500]), true],
  [
    'a pause of less than two seconds',
    heard(
      steady.map(ms => ms / 10),
      2_950 + 1_900,
    ),
    false,
  ],
  ['a stream that hardly spoke', heard(steady.slice(0, 19), 100_000), undefined],
  ['one that never spoke', heard([], 100_000), undefined],
])('%s stands out or not', ([, silence, expected]) => {
  expect(silence.standsOut).toBe(expected)
})

test('quantiles of offsets are those of the sample, negative ones included', () => {
  const offset = fc.integer({ min: -5_000_000, max: 5_000_000 }).map(us => us / 1_000)
  fc.assert(
    fc.property(
      fc.array(offset, { minLength: 1 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (sample, share) => {
        const offsets = new ClockOffsets()
        for (const ms of sample) offsets.take(ms)
        const sorted = sample.toSorted((one, other) => one - other)
        const exact = sorted[Math.max(1, Math.ceil(share * sample.length - 1e-9)) - 1]!

        expect(Math.abs(offsets.quantileMs(share) - exact)).toBeLessThanOrEqual(
          0.001 + Math.abs(exact) * 0.002,
        )
        expect([offsets.minMs, offsets.maxMs]).toEqual([sorted[0], sorted.at(-1)])
      },
    ),
  )
})

test('a quantile of all offsets is bounded once there are enough of them', () => {
  const offsets = new ClockOffsets()
  for (let ms = 1; ms <= 298; ms++) offsets.take(ms)
  const early = [offsets.quantileBoundMs(0.95), offsets.quantileBoundMs(0.99)]
  offsets.take(299)

  expect(early).toEqual([expect.closeTo(290, 0), Number.POSITIVE_INFINITY])
  expect(offsets.quantileBoundMs(0.99)).toBeCloseTo(299, 0)
  expect(new ClockOffsets().quantileBoundMs(0.95)).toBe(Number.POSITIVE_INFINITY)
})

test('a clock that is set shows as a step between windows, a slow message does not', () => {
  const stepOf = (offsetAt: (index: number) => number) => {
    const offsets = new ClockOffsets()
    for (let index = 0; index < 200; index++) offsets.take(offsetAt(index))
    offsets.end()
    return offsets.greatestStepMs
  }

  expect(stepOf(index => (index < 100 ? 20 : 3_600_020))).toBe(3_600_000)
  expect(stepOf(index => (index % 50 === 0 ? 9_000 : 20))).toBe(0)
})

const bookWith = (bid: string, quantity: string) => {
  const book = new OrderBook()
  book.replace({ bids: [[bid, quantity]], asks: [['101', '2']] })
  return book
}
const stated = (lastId: number, bid: string, bidQuantity: string): BestPrices => ({
  kind: 'best',
  symbol: 'A',
  lastId,
  bid,
  bidQuantity,
  ask: '101.0',
  askQuantity: '2.00',
})

test('a book is held against the last best prices up to its change', () => {
  const echo = new Echo()
  echo.book(3, bookWith('99', '1'), 0)
  echo.statement(stated(5, '100', '1'))
  echo.book(7, bookWith('100', '3'), 0)
  echo.statement(stated(7, '100', '3'))
  echo.book(9, bookWith('100', '4'), 0)
  expect(echo).toMatchObject({ compared: 0, contradicted: 0 })

  echo.statement(stated(12, '100', '4'))

  // Of change 3 nothing was stated before, 7 agrees, and of 9 the last statement says 3.
  expect(echo).toMatchObject({ compared: 2, contradicted: 1 })
  expect(echo.first).toMatch(/^after change 9 our book had 4 at 100 .* stated 3 at 100 to/)
})

test('a trade that is told twice must be told alike', () => {
  const trade: TradeReport = { kind: 'trade', symbol: 'A', id: 1, price: '10.0', quantity: '2' }
  const echo = new TradeEcho()
  const told = [
    trade,
    { ...trade, price: '10', repeated: true },
    { ...trade, quantity: '3', repeated: true },
    { ...trade, quantity: '9' },
  ].map(one => echo.tell(one))

  expect(told).toEqual([
    undefined,
    undefined,
    'trade 1 was told as 2 at 10.0, and as 3 at 10.0',
    undefined,
  ])
  expect(echo).toMatchObject({ compared: 2, contradicted: 1 })
})

test('crossed time is that from the first crossed book to the next that is not', () => {
  const time = new CrossedTime()
  time.look(false, false, 0)
  time.look(true, false, 10)
  time.look(true, false, 30)
  time.look(false, true, 50)
  time.look(true, false, 90)
  time.look(false, false, 95)

  expect(time).toMatchObject({ crossedMs: 45, longestCrossedMs: 40, lockedMs: 40 })
})
