import { coherentShortfall } from '../value-at-risk/sample-shortfall.ts'
import { historicalRisk } from '../value-at-risk/historical.ts'
import type { QuantileRule } from '../value-at-risk/quantile-rule.ts'
import { notComputable } from '../value-at-risk/risk-error.ts'
import { requireDays, tailOf } from '../value-at-risk/tail.ts'

/** The risk at one confidence level, in the words of the trading-system contract. */
export interface ToldEstimate {
  readonly confidenceLevel: string
  readonly valueAtRisk: string
  readonly expectedShortfall?: string | undefined
}

/** A number that was told beside our own of the same thing. */
export interface Recomputed {
  readonly confidenceLevel: string
  readonly told: number
  readonly own: number
  /** 100 |told - own| / |own|. */
  readonly differencePct: number
}

/**
 * Values at risk by the historical method over the same profits and the same rule, beside those that were told. Throws
 * `RiskError` as `historicalRisk` does, of no estimates, and RISK_NOT_COMPUTABLE where our own is zero.
 */
export const recomputedRisk = (
  profits: readonly number[],
  estimates: readonly ToldEstimate[],
  rule: QuantileRule,
): readonly Recomputed[] =>
  requireSome(
    estimates.map(({ confidenceLevel, valueAtRisk }) => {
      const { valueAtRisk: own } = historicalRisk(profits, tailOf(Number(confidenceLevel)), rule)
      return compared(confidenceLevel, Number(valueAtRisk), own)
    }),
  )

/**
 * Expected shortfalls, the coherent ones of Acerbi and Tasche, beside those that were told; estimates without one are left
 * out. Throws as `recomputedRisk` does, also of fewer profits than 1 / tail: of them, the shortfall would be the worst alone.
 */
export const recomputedShortfalls = (
  profits: readonly number[],
  estimates: readonly ToldEstimate[],
): readonly Recomputed[] =>
  requireSome(
    estimates.flatMap(({ confidenceLevel, expectedShortfall }) => {
      if (expectedShortfall === undefined) return []
      const tail = tailOf(Number(confidenceLevel))
      requireDays(profits.length, tail)
      const own = coherentShortfall(profits, tail)
      return [compared(confidenceLevel, Number(expectedShortfall), own)]
    }),
  )

/** The largest of the differences. */
export const largestDifferencePct = (all: readonly Recomputed[]): number =>
  Math.max(...all.map(({ differencePct }) => differencePct))

/** Such as `95 %: 120000.5 told, 120100.25 recomputed`. */
export const describeRecomputed = ({ confidenceLevel, told, own }: Recomputed): string =>
  `${confidenceLevel}: ${told} told, ${Number(own.toFixed(2))} recomputed`

function compared(confidenceLevel: string, told: number, own: number): Recomputed {
  if (own === 0)
    throw notComputable(
      `a risk must not be 0 to be compared with, was at ${confidenceLevel}: look at a book that can lose`,
    )
  return { confidenceLevel, told, own, differencePct: (100 * Math.abs(told - own)) / Math.abs(own) }
}

function requireSome(all: readonly Recomputed[]): readonly Recomputed[] {
  if (all.length === 0)
    throw notComputable('there must be an estimate to recompute, was none: tell one')
  return all
}
