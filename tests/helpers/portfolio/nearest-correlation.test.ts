import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { correlationFlaws, definiteness } from '../../../helpers/portfolio/definiteness.ts'
import { frobeniusDistance, times, type Matrix } from '../../../helpers/portfolio/matrix.ts'
import {
  clippedCorrelation,
  nearestCorrelation,
} from '../../../helpers/portfolio/nearest-correlation.ts'
import { correlation, permuted, unitMatrices } from './arbitraries.ts'

const broken = [
  [1, 1, 0],
  [1, 1, 1],
  [0, 1, 1],
]

test('the example of the paper, which is the root of a cubic', () => {
  // By symmetry the repair is (1, a, 2a² - 1), and its distance is least where 4a³ - a - 1 = 0.
  const inner = Math.sqrt(1 / 64 - 1 / 1728)
  const root = Math.cbrt(1 / 8 + inner) + Math.cbrt(1 / 8 - inner)
  const { correlation, distance } = nearestCorrelation(broken)

  expect(root).toBeCloseTo(0.7607, 4)
  expect(correlation[0]![1]).toBeCloseTo(root, 9)
  expect(correlation[1]![2]).toBeCloseTo(root, 9)
  expect(correlation[0]![2]).toBeCloseTo(2 * root ** 2 - 1, 9)
  expect(distance).toBeCloseTo(0.5278, 4)
})

test('clipping is another correlation matrix, and a farther one', () => {
  const clipped = clippedCorrelation(broken)
  expect(clipped.distance).toBeGreaterThan(nearestCorrelation(broken).distance + 0.009)
  expect(clipped.correlation[0]![1]).not.toBeCloseTo(0.7607, 2)
})

/** The part of a matrix that is left to be shown: with y from the diagonal, Z = X - A - diag(y) must be semidefinite and ZX nothing. */
function dual(matrix: Matrix, repair: Matrix): Matrix {
  const moved = repair.map((row, at) => row.map((value, to) => value - matrix[at]![to]!))
  const shifts = moved.map((row, at) => times(repair, row)[at]!)
  return moved.map((row, at) => row.map((value, to) => (at === to ? value - shifts[at]! : value)))
}

test('a repair is a correlation matrix, meets the conditions of the nearest, and clipping is never nearer', () => {
  fc.assert(
    fc.property(unitMatrices(4), matrix => {
      const { correlation, distance } = nearestCorrelation(matrix)
      const flaws = correlationFlaws(correlation)
      const rest = dual(matrix, correlation)

      expect(flaws).toMatchObject({ asymmetry: 0, diagonal: 0 })
      expect(flaws.belowZero).toBeLessThan(1e-12)
      expect(definiteness(correlation).isSemidefinite).toBe(true)
      expect(distance).toBeLessThanOrEqual(clippedCorrelation(matrix).distance + 1e-9)
      const average = rest.map((row, at) => row.map((value, to) => (value + rest[to]![at]!) / 2))
      expect(definiteness(average).smallestEigenvalue).toBeGreaterThan(-1e-5)
      rest.forEach(row => times(correlation, row).forEach(value => expect(value).toBeCloseTo(0, 4)))
    }),
    { numRuns: 60 },
  )
})

test('what needs no repair is left as it is', () => {
  for (const repaired of [nearestCorrelation, clippedCorrelation]) {
    const { correlation: after, distance } = repaired(correlation)
    expect(distance).toBeLessThan(1e-12)
    expect(frobeniusDistance(after, correlation)).toBeLessThan(1e-12)
  }
})

test('assets in another order are repaired in that order', () => {
  const order = [2, 0, 1]
  const lopsided = [
    [1, 0.9, -0.7],
    [0.9, 1, 0.8],
    [-0.7, 0.8, 1],
  ]
  const [before, after] = [
    nearestCorrelation(lopsided),
    nearestCorrelation(permuted(lopsided, order)),
  ]
  expect(frobeniusDistance(permuted(before.correlation, order), after.correlation)).toBeLessThan(
    1e-9,
  )
})

test('what cannot be repaired is told', () => {
  expect(() =>
    nearestCorrelation([
      [1, 0.1],
      [0.2, 1],
    ]),
  ).toThrow('must be symmetric')
  expect(() => nearestCorrelation([[Number.NaN]])).toThrow('must be finite')
  expect(() => clippedCorrelation([])).toThrow('at least one asset')
  expect(() =>
    clippedCorrelation([
      [-1, 0],
      [0, 1],
    ]),
  ).toThrow('must keep a variance above 0')
})
