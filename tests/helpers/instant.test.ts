import { expect, test } from 'vitest'
import { instantMs, msBetween } from '../../helpers/instant.ts'

test('an instant is told to the microsecond', () => {
  expect(instantMs('1970-01-01T00:00:01.000001Z')).toBe(1000.001)
  expect(instantMs('2026-01-31T09:30:00.123456Z')).toBe(Date.UTC(2026, 0, 31, 9, 30) + 123.456)
})

test.for([
  '',
  '2026-01-31T09:30:00Z',
  '2026-01-31T09:30:00.123Z',
  '2026-13-31T09:30:00.123456Z',
  '2026-01-31 09:30:00.123456',
  '1769851800123',
])('%j is no instant', text => {
  expect(() => instantMs(text)).toThrow(/must look like 2026-01-31T09:30:00\.000000Z, was/)
})

test('between two instants there are milliseconds, below zero backwards', () => {
  const [early, late] = ['2026-01-31T23:59:59.999500Z', '2026-02-01T00:00:01.000750Z']
  expect(msBetween(early, late)).toBeCloseTo(1001.25, 6)
  expect(msBetween(late, early)).toBeCloseTo(-1001.25, 6)
  expect(msBetween(early, early)).toBe(0)
  expect(() => msBetween(early, '')).toThrow(RangeError)
})
