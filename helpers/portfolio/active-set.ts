import type { Problem } from './allocation.ts'
import { solved } from './cholesky.ts'
import { sum } from './matrix.ts'
import { scaleOf, slopesOf } from './optimality.ts'

/** Slopes that differ by less than this share of their scale are the same. */
export const rounding = 1e-10

/** Which bound a weight is held at, if any. */
export type Held = 'lower' | 'upper' | undefined

/** Where the search is. */
export interface State {
  readonly weights: readonly number[]
  readonly held: readonly Held[]
}

/** Lower bounds, filled up in order until the weights add up to 1. */
export function startOf({ lower, upper }: Problem): State {
  let rest = 1 - sum(lower)
  const weights = lower.map((bound, at) => {
    const added = Math.max(0, Math.min(upper[at]! - bound, rest))
    rest -= added
    return bound + added
  })
  const held = weights.map((weight, at): Held => {
    if (weight === lower[at]) return 'lower'
    return weight === upper[at] ? 'upper' : undefined
  })
  return { weights, held }
}

/**
 * The best weights if those that are held stay, and the others had no bounds. Found as a step from where the weights
 * are, so that no digits are lost where it is small beside them; what rounding left out of the sum of 1 is put back.
 */
export function targetOf(problem: Problem, { weights, held }: State): readonly number[] {
  const free = held.flatMap((bound, at) => (bound === undefined ? [at] : []))
  if (free.length < 2) return weights
  const { covariance, riskAversion } = problem
  const slopes = slopesOf(problem, weights)
  const inner = free.map(row => free.map(column => riskAversion * covariance[row]![column]!))
  const ofOnes = solved(
    inner,
    free.map(() => 1),
  )
  const ofSlopes = solved(
    inner,
    free.map(at => slopes[at]!),
  )
  const multiplier = sum(ofSlopes) / sum(ofOnes)
  const steps = free.map((_, place) => multiplier * ofOnes[place]! - ofSlopes[place]!)
  const missing = (1 - sum(weights) - sum(steps)) / sum(ofOnes)
  return weights.map((weight, at) => {
    const place = free.indexOf(at)
    return place < 0 ? weight : weight + steps[place]! + missing * ofOnes[place]!
  })
}

/** The held weight that most wants to leave its bound, if one does. */
export function wronglyHeld(problem: Problem, { weights, held }: State): number | undefined {
  const slopes = slopesOf(problem, weights)
  const least = Math.min(
    ...slopes.filter((_, at) => held[at] === 'lower' && problem.lower[at]! < problem.upper[at]!),
  )
  const level = slopes.find((_, at) => held[at] === undefined) ?? least
  const pulls = slopes.map((slope, at) => {
    if (problem.lower[at] === problem.upper[at]) return 0
    if (held[at] === 'lower') return level - slope
    return held[at] === 'upper' ? slope - level : 0
  })
  const most = Math.max(...pulls)
  return most > rounding * scaleOf(problem, weights) ? pulls.indexOf(most) : undefined
}
