import { expect, test } from 'vitest'
import { seededRandom } from '../../../sandbox/firm/settlement/seeded-random.ts'

const draws = (seed: number, label: string, count: number) => {
  const random = seededRandom(seed, label)
  return Array.from({ length: count }, () => random())
}

test('the same seed and label draw the same, and another of either something else', () => {
  const drawn = draws(1, 'trades', 20)

  expect(draws(1, 'trades', 20)).toEqual(drawn)
  expect(draws(2, 'trades', 20)).not.toEqual(drawn)
  expect(draws(1, 'others', 20)).not.toEqual(drawn)
  expect(new Set(drawn)).toHaveLength(20)
})

test('draws are spread evenly over [0, 1), beyond one digest', () => {
  const drawn = draws(7, 'even', 20_000)
  const tenths = Map.groupBy(drawn, value => Math.floor(value * 10))

  expect(tenths.size).toBe(10)
  // Five standard deviations of a tenth of 20,000 are 212.
  for (const [, { length }] of tenths) expect(Math.abs(length - 2000)).toBeLessThan(212)
})
