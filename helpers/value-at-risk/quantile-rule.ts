import { requireChance } from './tail.ts'
import { readSeries, type Series } from './series.ts'

/**
 * Where the quantile q of n sorted values lies, counted from 0 at the smallest. Of one sample of 20 returns, these rules
 * tell a value at risk of 95 % from 0.035 to 0.048: a number without its rule cannot be compared.
 */
const positions = {
  /** The k-th worst, k = ceil(nq): no interpolation, never less than the share q. Hyndman and Fan's 1. */
  conservative: (n, q) => Math.ceil(snapped(n * q)) - 1,
  /** (n - 1) q, interpolated: what numpy, empyrical and PERCENTILE.INC do. Hyndman and Fan's 7. */
  linear: (n, q) => snapped((n - 1) * q),
  /** The worse of the two values that `linear` lies between. */
  lower: (n, q) => Math.floor(snapped((n - 1) * q)),
  /** The better of the two values that `linear` lies between. */
  higher: (n, q) => Math.ceil(snapped((n - 1) * q)),
  /** Halfway between `lower` and `higher`. */
  midpoint: (n, q) => {
    const at = snapped((n - 1) * q)
    return (Math.floor(at) + Math.ceil(at)) / 2
  },
  /** nq - 1/2, interpolated. Hyndman and Fan's 5. */
  hazen: (n, q) => snapped(n * q - 0.5),
  /** (n + 1) q - 1, interpolated: PERCENTILE.EXC. Hyndman and Fan's 6. */
  weibull: (n, q) => snapped((n + 1) * q - 1),
  /** (n + 1/3) q - 2/3, interpolated. Hyndman and Fan's 8. */
  'median-unbiased': (n, q) => snapped((n + 1 / 3) * q - 2 / 3),
  /** (n + 1/4) q - 5/8, interpolated. Hyndman and Fan's 9. */
  'normal-unbiased': (n, q) => snapped((n + 1 / 4) * q - 5 / 8),
} as const satisfies Record<string, (n: number, q: number) => number>

/** The name of a rule for the quantile of a sample. */
export type QuantileRule = keyof typeof positions

export const quantileRules = Object.keys(positions) as readonly QuantileRule[]

/**
 * The quantile `share` of a sample of at least one value by a named rule, in the unit of the values; positions beyond
 * either end take the value at that end. A position within 1e-9 of a whole one is that one.
 * Throws `RiskError` of no values, a value that is not finite, and a share outside [0, 1].
 * Source: Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996).
 */
export function sampleQuantile(values: Series, share: number, rule: QuantileRule): number {
  const sorted = readSeries('values', values).toSorted((a, b) => a - b)
  requireChance(share)
  const last = sorted.length - 1
  const position = Math.min(Math.max(positions[rule](sorted.length, share), 0), last)
  const below = Math.floor(position)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, last)]!
  const weight = position - below
  return low * (1 - weight) + high * weight
}

function snapped(position: number): number {
  const whole = Math.round(position)
  return Math.abs(position - whole) < 1e-9 ? whole : position
}
