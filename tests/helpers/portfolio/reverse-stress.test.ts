import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { solved } from '../../../helpers/portfolio/cholesky.ts'
import { dot } from '../../../helpers/portfolio/matrix.ts'
import { plausibleShock } from '../../../helpers/portfolio/plausible-shock.ts'
import { portfolioVolatility } from '../../../helpers/portfolio/portfolio-risk.ts'
import { firstBreach, reverseStress } from '../../../helpers/portfolio/reverse-stress.ts'
import { stressed } from '../../../helpers/portfolio/stress.ts'
import { covariance, covariances } from './arbitraries.ts'

const book = { BTC: 600_000, ETH: 300_000, USDT: 100_000 }
const direction = { BTC: -0.4, ETH: -0.5, USDT: 0 }

test('the smallest shock in a direction loses exactly what may be lost', () => {
  const { multiple, shocks, belowZero } = reverseStress(book, direction, 195_000)!

  expect(multiple).toBeCloseTo(0.5, 12)
  expect(stressed(book, shocks).profit).toBeCloseTo(-195_000, 6)
  expect(belowZero).toEqual([])
})

test('a shock that no price can make is told', () => {
  expect(reverseStress(book, direction, 800_000)!.belowZero).toEqual(['ETH'])
  expect(reverseStress(book, direction, 1_000_000)!.belowZero).toEqual(['BTC', 'ETH'])
})

test('a direction that does not hurt has no smallest shock that does', () => {
  expect(reverseStress({ BTC: -1 }, { BTC: -0.5 }, 10)).toBeUndefined()
  expect(reverseStress({ BTC: 1 }, { BTC: 0 }, 10)).toBeUndefined()
})

test('twice the book breaks at half the shock, and twice the loss at twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), loss => {
      const { multiple } = reverseStress(book, direction, loss)!
      const twice = { BTC: 1_200_000, ETH: 600_000, USDT: 200_000 }
      expect(reverseStress(twice, direction, loss)!.multiple).toBeCloseTo(multiple / 2, 12)
      expect(reverseStress(book, direction, 2 * loss)!.multiple).toBeCloseTo(2 * multiple, 12)
    }),
  )
})

test('a search finds what the formula says of a linear book', () => {
  const profitAt = (multiple: number) =>
    stressed(book, { BTC: -0.4 * multiple, ETH: -0.5 * multiple, USDT: 0 }).profit
  expect(firstBreach(profitAt, { loss: 195_000, upTo: 2 })).toBeCloseTo(0.5, 11)
  expect(firstBreach(profitAt, { loss: 195_000, upTo: 0.4 })).toBeUndefined()
})

test('a search finds where a book of options breaks, at the first of several places', () => {
  const profitAt = (multiple: number) => 10 * multiple - 100 * Math.max(0, multiple - 0.3)
  expect(firstBreach(profitAt, { loss: 6, upTo: 1 })).toBeCloseTo(0.4, 11)
  expect(firstBreach(multiple => -Math.sin(multiple), { loss: 0.5, upTo: 20 })).toBeCloseTo(
    Math.PI / 6,
    10,
  )
  expect(firstBreach(() => -1, { loss: 1, upTo: 1 })).toBe(0)
})

test('the likeliest shock loses as much, is as far as it says, and no other that loses as much is nearer', () => {
  const exposures = [6, -3, 1]
  const { shocks, deviations } = plausibleShock(exposures, covariance, 2)
  const far = (shock: readonly number[]) => Math.sqrt(dot(shock, solved(covariance, shock)))

  expect(dot(exposures, shocks)).toBeCloseTo(-2, 12)
  expect(far(shocks)).toBeCloseTo(deviations, 10)
  expect(deviations).toBeCloseTo(2 / portfolioVolatility(exposures, covariance), 12)
  fc.assert(
    fc.property(
      fc.integer({ min: -99, max: 99 }),
      fc.integer({ min: -99, max: 99 }),
      (one, other) => {
        const third = -2 - 6 * (one / 100) + 3 * (other / 100)
        expect(far([one / 100, other / 100, third])).toBeGreaterThanOrEqual(deviations - 1e-9)
      },
    ),
  )
})

test('the likeliest shock grows with the loss', () => {
  fc.assert(
    fc.property(covariances(3), matrix => {
      const [once, twice] = [1, 2].map(loss => plausibleShock([1, 2, -1], matrix, loss))
      expect(twice!.deviations).toBeCloseTo(2 * once!.deviations, 10)
      twice!.shocks.forEach((shock, at) => expect(shock).toBeCloseTo(2 * once!.shocks[at]!, 10))
    }),
  )
})

test('what cannot be looked for is refused', () => {
  expect(() => reverseStress(book, direction, 0)).toThrow('a loss to look for must be above 0')
  expect(() => reverseStress(book, { BTC: -1 }, 1)).toThrow('ETH had none')
  expect(() => firstBreach(() => 0, { loss: -1, upTo: 1 })).toThrow(
    'a loss to look for must be above 0',
  )
  expect(() => firstBreach(() => 0, { loss: 1, upTo: 0 })).toThrow('a search must go above 0')
  expect(() => firstBreach(() => 0, { loss: 1, upTo: 1, steps: 0.5 })).toThrow(
    'whole number of steps',
  )
  expect(() =>
    firstBreach(multiple => (multiple > 0.5 ? Number.NaN : 0), { loss: 1, upTo: 1 }),
  ).toThrow('a profit must be finite')
  expect(() =>
    plausibleShock(
      [1, -1],
      [
        [1, 1],
        [1, 1],
      ],
      1,
    ),
  ).toThrow('must be above 0')
  expect(() => plausibleShock([1], [[1]], Number.NaN)).toThrow('must be above 0')
})
