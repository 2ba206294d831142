import { problemOf, type Allocation, type Problem } from './allocation.ts'
import { requireVector, sum, times } from './matrix.ts'

/** How far weights are from being the best, without knowing how they were found. */
export interface Optimality {
  /** Distance of the summed weights from 1. */
  readonly budget: number
  /** How far the worst weight is outside its bounds. */
  readonly bounds: number
  /**
   * By how much the objective falls for each unit moved from the asset that should give to the one that should take;
   * zero at the optimum. In the units of the objective, as `scale` is.
   */
  readonly gap: number
  /** The largest term of the gradient that the gap is a difference of: a gap is rounding if it is tiny beside this. */
  readonly scale: number
}

/** A weight this near to its bound is at it. */
const atBound = 1e-9

/**
 * Optimality conditions of Karush, Kuhn and Tucker for fully invested weights within bounds. With g = γΣw − μ, weights
 * are the best if and only if no g_i of a weight that could be lowered exceeds a g_j of one that could be raised: then
 * a multiplier ν lies between them, g_i = ν inside the bounds, g_i ≥ ν at a lower and g_i ≤ ν at an upper one. The
 * problem is convex, so this is necessary and sufficient. Throws `PortfolioError` as `problemOf` does, and on weights
 * that are not finite or of another length.
 * Source: Karush (1939); Kuhn and Tucker (1951); Boyd and Vandenberghe, Convex Optimization (2004), section 5.5.3.
 */
export function optimality(allocation: Allocation, weights: readonly number[]): Optimality {
  const problem = problemOf(allocation)
  requireVector('weights', weights, problem.covariance.length)
  const { lower, upper } = problem
  const slopes = slopesOf(problem, weights)
  const lowered = slopes.filter((_, at) => weights[at]! > lower[at]! + atBound)
  const raised = slopes.filter((_, at) => weights[at]! < upper[at]! - atBound)
  return {
    budget: Math.abs(sum(weights) - 1),
    bounds: Math.max(
      0,
      ...weights.flatMap((weight, at) => [lower[at]! - weight, weight - upper[at]!]),
    ),
    gap: Math.max(0, Math.max(...lowered) - Math.min(...raised)),
    scale: scaleOf(problem, weights),
  }
}

/** γΣw − μ, the slope of the objective in each weight. */
export const slopesOf = (
  { covariance, expected, riskAversion }: Problem,
  weights: readonly number[],
): readonly number[] =>
  times(covariance, weights).map((risk, at) => riskAversion * risk - expected[at]!)

/** The largest term that a slope is added up from. */
export const scaleOf = (
  { covariance, expected, riskAversion }: Problem,
  weights: readonly number[],
): number =>
  Math.max(
    ...expected.map(Math.abs),
    ...covariance.map(row =>
      Math.max(...row.map((value, at) => Math.abs(riskAversion * value * weights[at]!))),
    ),
  )
