import type { Allocation } from '../portfolio/allocation.ts'
import type { Matrix } from '../portfolio/matrix.ts'
import { optimality } from '../portfolio/optimality.ts'

/** Weights with the problem that they solve, in the words of the trading-system contract. */
export interface ToldAllocation {
  readonly objective: 'minimumVariance' | 'meanVariance'
  readonly covariance: Matrix
  readonly expectedReturns?: readonly number[] | undefined
  readonly riskAversion?: number | undefined
  readonly lowerBounds: readonly number[]
  readonly upperBounds: readonly number[]
  readonly weights: readonly number[]
}

/** How far weights are from being optimal. */
export interface WeightFlaws {
  /** How far the sum is from 1, or the worst weight outside its bounds. */
  readonly breach: number
  /** What moving weight would gain, in percent of the largest slope of the objective. */
  readonly gapPct: number
}

/**
 * Holds weights against the optimality conditions of their own problem (see `optimality`), without solving it. Throws
 * `PortfolioError` as `optimality` does.
 */
export function weightFlaws({
  objective,
  covariance,
  expectedReturns,
  riskAversion,
  lowerBounds,
  upperBounds,
  weights,
}: ToldAllocation): WeightFlaws {
  const problem: Allocation = {
    covariance,
    lower: lowerBounds,
    upper: upperBounds,
    ...(objective === 'meanVariance' &&
      expectedReturns && { expected: expectedReturns, riskAversion: riskAversion ?? Number.NaN }),
  }
  const { budget, bounds, gap, scale } = optimality(problem, weights)
  return { breach: Math.max(budget, bounds), gapPct: (100 * gap) / scale }
}
