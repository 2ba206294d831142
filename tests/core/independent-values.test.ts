import { expect, test } from 'vitest'
import { seededRandom } from '../../bench/seeded-random.ts'
import { independentValues } from '../../core/independent-values.ts'

/** A first-order autoregression, whose sample of n is worth n (1 - memory) / (1 + memory). */
function remembering(memory: number, count: number): readonly number[] {
  const random = seededRandom(3)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  let state = normal()
  return Array.from({ length: count }, () => {
    state = memory * state + Math.sqrt(1 - memory ** 2) * normal()
    return Math.exp(state)
  })
}

test('independent values count in full', () => {
  expect(independentValues(remembering(0, 5000))).toBeGreaterThan(4500)
})

test.for([0.5, 0.8, 0.95])(
  'values that inherit %d of the last are worth what theory says',
  memory => {
    const count = 20_000
    const worth = (count * (1 - memory)) / (1 + memory)
    const found = independentValues(remembering(memory, count))
    expect(found / worth).toBeGreaterThan(0.6)
    expect(found / worth).toBeLessThan(1.4)
  },
)

test('slow values in one stretch are worth few', () => {
  const random = seededRandom(4)
  const scattered = Array.from({ length: 600 }, (_, index) =>
    index >= 300 && index < 360 ? 100 + random() : random(),
  )
  expect(independentValues(scattered)).toBeLessThan(20)
})

test('a sample that never changes its mind is worth a value for each thousand at most, and takes no long', () => {
  const rising = Array.from({ length: 300_000 }, (_, index) => index)
  expect(independentValues(rising)).toBeLessThanOrEqual(300)
})

test('equal values and tiny samples are taken as they are', () => {
  expect(independentValues([7, 7, 7, 7, 7])).toBe(5)
  expect(independentValues([1, 2])).toBe(2)
})
