import { ageWeights, requireDecay } from './age-weighted.ts'
import { readSeries, requireVariety, type Series } from './series.ts'

/** What the recursion starts from: the square of the first return, or the mean square of all of them. */
export type VarianceSeed = 'first-square' | 'mean-square'

/**
 * Variance forecasts by exponentially weighted squares, s² ← λ s² + (1 - λ) r², of zero mean, in squared units of the
 * returns: element t is what was known before return t, the last one, of index n, is the forecast for the next day.
 * Decay λ: 0.94 for days and 0.97 for months.
 * Throws `RiskError` of fewer than two returns, one that is not finite, a decay outside (0, 1), and of returns that are
 * all the same.
 * Source: RiskMetrics Technical Document, 4th edition (1996), section 5.2.
 */
export function ewmaVariances(
  returns: Series,
  decay = 0.94,
  seed: VarianceSeed = 'first-square',
): readonly number[] {
  requireDecay(decay)
  const squares = squaresOf(returns)
  const mean = squares.reduce((sum, square) => sum + square, 0) / squares.length
  const variances = [seed === 'first-square' ? squares[0]! : mean]
  for (const square of squares) variances.push(decay * variances.at(-1)! + (1 - decay) * square)
  return variances
}

/** The forecast for the day after the last return: the last of `ewmaVariances`, which says how. */
export function ewmaVariance(
  returns: Series,
  decay = 0.94,
  seed: VarianceSeed = 'first-square',
): number {
  return ewmaVariances(returns, decay, seed).at(-1)!
}

/**
 * The same with weights for the n days there are and no seed: Σ w r², with w = λ^age (1 - λ) / (1 - λ^n) if
 * `isNormalised`, so that they sum to one, and without the divisor, too small by λ^n, if not.
 */
export function weightedVariance(returns: Series, decay: number, isNormalised: boolean): number {
  const squares = squaresOf(returns)
  const weights = ageWeights(squares.length, decay)
  const sum = squares.reduce((total, square, at) => total + weights[at]! * square, 0)
  return isNormalised ? sum : sum * (1 - decay ** squares.length)
}

/** Days after which the older ones weigh less than `share` together: ln(share) / ln(λ); 74.43 for 1 % and 0.94. */
export function windowDays(decay: number, share: number): number {
  requireDecay(decay)
  return Math.log(share) / Math.log(decay)
}

function squaresOf(returns: Series): readonly number[] {
  const list = readSeries('returns', returns, 2)
  requireVariety('returns', list)
  return list.map(value => value * value)
}
