import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { quietHours } from '../../helpers/quiet-hours.ts'

const nowMs = Date.UTC(2026, 10, 22, 12)
const inHours = (hours: number) => nowMs + hours * 3_600_000

test.for([
  ['the next of several', [inHours(50), inHours(2.5)], 2.5],
  ['the horizon, if nothing is announced', [], 168],
  ['the horizon, if it is nearer', [inHours(200)], 168],
  ['one that has begun: none', [inHours(-3), inHours(50)], 0],
] as const)('it is quiet until %s', ([, announcedMs, hours]) => {
  expect(quietHours(announcedMs, nowMs, 168)).toBe(hours)
})

test('an announcement never makes it quieter', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (announcedMs, anotherMs) => {
      expect(quietHours([...announcedMs, anotherMs], 0, 168)).toBeLessThanOrEqual(
        quietHours(announcedMs, 0, 168),
      )
    }),
  )
})

test('an announcement that cannot be read is refused', () => {
  expect(() => quietHours([Number.NaN], nowMs, 168)).toThrow(RangeError)
})
