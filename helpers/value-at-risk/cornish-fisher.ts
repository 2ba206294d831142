import type { Moments } from './moments.ts'
import { normalDensity, normalQuantile } from '../normal.ts'
import { cannotBeMeant, notComputable } from './risk-error.ts'
import { requirePositive } from './series.ts'
import { requireTail } from './tail.ts'

/** What the expansion takes of a sample: skewness g1 and excess kurtosis g2, both 0 for a normal distribution. */
export type Shape = Pick<Moments, 'skewness' | 'excessKurtosis'>

/**
 * A quantile of the standard normal distribution, bent to a skewness S and an excess kurtosis K:
 * z + (z² - 1) S/6 + (z³ - 3z) K/24 - (2z³ - 5z) S²/36. Of small S and K only.
 * Throws `RiskError`, RISK_NOT_COMPUTABLE, if the expansion does not rise all the way from z to 0: a loss would then
 * have a larger value at risk at a lower confidence.
 * Source: Cornish and Fisher, Revue de l'Institut International de Statistique 5 (1938).
 */
export function cornishFisherQuantile(z: number, shape: Shape): number {
  requireShape(z, shape)
  if (!risesBetween(Math.min(z, 0), Math.max(z, 0), shape))
    throw notComputable(
      `an expansion must rise up to its quantile, with skewness ${shape.skewness} and excess kurtosis ${shape.excessKurtosis} it falls: use the historical method`,
    )
  const { skewness: s, excessKurtosis: k } = shape
  return (
    z + ((z * z - 1) * s) / 6 + ((z ** 3 - 3 * z) * k) / 24 - ((2 * z ** 3 - 5 * z) * s * s) / 36
  )
}

/**
 * Value at risk by Cornish and Fisher, -μ - σ z', with z' the bent quantile of `tail`. Unit of the moments.
 * Throws `RiskError` as `cornishFisherQuantile` does, and of a tail outside (0, 0.5).
 */
export function cornishFisherValueAtRisk(moments: Moments, tail: number): number {
  requireTail(tail)
  requirePositive('a standard deviation', moments.deviation)
  return -moments.mean - moments.deviation * cornishFisherQuantile(normalQuantile(tail), moments)
}

/**
 * Expected shortfall by Cornish and Fisher, the mean of -μ - σ z' over the normal tail beyond z:
 * -μ + σ φ(z)/q (1 + zS/6 + (z² - 1) K/24 - (2z² - 1) S²/36), with z below zero.
 * Throws `RiskError`, RISK_NOT_COMPUTABLE, unless the expansion rises over the whole tail, from minus infinity on: many
 * samples with a value at risk have no expected shortfall by this method.
 * Source: the integral of the expansion; Boudt, Peterson and Croux, Journal of Risk 11 (2008), have it in parts.
 */
export function cornishFisherShortfall(moments: Moments, tail: number): number {
  requireTail(tail)
  requirePositive('a standard deviation', moments.deviation)
  const z = normalQuantile(tail)
  requireShape(z, moments)
  if (!risesBetween(-Infinity, 0, moments))
    throw notComputable(
      `an expansion must rise over the whole tail, with skewness ${moments.skewness} and excess kurtosis ${moments.excessKurtosis} it falls: use the historical method`,
    )
  const { mean, deviation, skewness: s, excessKurtosis: k } = moments
  const bend = 1 + (z * s) / 6 + ((z * z - 1) * k) / 24 - ((2 * z * z - 1) * s * s) / 36
  return -mean + ((deviation * normalDensity(z)) / tail) * bend
}

/** Whether the expansion rises everywhere, so that it is a distribution: the domain of Maillard (2012). */
export const isCornishFisherDistribution = (shape: Shape): boolean =>
  risesBetween(-Infinity, Infinity, shape)

/** Whether the derivative, a parabola in z, is above zero from `from` to `to`. */
function risesBetween(
  from: number,
  to: number,
  { skewness: s, excessKurtosis: k }: Shape,
): boolean {
  const square = k / 8 - (s * s) / 6
  const linear = s / 3
  const constant = 1 - k / 8 + (5 * s * s) / 36
  const slope = (z: number) =>
    Number.isFinite(z)
      ? square * z * z + linear * z + constant
      : square || linear * Math.sign(z) || constant
  const turning = -linear / (2 * square)
  const isWithin = turning > from && turning < to
  return slope(from) > 0 && slope(to) > 0 && (!isWithin || slope(turning) > 0)
}

function requireShape(z: number, { skewness, excessKurtosis }: Shape): void {
  const flawed = [z, skewness, excessKurtosis].find(value => !Number.isFinite(value))
  if (flawed !== undefined)
    throw cannotBeMeant(
      `a quantile and its moments must be finite numbers, one was ${flawed}: repair the series`,
    )
}
