import { expect, test } from 'vitest'
import { studentT } from '../../helpers/student-t.ts'

/** Printed tables of the distribution. */
test.for([
  [0.95, 1, 12.7062],
  [0.95, 2, 4.302653],
  [0.95, 3, 3.182446],
  [0.95, 4, 2.776445],
  [0.95, 9, 2.262157],
  [0.95, 10, 2.228139],
  [0.95, 30, 2.042272],
  [0.95, 120, 1.97993],
  [0.99, 5, 4.032143],
  [0.9, 1, 6.313752],
  [0.5, 1, 1],
] as const)('%f with %i degrees of freedom is %f', ([confidence, degrees, t]) => {
  expect(studentT(confidence, degrees)).toBeCloseTo(t, 4)
})

test('many degrees come to the normal distribution', () => {
  expect(studentT(0.95, 100_000)).toBeCloseTo(1.959988, 5)
})

test.for([
  [0.95, 0],
  [0.95, 1.5],
  [1, 3],
  [0, 3],
  [Number.NaN, 3],
] as const)('%f with %f degrees is refused', ([confidence, degrees]) => {
  expect(() => studentT(confidence, degrees)).toThrow(RangeError)
})
