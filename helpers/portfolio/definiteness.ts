import { symmetricEigen } from './eigen.ts'
import {
  diagonalOf,
  largestAsymmetry,
  largestEntry,
  requireVector,
  symmetricOf,
  type Matrix,
} from './matrix.ts'
import { PortfolioError } from './portfolio-error.ts'

/** How far below zero rounding may carry an eigenvalue, as a share of the largest. */
const rounding = 1e-12

/** Whether a matrix can be a covariance, and how near it is to not being one. */
export interface Definiteness {
  /** In the units of the matrix. */
  readonly smallestEigenvalue: number
  readonly largestEigenvalue: number
  /** No eigenvalue is below −1e-12 of the largest: no portfolio has a negative variance. */
  readonly isSemidefinite: boolean
  /** Every eigenvalue is above 1e-12 of the largest: no portfolio is without risk, and the matrix can be inverted. */
  readonly isDefinite: boolean
  /**
   * Largest over smallest eigenvalue: by how much errors of estimation may grow in an inverse. Infinite unless
   * definite.
   */
  readonly condition: number
}

/**
 * Eigenvalues of a symmetric matrix against zero. Throws `PortfolioError` on what is not finite, square and symmetric.
 */
export function definiteness(matrix: Matrix): Definiteness {
  const { values } = symmetricEigen(matrix)
  const [smallest, largest] = [values[0]!, values.at(-1)!]
  const size = Math.max(Math.abs(smallest), Math.abs(largest))
  const isDefinite = smallest > rounding * size
  return {
    smallestEigenvalue: smallest,
    largestEigenvalue: largest,
    isSemidefinite: smallest >= -rounding * size,
    isDefinite,
    condition: isDefinite ? largest / smallest : Number.POSITIVE_INFINITY,
  }
}

/** How far a matrix is from being a correlation matrix, each in the units of correlation; zero is perfect. */
export interface CorrelationFlaws {
  /** Between mirrored entries. */
  readonly asymmetry: number
  /** Of the diagonal from one. */
  readonly diagonal: number
  /** By how much the largest entry is beyond one. */
  readonly beyondOne: number
  /** By how much the smallest eigenvalue is below zero, of the matrix averaged with its transpose. */
  readonly belowZero: number
}

/**
 * Measures what a correlation matrix must not have. Throws `PortfolioError` on what is not finite and square, nothing
 * else.
 */
export function correlationFlaws(matrix: Matrix): CorrelationFlaws {
  const size = matrix.length
  if (size === 0)
    throw new PortfolioError(
      'shape',
      'a matrix must be of at least one asset, was of none; add one',
    )
  matrix.forEach((row, at) => requireVector(`row ${at} of the matrix`, row, size))
  const average = symmetricOf(
    size,
    (one, other) => (matrix[one]![other]! + matrix[other]![one]!) / 2,
  )
  return {
    asymmetry: largestAsymmetry(matrix),
    diagonal: Math.max(...diagonalOf(matrix).map(entry => Math.abs(entry - 1))),
    beyondOne: Math.max(0, largestEntry(matrix) - 1),
    belowZero: Math.max(0, -symmetricEigen(average).values[0]!),
  }
}
