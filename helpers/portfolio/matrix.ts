import { PortfolioError } from './portfolio-error.ts'

/** Rows of numbers. Of returns, a row is a period and a column an asset; of a covariance, both are assets. */
export type Matrix = readonly (readonly number[])[]

/** How far two mirrored entries may differ, as a share of the largest entry: rounding, and nothing else. */
const asymmetry = 1e-12

/** Refuses a vector of another length, and one with an entry that is not finite. */
export function requireVector(what: string, vector: readonly number[], length: number): void {
  if (vector.length !== length)
    throw new PortfolioError(
      'shape',
      `${what} must have one value for each of the ${length} assets, had ${vector.length}; name every asset once`,
    )
  const at = vector.findIndex(value => !Number.isFinite(value))
  if (at >= 0)
    throw new PortfolioError(
      'not-finite',
      `${what} must be finite, was ${vector[at]} at ${at}; leave the asset out or fill its value`,
    )
}

/** Refuses a number that is not finite. */
export function requireFinite(what: string, value: number): void {
  if (!Number.isFinite(value))
    throw new PortfolioError('not-finite', `${what} must be finite, was ${value}; correct it`)
}

/** Refuses returns of fewer than `periods` rows, of no asset, of ragged rows, and with an entry that is not finite. */
export function requireReturns(returns: Matrix, periods: number): void {
  if (returns.length < periods)
    throw new PortfolioError(
      'too-few',
      `returns must have at least ${periods} periods, had ${returns.length}; take a longer window`,
    )
  const assets = returns[0]!.length
  if (assets === 0)
    throw new PortfolioError(
      'shape',
      'returns must be of at least one asset, were of none; add one',
    )
  returns.forEach((row, at) => requireVector(`returns of period ${at}`, row, assets))
}

/** Refuses what is empty, not square, not finite or not symmetric to within rounding. */
export function requireSymmetric(matrix: Matrix): void {
  const size = matrix.length
  if (size === 0)
    throw new PortfolioError(
      'shape',
      'a matrix must be of at least one asset, was of none; add one',
    )
  matrix.forEach((row, at) => requireVector(`row ${at} of the matrix`, row, size))
  const difference = largestAsymmetry(matrix)
  if (difference > asymmetry * largestEntry(matrix))
    throw new PortfolioError(
      'not-symmetric',
      `a matrix must be symmetric, had entries ${difference} apart; average it with its transpose`,
    )
}

/** The largest entry by size. */
export const largestEntry = (matrix: Matrix): number =>
  matrix.reduce((most, row) => row.reduce((top, value) => Math.max(top, Math.abs(value)), most), 0)

/** How far the most different pair of mirrored entries is apart. */
export const largestAsymmetry = (matrix: Matrix): number =>
  largestEntry(matrix.map((row, at) => row.map((value, other) => value - matrix[other]![at]!)))

/** A square matrix from what its entries are. */
export const squareOf = (size: number, entry: (row: number, column: number) => number): Matrix =>
  Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => entry(row, column)),
  )

/** A square matrix that is symmetric to the last digit: each pair of mirrored entries is worked out once. */
export const symmetricOf = (size: number, entry: (row: number, column: number) => number): Matrix =>
  squareOf(size, (row, column) => entry(Math.min(row, column), Math.max(row, column)))

export const identity = (size: number): Matrix =>
  squareOf(size, (row, column) => (row === column ? 1 : 0))

export const diagonalOf = (matrix: Matrix): readonly number[] => matrix.map((row, at) => row[at]!)

export const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0)

export const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((total, value, at) => total + value * other[at]!, 0)

/** Matrix times vector. */
export const times = (matrix: Matrix, vector: readonly number[]): readonly number[] =>
  matrix.map(row => dot(row, vector))

/** Root of the summed squares of what two matrices differ by, in every entry. */
export const frobeniusDistance = (one: Matrix, other: Matrix): number =>
  Math.hypot(
    ...one.map((row, at) => Math.hypot(...row.map((value, to) => value - other[at]![to]!))),
  )
