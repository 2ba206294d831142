import { expect, test } from 'vitest'
import { feedArbitration } from '../../helpers/feed-arbitration.ts'

const arrivals = (first: Record<string, number>, second: Record<string, number>) => ({
  first: new Map(Object.entries(first)),
  second: new Map(Object.entries(second)),
  fromMs: 1_000,
  untilMs: 5_000,
})

test('what one alone tells is recovered by the other, and the later one is behind', () => {
  const a = { a: 2_000, b: 2_100, c: 2_200 }
  const b = { a: 2_030, b: 2_090, d: 2_300 }

  expect(feedArbitration(arrivals(a, b))).toEqual({
    news: 4,
    lesserSharePct: 75,
    recoveredPct: 50,
    skewMs: 10,
    greatestSkewMs: 30,
  })
})

test('the first and the last half second are left out', () => {
  const a = { early: 1_499, a: 1_500, b: 4_500, late: 4_501 }
  const b = { a: 1_510, b: 4_600, early: 3_000 }

  expect(feedArbitration(arrivals(a, b))).toEqual({
    news: 2,
    lesserSharePct: 100,
    recoveredPct: 0,
    skewMs: 10,
    greatestSkewMs: 100,
  })
})

test('of a dead one there is no skew, and of two dead ones nothing at all', () => {
  expect(feedArbitration(arrivals({ a: 2_000 }, {}))).toEqual({
    news: 1,
    lesserSharePct: 0,
    recoveredPct: 100,
    skewMs: Number.NaN,
    greatestSkewMs: Number.NaN,
  })
  expect(feedArbitration(arrivals({}, {}))).toEqual({
    news: 0,
    lesserSharePct: Number.NaN,
    recoveredPct: Number.NaN,
    skewMs: Number.NaN,
    greatestSkewMs: Number.NaN,
  })
})
