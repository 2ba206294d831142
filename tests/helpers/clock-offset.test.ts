import { expect, test } from 'vitest'
import { clockOffset } from '../../helpers/clock-offset.ts'

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
