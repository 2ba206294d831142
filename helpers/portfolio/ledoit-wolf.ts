import { centredColumns, sampleCovariance } from './covariance.ts'
import { identity, largestEntry, squareOf, sum, symmetricOf, type Matrix } from './matrix.ts'

/** A covariance drawn towards a simpler one. */
export interface Shrunk {
  readonly covariance: Matrix
  /** Weight of the target, in [0, 1]; zero where sample and target agree, as then any weight gives the same. */
  readonly shrinkage: number
}

/**
 * Ledoit-Wolf shrinkage towards the scaled identity m·I, m the mean variance: (1 − δ) S + δ m I with S over n, d² = |S
 * − mI|², b² = min(d², Σ_t |x_t x_t' − S|² / n²), δ = b² / d², in squared Frobenius norms of centred returns. Rows are
 * periods, columns assets; per period, not annualised. As scikit-learn's `LedoitWolf`, and unlike its copies that
 * divide by n − 1. Throws `PortfolioError` as `sampleCovariance` does.
 * Source: Ledoit and Wolf, "A well-conditioned estimator for large-dimensional covariance matrices", Journal of
 * Multivariate Analysis 88 (2004), lemma 3.4; its target is another than the one of "Honey" (`constantCorrelation`).
 */
export function ledoitWolf(returns: Matrix): Shrunk {
  const sample = sampleCovariance(returns, 'n')
  const size = sample.length
  const meanVariance = sum(sample.map((row, at) => row[at]!)) / size
  const target = identity(size).map(row => row.map(entry => entry * meanVariance))
  const distance = squares(
    squareOf(size, (one, other) => sample[one]![other]! - target[one]![other]!),
  )
  const error = sum(productVariances(returns, sample).map(row => sum(row))) / returns.length
  const shrinkage = distance > 1e-30 * largestEntry(sample) ** 2 ? Math.min(error / distance, 1) : 0
  return { covariance: blended(sample, target, shrinkage), shrinkage }
}

/** (1 − share) of one matrix and share of another. */
export const blended = (one: Matrix, other: Matrix, share: number): Matrix =>
  symmetricOf(
    one.length,
    (row, column) => (1 - share) * one[row]![column]! + share * other[row]![column]!,
  )

/** Mean over the periods of (x_it x_jt − s_ij)²: how far the products of each pair of assets scatter. */
export function productVariances(returns: Matrix, sample: Matrix): Matrix {
  const columns = centredColumns(returns)
  return squareOf(
    sample.length,
    (one, other) =>
      sum(
        columns[one]!.map(
          (value, at) => (value * columns[other]![at]! - sample[one]![other]!) ** 2,
        ),
      ) / returns.length,
  )
}

/** Sum of the squares of all entries. */
export const squares = (matrix: Matrix): number =>
  sum(matrix.map(row => sum(row.map(value => value * value))))
