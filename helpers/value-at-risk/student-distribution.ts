import { normalQuantile } from '../normal.ts'
import { cannotBeMeant, notComputable } from './risk-error.ts'
import { requirePositive } from './series.ts'

/**
 * Density of Student's t: Γ((ν+1)/2) / (Γ(ν/2) sqrt(νπ)) (1 + t²/ν)^(-(ν+1)/2), for any number ν > 0 of `degrees`.
 * Throws `RiskError` of NaN and of degrees that are not above zero.
 */
export function studentDensity(t: number, degrees: number): number {
  requireDeviate(t, degrees)
  const scale = gammaRatio(degrees / 2) / Math.sqrt(degrees * Math.PI)
  return scale * Math.exp((-(degrees + 1) / 2) * Math.log1p((t * t) / degrees))
}

/**
 * P(T > t) of Student's t with any number of `degrees` above zero, with a relative error of about 1e-13, and
 * 1e-12 with 100 000 degrees.
 * `studentT` of the room above knows whole degrees and two-sided quantiles only, to ten digits.
 * Throws `RiskError` as `studentDensity` does.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.1 with 26.5.8.
 */
export function studentTail(t: number, degrees: number): number {
  requireDeviate(t, degrees)
  if (t < 0) return 1 - studentTail(-t, degrees)
  const square = t * t
  const half = degrees / 2
  const outside = degrees / (degrees + square)
  const inside = 1 / (1 + degrees / square)
  const isBeyondSquares = square / degrees === Infinity
  const logarithm = isBeyondSquares
    ? 2 * Math.log(t) - Math.log(degrees)
    : Math.log1p(square / degrees)
  const scale =
    (gammaRatio(half) / Math.sqrt(Math.PI)) * Math.exp(-half * logarithm) * Math.sqrt(inside)

  return outside < (half + 1) / (half + 2.5)
    ? (0.5 * (scale / half)) / betaFraction(outside, half, 0.5)
    : 0.5 * (1 - (2 * scale) / betaFraction(inside, 0.5, half))
}

/**
 * The t with P(T <= t) = `probability`, by Newton's method on the logarithms of the tail and of t, between which the
 * relation is close to a line. Throws `RiskError` of a probability outside [1e-300, 1), of degrees not above zero, and
 * RISK_NOT_COMPUTABLE of a quantile beyond the range of numbers.
 */
export function studentQuantile(probability: number, degrees: number): number {
  requirePositive('degrees of freedom', degrees)
  const start = normalQuantile(probability)
  if (probability > 0.5) return -studentQuantile(1 - probability, degrees)
  if (start === 0) return 0

  let t = -start
  for (let round = 0; round < 60; round++) {
    const tail = studentTail(t, degrees)
    const density = studentDensity(t, degrees)
    const isNear = Math.abs(tail / probability - 1) < 1e-4
    const step = isNear
      ? (tail - probability) / density / t
      : (tail * Math.log(tail / probability)) / density / t
    t *= isNear ? 1 + step : Math.exp(step)
    if (!Number.isFinite(t))
      throw notComputable(
        `a quantile must be within the range of numbers, that of ${probability} with ${degrees} degrees was not: take more degrees`,
      )
    if (isNear && Math.abs(step) <= 1e-10) break
  }
  return -t
}

function requireDeviate(t: number, degrees: number): void {
  requirePositive('degrees of freedom', degrees)
  if (Number.isNaN(t)) throw cannotBeMeant('a deviate must be a number, was NaN: check its origin')
}

/** Γ(x + 1/2) / Γ(x): by its recurrence up to where the asymptotic series has all digits. */
function gammaRatio(x: number): number {
  let factor = 1
  let at = x
  for (; at < 30; at++) factor *= at / (at + 0.5)
  const inverse = 1 / (at * at)
  const exponent =
    (-1 / 8 + inverse * (1 / 192 + inverse * (-1 / 640 + (inverse * 17) / 14336))) / at
  return factor * Math.sqrt(at) * Math.exp(exponent)
}

/** The continued fraction of the incomplete beta function, from its end to its beginning. */
function betaFraction(x: number, a: number, b: number): number {
  let fraction = 1
  for (let m = 60 + Math.ceil(8 * Math.sqrt(Math.max(a, b))); m >= 0; m--) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    fraction = 1 + odd / fraction
    if (m > 0) fraction = 1 + even / fraction
  }
  return fraction
}
