import {
  dot,
  identity,
  requireSymmetric,
  requireVector,
  symmetricOf,
  type Matrix,
} from './matrix.ts'
import { PortfolioError } from './portfolio-error.ts'

/**
 * Lower triangle L with L L' = matrix, or undefined where the matrix is not positive definite to within rounding, which
 * is judged by each asset's own variance, so that the units of an asset do not matter. Throws `PortfolioError` on what
 * is not finite, square and symmetric.
 * Source: Golub and Van Loan, Matrix Computations, 4th edition, algorithm 4.2.1.
 */
export function cholesky(matrix: Matrix): Matrix | undefined {
  requireSymmetric(matrix)
  const size = matrix.length
  const lower = Array.from({ length: size }, () => Array.from({ length: size }, () => 0))
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      const rest = matrix[row]![column]! - dot(lower[row]!.slice(0, column), lower[column]!)
      if (row === column && !(rest > 8 * size * Number.EPSILON * matrix[row]![row]!))
        return undefined
      lower[row]![column] = row === column ? Math.sqrt(rest) : rest / lower[column]![column]!
    }
  }
  return lower
}

/**
 * The x with matrix · x = vector. Throws `PortfolioError` on a matrix that is not positive definite: such a system has
 * no one solution, and least squares would hide that.
 */
export function solved(matrix: Matrix, vector: readonly number[]): readonly number[] {
  const lower = factorOf(matrix)
  requireVector('the right-hand side', vector, matrix.length)
  return substituted(lower, vector)
}

/** The inverse of a positive definite matrix. Throws as `solved` does. */
export function inverse(matrix: Matrix): Matrix {
  const lower = factorOf(matrix)
  const columns = identity(matrix.length).map(unit => substituted(lower, unit))
  return symmetricOf(matrix.length, (row, column) => columns[column]![row]!)
}

function factorOf(matrix: Matrix): Matrix {
  const lower = cholesky(matrix)
  if (lower) return lower
  throw new PortfolioError(
    'not-positive-definite',
    'a covariance must be positive definite to be inverted, was not; shrink it or leave out what the other assets add up to',
  )
}

/** Forward through the lower triangle, then back through its mirror. */
function substituted(lower: Matrix, vector: readonly number[]): readonly number[] {
  const middle: number[] = []
  lower.forEach((row, at) => middle.push((vector[at]! - dot(middle, row)) / row[at]!))
  const result = vector.map(() => 0)
  for (let at = result.length - 1; at >= 0; at--) {
    const known = lower.reduce((total, row, below) => total + row[at]! * result[below]!, 0)
    result[at] = (middle[at]! - known) / lower[at]![at]!
  }
  return result
}
