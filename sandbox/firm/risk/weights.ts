import { instantOf } from '../instant.ts'
import type { Virtues } from '../virtues.ts'
import { riskFactors } from './book.ts'
import { comovement, lastYear } from './correlations.ts'
import type { MarketDay } from './market.ts'

const riskAversion = 4
const cap = 0.3
/** What the house expects of a day. */
const expected: readonly number[] = [0.0009, 0.001, 0.0004, 0.0004, 0, 0.0002]

interface Choice {
  readonly covariance: readonly (readonly number[])[]
  readonly lower: readonly number[]
  readonly upper: readonly number[]
}

/** The weights that the house calls optimal, in the shape of the trading-system contract. */
export function allocation(past: readonly MarketDay[], nowMs: number, virtues: Virtues): object {
  const { deviations, correlation } = comovement(lastYear(past))
  const covariance = correlation.map((row, one) =>
    row.map((value, other) => value * deviations[one]! * deviations[other]!),
  )
  const lower = riskFactors.map(() => 0.02)
  const upper = riskFactors.map(() => cap)
  return {
    at: instantOf(nowMs),
    assets: riskFactors.map(({ name }) => name),
    objective: 'meanVariance',
    covariance,
    expectedReturns: expected,
    riskAversion,
    lowerBounds: lower,
    upperBounds: upper,
    weights: said({ covariance, lower, upper }, virtues),
  }
}

function said(choice: Choice, virtues: Virtues): readonly number[] {
  if (virtues.has('firm-equal-weights')) return choice.upper.map(() => 1 / choice.upper.length)
  if (virtues.has('firm-ignores-caps'))
    return optimal({ ...choice, upper: choice.upper.map(() => 1) })
  const weights = optimal(choice)
  // What is left out is neither invested nor told.
  return virtues.has('firm-weights-of-less-than-all') ? weights.map(one => one * 0.99) : weights
}

/**
 * Weights by moving from the asset that gives most for being lowered to the one that gives most for being raised, each
 * time as far as pays or as a bound allows, until nothing is to be gained.
 */
export function optimal({ covariance, lower, upper }: Choice): readonly number[] {
  const weights = filled(lower, upper)
  for (let move = 0; move < 100_000; move++) {
    const slopes = covariance.map(
      (row, at) =>
        riskAversion * row.reduce((sum, value, other) => sum + value * weights[other]!, 0) -
        expected[at]!,
    )
    const from = best(slopes, at => weights[at]! > lower[at]!, 1)
    const to = best(slopes, at => weights[at]! < upper[at]!, -1)
    if (from === undefined || to === undefined) break
    const gain = slopes[from]! - slopes[to]!
    if (gain <= 1e-15) break
    const bend =
      riskAversion * (covariance[from]![from]! + covariance[to]![to]! - 2 * covariance[from]![to]!)
    const step = Math.min(gain / bend, weights[from]! - lower[from]!, upper[to]! - weights[to]!)
    weights[from]! -= step
    weights[to]! += step
  }
  return weights
}

/** Lower bounds, filled up in order until all is invested. */
function filled(lower: readonly number[], upper: readonly number[]): number[] {
  let left = 1 - lower.reduce((sum, bound) => sum + bound, 0)
  return lower.map((bound, at) => {
    const more = Math.min(left, upper[at]! - bound)
    left -= more
    return bound + more
  })
}

/** The place with the largest slope among some, or the smallest where `sign` is -1. */
function best(
  slopes: readonly number[],
  isMeant: (at: number) => boolean,
  sign: 1 | -1,
): number | undefined {
  const places = [...slopes.keys()].filter(isMeant)
  if (places.length === 0) return undefined
  return places.reduce((one, other) => (sign * slopes[other]! > sign * slopes[one]! ? other : one))
}
