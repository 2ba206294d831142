import { symmetricEigen } from './eigen.ts'
import {
  frobeniusDistance,
  requireSymmetric,
  squareOf,
  symmetricOf,
  type Matrix,
} from './matrix.ts'
import { PortfolioError } from './portfolio-error.ts'

/** A correlation matrix in place of one that is none. */
export interface Repair {
  readonly correlation: Matrix
  /** Frobenius distance from what was repaired: what the repair changed, to be reported with it. */
  readonly distance: number
}

/** Rounds of projections after which the search is given up. */
const rounds = 20_000
/** Largest change of an entry in a round at which it ends. */
const still = 1e-13

/**
 * The nearest correlation matrix in the Frobenius norm: alternating projections on the semidefinite matrices and on
 * those with a unit diagonal, with Dykstra's correction, without which they end at some correlation matrix and not at
 * the nearest. Unique. Dimensionless. Throws `PortfolioError` on what is not finite, square and symmetric, and where
 * rounds run out.
 * Source: Higham, "Computing the nearest correlation matrix, a problem from finance", IMA Journal of Numerical Analysis
 * 22 (2002), algorithm 3.3 with equal weights.
 */
export function nearestCorrelation(matrix: Matrix): Repair {
  requireSymmetric(matrix)
  const size = matrix.length
  let current = matrix
  let correction: Matrix = squareOf(size, () => 0)
  for (let round = 0; round < rounds; round++) {
    const corrected = difference(current, correction)
    const semidefinite = withoutNegative(corrected)
    correction = difference(semidefinite, corrected)
    const next = symmetricOf(size, (one, other) => (one === other ? 1 : semidefinite[one]![other]!))
    const change = frobeniusDistance(next, current)
    current = next
    if (round > 0 && change <= still)
      return repaired(matrix, withUnitDiagonal(withoutNegative(current)))
  }
  throw new PortfolioError(
    'no-convergence',
    `a nearest correlation must be found in ${rounds} rounds, was not; check the matrix or clip its eigenvalues`,
  )
}

/**
 * A correlation matrix by clipping negative eigenvalues to zero and scaling back to a unit diagonal: quick, in one
 * step, and never nearer than `nearestCorrelation`. Dimensionless. Throws `PortfolioError` on what is not finite,
 * square and symmetric, and where an asset has no variance left.
 * Source: Rebonato and Jäckel, "The most general methodology to create a valid correlation matrix", Journal of Risk 2
 * (2000).
 */
export function clippedCorrelation(matrix: Matrix): Repair {
  return repaired(matrix, withUnitDiagonal(withoutNegative(matrix)))
}

const repaired = (matrix: Matrix, correlation: Matrix): Repair => ({
  correlation,
  distance: frobeniusDistance(matrix, correlation),
})

const difference = (one: Matrix, other: Matrix): Matrix =>
  symmetricOf(one.length, (row, column) => one[row]![column]! - other[row]![column]!)

/** The nearest semidefinite matrix: negative eigenvalues become zero. */
function withoutNegative(matrix: Matrix): Matrix {
  const { values, vectors } = symmetricEigen(matrix)
  if (values[0]! >= 0) return matrix
  return symmetricOf(matrix.length, (one, other) =>
    values.reduce(
      (total, value, at) => total + Math.max(0, value) * vectors[at]![one]! * vectors[at]![other]!,
      0,
    ),
  )
}

function withUnitDiagonal(matrix: Matrix): Matrix {
  const empty = matrix.findIndex((row, at) => !(row[at]! > 0))
  if (empty >= 0)
    throw new PortfolioError(
      'not-computable',
      `every asset must keep a variance above 0, ${empty} had none; correct its row first`,
    )
  return symmetricOf(matrix.length, (one, other) =>
    one === other
      ? 1
      : matrix[one]![other]! / Math.sqrt(matrix[one]![one]! * matrix[other]![other]!),
  )
}
