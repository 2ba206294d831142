import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cholesky, inverse, solved } from '../../../helpers/portfolio/cholesky.ts'
import { correlationFlaws, definiteness } from '../../../helpers/portfolio/definiteness.ts'
import { symmetricEigen } from '../../../helpers/portfolio/eigen.ts'
import { dot, times, type Matrix } from '../../../helpers/portfolio/matrix.ts'
import { covariance, covariances, unitMatrices } from './arbitraries.ts'

test('the eigenvalues and the condition of the example', () => {
  const { smallestEigenvalue, largestEigenvalue, condition, isDefinite } = definiteness(covariance)

  expect(smallestEigenvalue).toBeCloseTo(0.0088482509, 10)
  expect(symmetricEigen(covariance).values[1]).toBeCloseTo(0.0195644335, 10)
  expect(largestEigenvalue).toBeCloseTo(0.0440873156, 10)
  expect(condition).toBeCloseTo(4.9826023461, 10)
  expect(isDefinite).toBe(true)
})

test('the inverse of the example', () => {
  const entries = inverse(covariance)
  expect(entries[0]![0]).toBeCloseTo(50.3144654088, 10)
  expect(entries[0]![1]).toBeCloseTo(-12.5786163522, 10)
  expect(entries[0]![2]).toBeCloseTo(-12.5786163522, 10)
  expect(entries[1]![1]).toBeCloseTo(29.1863207547, 10)
  expect(entries[1]![2]).toBeCloseTo(13.5613207547, 10)
  expect(entries[2]![2]).toBeCloseTo(107.3113207547, 10)
})

test('eigenvalues of a string of beads, which are known for every length', () => {
  for (const size of [1, 2, 5, 12]) {
    const beads: Matrix = Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (_, column) => {
        if (row === column) return 2
        return Math.abs(row - column) === 1 ? -1 : 0
      }),
    )
    symmetricEigen(beads).values.forEach((value, at) =>
      expect(value).toBeCloseTo(4 * Math.sin(((at + 1) * Math.PI) / (2 * (size + 1))) ** 2, 13),
    )
  }
})

test('small eigenvalues are told from zero however small or large the matrix is', () => {
  for (const scale of [1e-160, 1e-9, 1, 1e150]) {
    const values = symmetricEigen([
      [2 * scale, scale],
      [scale, 2 * scale],
    ]).values
    expect(values[0]! / scale).toBeCloseTo(1, 12)
    expect(values[1]! / scale).toBeCloseTo(3, 12)
  }
})

test('a matrix only stretches its eigenvectors, which are at right angles', () => {
  fc.assert(
    fc.property(unitMatrices(5), matrix => {
      const { values, vectors } = symmetricEigen(matrix)
      vectors.forEach((vector, at) => {
        times(matrix, vector).forEach((entry, to) =>
          expect(entry).toBeCloseTo(values[at]! * vector[to]!, 10),
        )
        vectors.forEach((other, to) =>
          expect(dot(vector, other)).toBeCloseTo(at === to ? 1 : 0, 12),
        )
      })
      expect(values.reduce((a, b) => a + b, 0)).toBeCloseTo(5, 10)
      expect(values).toEqual(values.toSorted((a, b) => a - b))
    }),
  )
})

test('a Cholesky factor exists exactly where no eigenvalue is zero or below', () => {
  fc.assert(
    fc.property(unitMatrices(4), matrix => {
      const { smallestEigenvalue } = definiteness(matrix)
      if (Math.abs(smallestEigenvalue) > 1e-9)
        expect(cholesky(matrix) !== undefined).toBe(smallestEigenvalue > 0)
    }),
  )
})

test('a factor multiplied by its mirror is the matrix, and a solution solves', () => {
  fc.assert(
    fc.property(covariances(4), matrix => {
      const lower = cholesky(matrix)!
      matrix.forEach((row, at) =>
        row.forEach((value, to) => expect(dot(lower[at]!, lower[to]!)).toBeCloseTo(value, 12)),
      )
      times(matrix, solved(matrix, [1, -2, 3, 0.5])).forEach((value, at) =>
        expect(value).toBeCloseTo([1, -2, 3, 0.5][at]!, 8),
      )
    }),
  )
})

test.for<readonly [string, Matrix, boolean, boolean]>([
  [
    'the same asset twice',
    [
      [1, 1],
      [1, 1],
    ],
    true,
    false,
  ],
  [
    'correlations that contradict each other',
    [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ],
    false,
    false,
  ],
  [
    'nothing that moves',
    [
      [0, 0],
      [0, 0],
    ],
    true,
    false,
  ],
  [
    'only negative variances',
    [
      [-1, 0],
      [0, -2],
    ],
    false,
    false,
  ],
  ['one asset', [[0.04]], true, true],
])('%s', ([, matrix, isSemidefinite, isDefinite]) => {
  expect(definiteness(matrix)).toMatchObject({ isSemidefinite, isDefinite })
  expect(cholesky(matrix) !== undefined).toBe(isDefinite)
  if (!isDefinite) {
    expect(definiteness(matrix).condition).toBe(Number.POSITIVE_INFINITY)
    expect(() => inverse(matrix)).toThrow('must be positive definite')
  }
})

test('each flaw of a correlation matrix is measured', () => {
  const none = { asymmetry: 0, diagonal: 0, beyondOne: 0, belowZero: 0 }
  expect(
    correlationFlaws([
      [1, 0.5],
      [0.5, 1],
    ]),
  ).toEqual(none)
  expect(
    correlationFlaws([
      [1, 0.5],
      [0.25, 1],
    ]),
  ).toEqual({ ...none, asymmetry: 0.25 })
  expect(
    correlationFlaws([
      [0.75, 0],
      [0, 1],
    ]),
  ).toEqual({ ...none, diagonal: 0.25 })
  const beyond = correlationFlaws([
    [1, 1.5],
    [1.5, 1],
  ])
  expect(beyond.beyondOne).toBe(0.5)
  expect(beyond.belowZero).toBeCloseTo(0.5, 14)
})

test('what is no symmetric matrix of numbers is refused', () => {
  for (const measured of [definiteness, cholesky, inverse, symmetricEigen]) {
    expect(() => measured([])).toThrow('at least one asset')
    expect(() => measured([[1, 0]])).toThrow('one value for each')
    expect(() => measured([[Number.NaN]])).toThrow('must be finite')
    expect(() =>
      measured([
        [1, 0.1],
        [0.2, 1],
      ]),
    ).toThrow('must be symmetric')
  }
  expect(() => correlationFlaws([])).toThrow('at least one asset')
  expect(() => correlationFlaws([[1, 0]])).toThrow('one value for each')
  expect(() => solved([[1]], [1, 2])).toThrow('one value for each')
})
