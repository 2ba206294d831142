import { spreadOf, type Spread } from './moments.ts'
import { normalDensity, normalQuantile } from '../normal.ts'
import { cannotBeMeant } from './risk-error.ts'
import type { RiskEstimate } from './risk-estimate.ts'
import { requirePositive, type Series } from './series.ts'
import { studentDensity, studentQuantile } from './student-distribution.ts'
import { requireTail } from './tail.ts'

/** Whether a model takes the mean of the sample, or zero as is usual for a day. */
export type MeanRule = 'sample-mean' | 'zero-mean'

/**
 * Value at risk and expected shortfall of a normal distribution: -μ + z σ and -μ + σ φ(z) / q, with z the upper quantile
 * of q. Units as in `RiskEstimate`. Throws `RiskError` of a tail outside (0, 0.5) and a deviation that is not above zero.
 * Source: McNeil, Frey and Embrechts, Quantitative Risk Management, revised edition (2015), section 2.3.
 */
export function normalRisk({ mean, deviation }: Spread, tail: number): RiskEstimate {
  requireTail(tail)
  requireSpread({ mean, deviation })
  const z = -normalQuantile(tail)
  return {
    valueAtRisk: -mean + z * deviation,
    expectedShortfall: -mean + (deviation * normalDensity(z)) / tail,
    tail,
    convention: `normal, mean ${mean}, standard deviation ${deviation}`,
  }
}

/**
 * The same of Student's t, scaled so that its standard deviation is `deviation`: with s = σ sqrt((ν-2)/ν) and t the upper
 * quantile of q, -μ + t s and -μ + s f(t)/q (ν + t²)/(ν - 1). Any number of degrees above 2; with fewer, there is no
 * standard deviation to scale to. Throws `RiskError` as `normalRisk` does.
 * Source: McNeil, Frey and Embrechts, Quantitative Risk Management, revised edition (2015), section 2.3.
 */
export function studentRisk(spread: Spread, tail: number, degrees: number): RiskEstimate {
  requireTail(tail)
  requireSpread(spread)
  if (!(degrees > 2 && degrees < Infinity))
    throw cannotBeMeant(
      `degrees of freedom must be above 2, were ${degrees}: with fewer, losses have no standard deviation`,
    )
  const { mean, deviation } = spread
  const t = -studentQuantile(tail, degrees)
  const scale = deviation * Math.sqrt((degrees - 2) / degrees)
  const beyond = ((studentDensity(t, degrees) / tail) * (degrees + t * t)) / (degrees - 1)
  return {
    valueAtRisk: -mean + t * scale,
    expectedShortfall: -mean + beyond * scale,
    tail,
    convention: `Student's t with ${degrees} degrees of freedom, mean ${mean}, standard deviation ${deviation}`,
  }
}

/**
 * Mean and sample standard deviation of at least two returns, for the models of this file.
 * Throws `RiskError` as `spreadOf` does.
 */
export function modelSpread(returns: Series, meanRule: MeanRule): Spread {
  const { mean, deviation } = spreadOf(returns)
  return { mean: meanRule === 'zero-mean' ? 0 : mean, deviation }
}

function requireSpread({ mean, deviation }: Spread): void {
  requirePositive('a standard deviation', deviation)
  if (!Number.isFinite(mean))
    throw cannotBeMeant(`a mean must be a finite number, was ${mean}: repair the series`)
}
