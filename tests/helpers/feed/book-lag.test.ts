import { expect, test } from 'vitest'
import { bookLags, lagSide, usableLooks, type BookLook } from '../../../helpers/feed/book-lag.ts'
import { latencySummary } from '../../../helpers/latency-summary.ts'
import type { Touch, TouchHistory } from '../../../helpers/feed/touch-history.ts'

const touch = (fromMs: number, bid: number, id?: number): Touch => ({
  fromMs,
  id,
  bid,
  ask: bid + 1,
})
const history = (touches: readonly Touch[], sooner: readonly Touch[] = []): TouchHistory => ({
  touches,
  sooner,
  changes: [],
  flaws: 0,
})
const look = (askedMs: number, bid: number, more: Partial<BookLook> = {}): BookLook => ({
  askedMs,
  answeredMs: askedMs + 10,
  bestBid: `${bid}.00`,
  bestAsk: `${bid + 1}.00`,
  ...more,
})
const lagsOf = (looks: readonly BookLook[], ...of: Parameters<typeof history>) => {
  const { leastMs, mostMs, neverSo } = bookLags(looks, history(...of))
  return { leastMs, mostMs, neverSo }
}

test('a book is as old as the news that it has not taken, by the question and by the answer', () => {
  const told = [touch(0, 100), touch(1_000, 101), touch(2_000, 102)]
  const looks = [look(1_300, 101), look(1_300, 100), look(1_995, 101), look(5_000, 100)]

  expect(lagsOf(looks, told)).toEqual({
    leastMs: [0, 300, 0, 4_000],
    mostMs: [0, 310, 5, 4_010],
    neverSo: 0,
  })
})

test('who hears the venue sooner than we do is not behind, but for half a second only', () => {
  const told = [touch(0, 100), touch(1_000, 101)]

  expect(lagsOf([look(600, 101)], told)).toEqual({ leastMs: [0], mostMs: [0], neverSo: 0 })
  expect(lagsOf([look(480, 101)], told)).toEqual({ leastMs: [], mostMs: [], neverSo: 1 })
})

test('prices that come back date a book by the last time, and the same ones told again are not newer', () => {
  const back = [touch(0, 100), touch(1_000, 101), touch(2_000, 100), touch(3_000, 102)]
  const again = [touch(0, 100), touch(1_000, 100), touch(2_000, 101), touch(9_000, 100)]

  expect(lagsOf([look(3_200, 100)], back).leastMs).toEqual([200])
  expect(lagsOf([look(2_200, 100)], again).leastMs).toEqual([200])
})

test("prices that never were the venue's are counted, and the first is told", () => {
  const told = [touch(0, 100), touch(1_000, 101)]
  const crossed = { bestBid: '102', bestAsk: '101' }
  const looks = [look(1_100, 101), look(1_200, 101, crossed), look(1_300, 0, { bestBid: '100' })]

  expect(bookLags(looks, history(told))).toMatchObject({
    leastMs: [0],
    neverSo: 2,
    first: '102 / 101',
  })
})

test('a number dates a book whose prices have not changed', () => {
  const told = [touch(0, 100, 5), touch(1_000, 100, 8), touch(2_000, 100, 9)]
  const looks = ['5', '7', '8', '9', '12'].map(lastUpdateId => look(2_500, 100, { lastUpdateId }))

  expect(lagsOf(looks, told)).toMatchObject({ leastMs: [1_500, 1_500, 500, 0, 0], neverSo: 0 })
})

test('what has a number must have the prices of that number', () => {
  const told = [touch(0, 100, 5), touch(1_000, 101, 8)]
  const before = look(1_100, 100, { lastUpdateId: '8' })
  const between = look(1_100, 100, { lastUpdateId: '7' })

  expect(bookLags([before, between], history(told))).toMatchObject({
    leastMs: [100],
    neverSo: 1,
    first: '100.00 / 101.00 after 8',
  })
})

test("a number that counts something else than the venue's book is not held against it", () => {
  const told = [touch(0, 100), touch(1_000, 101)]

  expect(lagsOf([look(1_300, 100, { lastUpdateId: '77' })], told).leastMs).toEqual([300])
  expect(
    lagsOf([look(1_300, 100, { lastUpdateId: 'a7' })], [touch(0, 100, 1), touch(1_000, 101, 2)])
      .leastMs,
  ).toEqual([300])
})

test('prices that are told sooner beside the book are dated by the book that follows them', () => {
  const told = [touch(0, 100), touch(1_000, 102), touch(1_100, 103)]
  const sooner = [touch(950, 101)]

  expect(lagsOf([look(990, 101), look(1_250, 101)], told, sooner)).toEqual({
    leastMs: [0, 250],
    mostMs: [0, 260],
    neverSo: 0,
  })
})

test('looks at what is not usable, or without a price, or at nothing are left out', () => {
  const when = { askedMs: 1, answeredMs: 2 }
  const answer = { usable: true, bestBid: '100', bestAsk: '101' }
  const looks = [
    { ...when, answer },
    { ...when, answer: { ...answer, usable: false } },
    { ...when, answer: { usable: true, bestBid: '100' } },
    { ...when, answer: undefined },
  ]

  expect(usableLooks(looks)).toEqual([{ ...when, ...answer }])
})

test.for([
  ['within', 60, 90],
  ['within', 60, 100],
  ['open', 60, 101],
  ['open', 100, 130],
  ['beyond', 101, 130],
] as const)('%s: a limit of 100 for lags from %d to %d', ([side, leastMs, mostMs]) => {
  const summary = (ms: number) => latencySummary(Array.from({ length: 100 }, () => ms))

  expect(lagSide(summary(leastMs), summary(mostMs), 100)).toBe(side)
})

test('too few looks leave a limit open', () => {
  const few = latencySummary(Array.from({ length: 58 }, () => 1))

  expect(lagSide(few, few, 100)).toBe('open')
})
