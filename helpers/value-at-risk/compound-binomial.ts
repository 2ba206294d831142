import { notComputable } from './risk-error.ts'
import { requireCount } from './series.ts'
import { requireChance } from './tail.ts'

/**
 * P(S = k) for each k below the length of `losses`, of the sum S of a binomial number of independent losses: `trials`
 * trials, each a loss with probability `chance`, which is k steps with probability `losses[k]`. By Panjer's recursion,
 * (1 + w f0) g(k) = w Σ ((n + 1) j / k - 1) f(j) g(k - j) with w = p / (1 - p), which takes the square of the length.
 * Throws `RiskError` of trials that are no count and a chance outside [0, 1], and RISK_NOT_COMPUTABLE if the probability
 * of no loss at all, from which the recursion starts, is beyond the range of numbers.
 * Source: Panjer, "Recursive evaluation of a family of compound distributions", ASTIN Bulletin 12 (1981).
 */
export function compoundBinomial(
  losses: Float64Array,
  trials: number,
  chance: number,
): Float64Array {
  requireCount('trials', trials)
  requireChance(chance)
  const sums = new Float64Array(losses.length)
  const noStep = losses[0] ?? 0
  const none = (1 - chance * (1 - noStep)) ** trials
  if (none === 0 || chance === 1)
    throw notComputable(
      `losses must not be certain, ${trials} trials of ${chance} were beyond the range of numbers: take fewer`,
    )
  if (sums.length > 0) sums[0] = none
  const odds = chance / (1 - chance)
  const first = losses.findIndex((loss, step) => step > 0 && loss > 0)
  if (first < 0) return sums
  for (let total = first; total < sums.length; total++) {
    let [plain, weighted] = [0, 0]
    for (let step = first; step <= total; step++) {
      const both = losses[step]! * sums[total - step]!
      plain += both
      weighted += both * step
    }
    sums[total] = (odds * (((trials + 1) * weighted) / total - plain)) / (1 + odds * noStep)
  }
  return sums
}
