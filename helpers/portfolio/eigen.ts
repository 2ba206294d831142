import { largestEntry, requireSymmetric, type Matrix } from './matrix.ts'

/** What a symmetric matrix only stretches, and by how much. */
export interface Eigen {
  /** Smallest first. */
  readonly values: readonly number[]
  /** The vector of each value, in the same order; of length one, at right angles to each other. */
  readonly vectors: Matrix
}

/** Sweeps after which a matrix is diagonal to the last digit; six to ten suffice, this is a net. */
const sweeps = 60

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations: slower than QR on large matrices, and
 * accurate on the small eigenvalues that decide whether a matrix is positive definite. In the units of the matrix.
 * Throws `PortfolioError` on what is not finite, square and symmetric.
 * Source: Golub and Van Loan, Matrix Computations, 4th edition, section 8.5.
 */
export function symmetricEigen(matrix: Matrix): Eigen {
  requireSymmetric(matrix)
  const size = matrix.length
  const scale = largestEntry(matrix) || 1
  const state = matrix.map((row, at) =>
    Float64Array.from(row, (value, to) => (value + matrix[to]![at]!) / (2 * scale)),
  )
  const axes = matrix.map((_, at) => Float64Array.from(matrix, (_, to) => (at === to ? 1 : 0)))
  for (let sweep = 0; sweep < sweeps && besideDiagonal(state) > 0; sweep++)
    for (let one = 0; one < size; one++)
      for (let other = one + 1; other < size; other++) rotate(state, axes, [one, other])

  const order = state
    .map((row, at) => ({ value: row[at]! * scale, at }))
    .sort((a, b) => a.value - b.value)
  return {
    values: order.map(({ value }) => value),
    vectors: order.map(({ at }) => Array.from(axes[at]!)),
  }
}

/** The largest entry beside the diagonal, zero once it is rounding. */
function besideDiagonal(state: readonly Float64Array[]): number {
  let most = 0
  state.forEach((row, at) => {
    for (let to = 0; to < at; to++) most = Math.max(most, Math.abs(row[to]!))
  })
  return most > 1e-18 ? most : 0
}

/** Turns the plane of two axes so that their entry becomes zero. */
function rotate(
  state: readonly Float64Array[],
  axes: readonly Float64Array[],
  [one, other]: readonly [number, number],
): void {
  const entry = state[one]![other]!
  if (entry === 0) return
  const slope = (state[other]![other]! - state[one]![one]!) / (2 * entry)
  const tangent = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.hypot(slope, 1))
  const cosine = 1 / Math.hypot(tangent, 1)
  const sine = tangent * cosine
  const turn = (row: Float64Array, mirrored: Float64Array, at: number): void => {
    const [left, right] = [row[at]!, mirrored[at]!]
    row[at] = cosine * left - sine * right
    mirrored[at] = sine * left + cosine * right
  }
  for (let at = 0; at < state.length; at++) {
    const row = state[at]!
    const [left, right] = [row[one]!, row[other]!]
    row[one] = cosine * left - sine * right
    row[other] = sine * left + cosine * right
  }
  for (let at = 0; at < state.length; at++) {
    turn(state[one]!, state[other]!, at)
    turn(axes[one]!, axes[other]!, at)
  }
  state[one]![other] = 0
  state[other]![one] = 0
}
