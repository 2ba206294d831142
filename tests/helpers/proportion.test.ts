import { expect, test } from 'vitest'
import { proportion } from '../../helpers/proportion.ts'

const sample = (count: number, of: number) => Array.from({ length: of }, (_, at) => at < count)

test('a proportion is a count of a sample', () => {
  expect(proportion(sample(3, 60))).toMatchObject({ count: 3, of: 60, pct: 5 })
})

test.for([
  [0, 60, 0, 100 * (1 - 0.05 ** (1 / 60))],
  [60, 60, 100 * 0.05 ** (1 / 60), 100],
  [1, 60, 0.08545, 7.664],
  [2, 60, 0.59549, 10.12359],
  [3, 60, 1.37652, 12.41872],
  [54, 60, 81.21426, 95.5547],
  [0, 299, 0, 0.99691],
] as const)('%i of %i lie between bounds', ([count, of, lower, upper]) => {
  const { lowerPct, upperPct } = proportion(sample(count, of))

  expect(lowerPct).toBeCloseTo(lower, 4)
  expect(upperPct).toBeCloseTo(upper, 4)
})

test('nothing has no proportion', () => {
  expect(() => proportion([])).toThrow('a proportion must be of a sample, was of nothing')
})
