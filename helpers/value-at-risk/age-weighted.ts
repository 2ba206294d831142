import { cannotBeMeant } from './risk-error.ts'
import type { RiskEstimate } from './risk-estimate.ts'
import { readSeries, requireVariety, type Series } from './series.ts'
import { requireDays, requireTail } from './tail.ts'

/**
 * Weights of `count` days, the oldest first: λ^age (1 - λ) / (1 - λ^count), which sum to one.
 * Throws `RiskError` of a decay outside (0, 1).
 */
export function ageWeights(count: number, decay: number): readonly number[] {
  requireDecay(decay)
  const scale = (1 - decay) / -Math.expm1(count * Math.log(decay))
  return Array.from({ length: count }, (_, at) => scale * decay ** (count - 1 - at))
}

/**
 * Historical value at risk with weights that fall with age: the loss at which the weights of the worst returns first
 * sum to `tail`, and the weighted mean of the worst share `tail` as expected shortfall. `returns` with the oldest first,
 * at least 1 / tail of them; signs and units as in `RiskEstimate`. Throws `RiskError` as `historicalRisk` does, and of a
 * decay outside (0, 1).
 * Source: Boudoukh, Richardson and Whitelaw, "The best of both worlds", Risk 11 (1998).
 */
export function ageWeightedRisk(returns: Series, tail: number, decay = 0.98): RiskEstimate {
  requireTail(tail)
  const list = readSeries('returns', returns)
  requireDays(list.length, tail)
  requireVariety('returns', list)
  const weights = ageWeights(list.length, decay)
  const worstFirst = list
    .map((value, at) => ({ loss: -value, weight: weights[at]! }))
    .toSorted((a, b) => b.loss - a.loss)

  let missing = tail
  let lost = 0
  let valueAtRisk = worstFirst[0]!.loss
  for (const { loss, weight } of worstFirst) {
    const counted = Math.min(weight, missing)
    valueAtRisk = loss
    lost += counted * loss
    missing -= counted
    if (missing <= tail * 1e-12) break
  }
  return {
    valueAtRisk,
    expectedShortfall: lost / tail,
    tail,
    convention: `historical, ${list.length} returns weighted by age with decay ${decay}, no interpolation`,
  }
}

export function requireDecay(decay: number): void {
  if (!(decay > 0 && decay < 1))
    throw cannotBeMeant(`a decay must be above 0 and below 1, was ${decay}: daily data take 0.94`)
}
