import { expect, test } from 'vitest'
import { feedLatency, sideOf, type MessageAges } from '../../helpers/feed-latency.ts'

const ages: MessageAges = {
  count: 400,
  minMs: 10,
  p50Ms: 20,
  p95Ms: 30,
  p99Ms: 40,
  p999Ms: 50,
  p95BoundMs: 35,
  p99BoundMs: 45,
  resolutionMs: 1,
}
const utc = { offsetMs: 7, uncertaintyMs: 3 }

test('ages are corrected by what our clock differs from UTC', () => {
  expect(feedLatency(ages, { utc })).toEqual({
    minMs: 17,
    p50Ms: 27,
    p95Ms: 37,
    p99Ms: 47,
    p999Ms: 57,
    p95BoundMs: 42,
    p99BoundMs: 52,
    uncertaintyMs: 4,
    venueClockErrorMs: 0,
  })
})

test('what would be negative stays so', () => {
  expect(feedLatency(ages, { utc: { offsetMs: -15, uncertaintyMs: 3 } }).minMs).toBe(-5)
})

test.for([
  ['agrees with UTC', 7, 0],
  ['may agree with UTC', 27, 0],
  ['is ahead of UTC', 107, 80],
  ['is behind UTC', -93, 80],
] as const)("a venue's clock that %s", ([, offsetMs, errorMs]) => {
  const venue = { offsetMs, uncertaintyMs: 16 }
  const { venueClockErrorMs, uncertaintyMs } = feedLatency(ages, { utc, venue })

  expect(venueClockErrorMs).toBe(errorMs)
  expect(uncertaintyMs).toBe(4 + errorMs)
})

test.for([
  [51, 'within'],
  [50.9, 'open'],
  [43, 'open'],
  [42.9, 'beyond'],
] as const)('47 ms, give or take 4, is on this side of a limit of %f ms: %s', ([limitMs, side]) => {
  expect(sideOf(feedLatency(ages, { utc }), limitMs)).toBe(side)
})

test('too few messages are never within', () => {
  const latency = feedLatency({ ...ages, p95BoundMs: Number.POSITIVE_INFINITY }, { utc })

  expect(sideOf(latency, 60_000)).toBe('open')
})
