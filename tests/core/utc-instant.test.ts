import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utcInstantMs } from '../../core/utc-instant.ts'

test.for([
  ['2026-12-31T00:00Z', Date.UTC(2026, 11, 31)],
  ['2026-12-31T00:00:00Z', Date.UTC(2026, 11, 31)],
  ['2028-02-29T23:59:59.999Z', Date.UTC(2028, 1, 29, 23, 59, 59, 999)],
] as const)('%s is an instant', ([text, ms]) => {
  expect(utcInstantMs(text)).toBe(ms)
})

test.for([
  '2026-12-31',
  '2026-12-31T00:00:00',
  '2026-12-31T00:00:00+00:00',
  '2026-12-31T00:00:00+02:00',
  '2026-12-31 00:00:00Z',
  '2027-02-29T00:00:00Z',
  '2027-02-30T00:00:00Z',
  '2027-01-01T24:00:00Z',
  '2027-01-01T00:00:60Z',
  '2027-13-01T00:00:00Z',
  '31.12.2026',
  'tomorrow',
  '',
])('%s is not', text => {
  expect(utcInstantMs(text)).toBeUndefined()
})

test('what the clock writes is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), ms => {
      expect(utcInstantMs(new Date(ms).toISOString())).toBe(ms)
    }),
  )
})
