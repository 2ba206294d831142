import { sampleQuantile, type QuantileRule } from './quantile-rule.ts'
import type { RiskEstimate } from './risk-estimate.ts'
import { coherentShortfall } from './sample-shortfall.ts'
import { readSeries, requireVariety, type Series } from './series.ts'
import { requireDays, requireTail } from './tail.ts'

/**
 * Historical value at risk, minus the quantile `tail` of the returns by a named rule, with the coherent expected
 * shortfall. Signs and units as in `RiskEstimate`. Every day weighs the same, however long ago.
 * Throws `RiskError`: RISK_INPUT of a return that is not finite and a tail outside (0, 0.5); RISK_NOT_COMPUTABLE of
 * fewer than 1 / tail returns, and of returns that are all the same.
 */
export function historicalRisk(
  returns: Series,
  tail: number,
  rule: QuantileRule = 'conservative',
): RiskEstimate {
  requireTail(tail)
  const list = readSeries('returns', returns)
  requireDays(list.length, tail)
  requireVariety('returns', list)
  return {
    valueAtRisk: -sampleQuantile(list, tail, rule),
    expectedShortfall: coherentShortfall(list, tail),
    tail,
    convention: `historical, ${list.length} returns, quantile by the rule ${rule}, expected shortfall after Acerbi and Tasche`,
  }
}
