import { notComputable } from './risk-error.ts'
import { readSeries, type Series } from './series.ts'
import { floorOf, requireTail } from './tail.ts'

/**
 * Expected shortfall of a sample, coherent: the mean of the worst nq returns, the last of them counted in part,
 * -(Σ_{i≤f} r_(i) + (nq - f) r_(f+1)) / (nq) with f = floor(nq). Of fewer than 1 / q returns it is the worst alone,
 * which is why `historicalRisk` refuses to tell it.
 * `returns` as in `RiskEstimate`, in any order. Throws `RiskError` of no returns or one not finite.
 * Source: Acerbi and Tasche, "On the coherence of expected shortfall", Journal of Banking & Finance 26 (2002).
 */
export function coherentShortfall(returns: Series, tail: number): number {
  requireTail(tail)
  const sorted = ascending(returns)
  const whole = floorOf(sorted.length, tail)
  const part = Math.max(sorted.length * tail - whole, 0)
  const sum = sorted.slice(0, whole).reduce((total, value) => total + value, 0)
  const inPart = part > 0 ? part * (sorted[whole] ?? 0) : 0
  return -(sum + inPart) / (sorted.length * tail)
}

/**
 * The mean of the returns at or below minus a value at risk, as a loss. Not coherent: it counts ties whole.
 * Throws `RiskError`, RISK_NOT_COMPUTABLE, if no return is that low.
 */
export function shortfallBeyond(returns: Series, valueAtRisk: number): number {
  const beyond = ascending(returns).filter(value => value <= -valueAtRisk)
  if (beyond.length === 0)
    throw notComputable(
      `a return must be at or below ${-valueAtRisk}, none was: give a longer series or a larger tail`,
    )
  return meanLoss(beyond)
}

/** The mean of the lowest floor((n - 1) q) + 1 returns, as a loss: what empyrical calls conditional value at risk. */
export function indexShortfall(returns: Series, tail: number): number {
  requireTail(tail)
  const sorted = ascending(returns)
  return meanLoss(sorted.slice(0, floorOf(sorted.length - 1, tail) + 1))
}

const ascending = (returns: Series): readonly number[] =>
  readSeries('returns', returns).toSorted((a, b) => a - b)

const meanLoss = (returns: readonly number[]): number =>
  -returns.reduce((total, value) => total + value, 0) / returns.length
