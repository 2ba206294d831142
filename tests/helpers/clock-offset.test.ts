import { expect, test } from 'vitest'
import { allowedOffsetMs, clockOffset, windowSharePct } from '../../helpers/clock-offset.ts'

test('the look with the shortest round trip counts', () => {
  const looks = [
    { venueMs: 5_000, localMidMs: 1_000, roundTripMs: 90 },
    { venueMs: 1_420, localMidMs: 1_000, roundTripMs: 4 },
    { venueMs: 1_460, localMidMs: 1_000, roundTripMs: 50 },
  ]

  expect(clockOffset(looks)).toEqual({ offsetMs: 420, uncertaintyMs: 2 })
})

test('a clock that lags has a negative offset', () => {
  expect(clockOffset([{ venueMs: 900, localMidMs: 1_000, roundTripMs: 1 }]).offsetMs).toBe(-100)
})

test('no look is no offset', () => {
  expect(() => clockOffset([])).toThrow(RangeError)
})

test.for([
  ['the limit, where the window is wide', 500, 5_000, 500],
  ['a share of the window, where that is less', 500, 1_000, 250],
  ['the limit alone, where there is no window', 500, 0, 500],
] as const)('what is allowed is %s', ([, limitMs, windowMs, allowedMs]) => {
  expect(allowedOffsetMs(limitMs, windowMs, 25)).toBe(allowedMs)
})

test('an offset takes its share of a window, and none of no window', () => {
  expect(windowSharePct(250, 1_000)).toBe(25)
  expect(windowSharePct(250, 0)).toBe(0)
})

test('what is allowed takes just the share that may be taken', () => {
  expect(windowSharePct(allowedOffsetMs(60_000, 1_200, 25), 1_200)).toBe(25)
})
