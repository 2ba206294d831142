import { expect, test } from 'vitest'
import { availability } from '../../helpers/availability.ts'

const answers = (attempts: number, failures: number) =>
  Array.from({ length: attempts }, (_, index) => index >= failures)

test('availability is successes over attempts', () => {
  expect(availability(answers(500, 6))).toMatchObject({ attempts: 500, successes: 494, pct: 98.8 })
})

test.for([
  [300, 0, 100 * 0.05 ** (1 / 300)],
  [299, 0, 99.0031],
  [500, 4, 98.1791],
  [10, 10, 0],
] as const)('%i attempts with %i failures exceed', ([attempts, failures, lowerPct]) => {
  expect(availability(answers(attempts, failures)).lowerPct).toBeCloseTo(lowerPct, 3)
})

test('no attempt is no availability', () => {
  expect(() => availability([])).toThrow(RangeError)
})
