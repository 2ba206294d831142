import { ewmaVariances } from './ewma.ts'
import { sampleQuantile, type QuantileRule } from './quantile-rule.ts'
import type { RiskEstimate } from './risk-estimate.ts'
import { notComputable } from './risk-error.ts'
import { coherentShortfall } from './sample-shortfall.ts'
import { readSeries, requireCount, requireVariety, type Series } from './series.ts'
import { requireDays, requireTail } from './tail.ts'

/** How returns are filtered. */
export interface Filter {
  /** Of the variance forecasts; 0.94 for days. */
  readonly decay?: number
  /** How many of the first returns only teach the filter its variance; 20. */
  readonly warmUp?: number
  readonly rule?: QuantileRule
}

/**
 * Filtered historical simulation over one period: each return after the warm-up, divided by the deviation that was
 * forecast for its day and multiplied by the one for tomorrow, is a scenario; of the scenarios, value at risk by a named
 * rule and the coherent expected shortfall. The forecasts are exponentially weighted squares, seeded by the mean square
 * of the warm-up, so no scenario is scaled by what came after it but for the forecast for tomorrow.
 * `returns` with the oldest first, at least warmUp + 1 / tail of them; signs and units as in `RiskEstimate`.
 * Throws `RiskError` of a return that is not finite, of too few, of returns that are all the same, and
 * of a warm-up without any movement.
 * Source: Hull and White, Journal of Risk 1 (1998); Barone-Adesi, Giannopoulos and Vosper, Journal of Futures Markets 19
 * (1999), with a GARCH filter.
 */
export function filteredHistoricalRisk(
  returns: Series,
  tail: number,
  { decay = 0.94, warmUp = 20, rule = 'conservative' }: Filter = {},
): RiskEstimate {
  requireTail(tail)
  requireCount('warm-up days', warmUp)
  const list = readSeries('returns', returns, warmUp + 1)
  const first = list.slice(0, warmUp)
  const rest = list.slice(warmUp)
  requireDays(rest.length, tail)
  requireVariety('returns', rest)

  const seed = Math.sqrt(first.reduce((sum, value) => sum + value * value, 0) / warmUp)
  if (!(seed > 0 && seed < Infinity))
    throw notComputable(
      `a warm-up must have a deviation above 0, had ${seed}: check that the series is not stuck`,
    )
  const deviations = ewmaVariances([seed, ...rest], decay)
    .slice(1)
    .map(Math.sqrt)
  const tomorrow = deviations.at(-1)!
  const scenarios = rest.map((value, at) => (value / deviations[at]!) * tomorrow)
  return {
    valueAtRisk: -sampleQuantile(scenarios, tail, rule),
    expectedShortfall: coherentShortfall(scenarios, tail),
    tail,
    convention: `filtered historical simulation, ${rest.length} returns after ${warmUp} of warm-up, decay ${decay}, quantile by the rule ${rule}`,
  }
}
