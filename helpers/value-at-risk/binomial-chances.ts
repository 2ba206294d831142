import { requireCount } from './series.ts'
import { requireChance } from './tail.ts'

/**
 * P(X = k) of a binomial variable for each k from 0 to `trials`, with all digits but a few: from the likeliest count
 * outwards by the ratio of neighbours, then divided by their sum. `atLeast` of the room above tells one tail of one
 * distribution; the tests of a value at risk need all of it.
 * Throws `RiskError` of a number of trials that is no count and of a chance outside [0, 1].
 * Source: the definition of the binomial distribution.
 */
export function binomialChances(trials: number, chance: number): Float64Array {
  requireCount('trials', trials, 0)
  requireChance(chance)
  const chances = new Float64Array(trials + 1)
  const mode = Math.min(Math.floor((trials + 1) * chance), trials)
  chances[mode] = 1
  if (chance === 0 || chance === 1) return chances

  const odds = chance / (1 - chance)
  for (let k = mode; k < trials; k++) chances[k + 1] = chances[k]! * ((trials - k) / (k + 1)) * odds
  for (let k = mode; k > 0; k--) chances[k - 1] = (chances[k]! * (k / (trials - k + 1))) / odds
  const total = chances.reduce(plus, 0)
  return chances.map(weight => weight / total)
}

/** P(X <= k), summed from its small end. */
export const atMost = (chances: Float64Array, k: number): number =>
  Math.min(chances.subarray(0, Math.max(k + 1, 0)).reduce(plus, 0), 1)

/** P(X >= k), summed from its small end. It overlaps with `atMost` by P(X = k). */
export const noLessThan = (chances: Float64Array, k: number): number =>
  Math.min(chances.subarray(Math.max(k, 0)).reduceRight(plus, 0), 1)

const plus = (total: number, chance: number): number => total + chance
