import * as fc from 'fast-check'
import type { Matrix } from '../../../helpers/portfolio/matrix.ts'

/** The three assets of the worked example. */
export const volatilities = [0.15, 0.2, 0.1]
export const correlation: Matrix = [
  [1, 0.3, 0.1],
  [0.3, 1, -0.2],
  [0.1, -0.2, 1],
]
export const covariance: Matrix = [
  [0.0225, 0.009, 0.0015],
  [0.009, 0.04, -0.004],
  [0.0015, -0.004, 0.01],
]
export const expected = [0.08, 0.12, 0.05]
export const riskFree = 0.02

/** Rows of whole thousandths, as many as asked for. */
export const matrices = (rows: number, columns: number): fc.Arbitrary<Matrix> => {
  const entry = fc.integer({ min: -1000, max: 1000 }).map(whole => whole / 1000)
  const row = fc.array(entry, { minLength: columns, maxLength: columns })
  return fc.array(row, { minLength: rows, maxLength: rows })
}

/** Symmetric matrices with ones on the diagonal, semidefinite or not. */
export const unitMatrices = (size: number): fc.Arbitrary<Matrix> =>
  matrices(size, size).map(entries =>
    entries.map((row, at) =>
      row.map((_, to) => (at === to ? 1 : entries[Math.min(at, to)]![Math.max(at, to)]!)),
    ),
  )

/** Positive definite covariances. */
export const covariances = (size: number): fc.Arbitrary<Matrix> =>
  matrices(size, size + 1).map(factors =>
    factors.map((one, at) =>
      factors.map(
        (other, to) =>
          one.reduce((total, value, k) => total + value * other[k]!, 0) + (at === to ? 0.05 : 0),
      ),
    ),
  )

/** A matrix with rows and columns in another order. */
export const permuted = (matrix: Matrix, order: readonly number[]): Matrix =>
  order.map(row => order.map(column => matrix[row]![column]!))
