import { centredColumns, correlationOf, sampleCovariance } from './covariance.ts'
import { blended, productVariances, squares, type Shrunk } from './ledoit-wolf.ts'
import { diagonalOf, largestEntry, squareOf, sum, symmetricOf, type Matrix } from './matrix.ts'
import { PortfolioError } from './portfolio-error.ts'

/** A covariance drawn towards one with the same correlation between all assets. */
export interface ConstantCorrelation extends Shrunk {
  /** Mean of the sample correlations. */
  readonly meanCorrelation: number
  /**
   * (π − ρ) / γ: the shrinkage is this over the number of periods, cut to [0, 1]; none where sample and target agree.
   */
  readonly kappa: number | undefined
}

/**
 * Ledoit-Wolf shrinkage towards constant correlation: target f_ij = r̄ sqrt(s_ii s_jj) with the sample variances on the
 * diagonal, κ = (π − ρ) / γ, δ = κ / n cut to [0, 1]. π is the summed variance of the sample's entries, ρ their
 * covariance with the target's, γ the squared distance between both; S over n. Rows are periods, columns assets; per
 * period. Throws `PortfolioError` on a single asset and on one that never moves, which have no correlation, and as
 * `sampleCovariance` does.
 * Source: Ledoit and Wolf, "Honey, I shrunk the sample covariance matrix", Journal of Portfolio Management 30 (2004),
 * appendices A and B; circulated in 2003. Their later published programs divide by n − 1, which moves S and not the
 * idea.
 */
export function constantCorrelation(returns: Matrix): ConstantCorrelation {
  const sample = sampleCovariance(returns, 'n')
  const size = sample.length
  if (size < 2)
    throw new PortfolioError(
      'too-few',
      `a mean correlation needs at least 2 assets, had ${size}; add one or use the sample variance`,
    )
  const correlations = correlationOf(sample)
  const meanCorrelation = (sum(correlations.map(row => sum(row))) - size) / (size * (size - 1))
  const deviations = diagonalOf(sample).map(Math.sqrt)
  const target = symmetricOf(size, (one, other) =>
    one === other ? sample[one]![one]! : meanCorrelation * deviations[one]! * deviations[other]!,
  )
  const gamma = squares(squareOf(size, (one, other) => sample[one]![other]! - target[one]![other]!))
  if (gamma <= 1e-30 * largestEntry(sample) ** 2)
    return { covariance: sample, shrinkage: 0, meanCorrelation, kappa: undefined }

  const scatter = productVariances(returns, sample)
  const pi = sum(scatter.map(row => sum(row)))
  const beside = sum(crossTerms(returns, sample, deviations).map(row => sum(row)))
  const rho = sum(diagonalOf(scatter)) + meanCorrelation * beside
  const kappa = (pi - rho) / gamma
  const shrinkage = Math.min(1, Math.max(0, kappa / returns.length))
  return { covariance: blended(sample, target, shrinkage), shrinkage, meanCorrelation, kappa }
}

/**
 * sqrt(s_jj / s_ii) · mean of (x_it² − s_ii)(x_it x_jt − s_ij), zero on the diagonal: both halves of ρ, as i and j
 * change places.
 */
function crossTerms(returns: Matrix, sample: Matrix, deviations: readonly number[]): Matrix {
  const columns = centredColumns(returns)
  return squareOf(sample.length, (one, other) => {
    if (one === other) return 0
    const products = columns[one]!.map(
      (value, at) =>
        (value * value - sample[one]![one]!) *
        (value * columns[other]![at]! - sample[one]![other]!),
    )
    return ((deviations[other]! / deviations[one]!) * sum(products)) / returns.length
  })
}
