import type { Spread } from './moments.ts'
import { normalDensity, normalQuantile } from '../normal.ts'
import { cannotBeMeant } from './risk-error.ts'
import { randomNormals } from './random.ts'
import type { RiskEstimate } from './risk-estimate.ts'
import { coherentShortfall } from './sample-shortfall.ts'
import { sampleQuantile } from './quantile-rule.ts'
import { readSeries, requireCount, requirePositive, requireVariety, type Series } from './series.ts'
import { requireDays, requireTail } from './tail.ts'

/**
 * Value at risk and expected shortfall of simulated returns, each as likely as the other: the k-th worst with
 * k = ceil(Nq), and the mean of the worst Nq. Signs and units as in `RiskEstimate`, at least 1 / tail scenarios.
 * Throws `RiskError` of a scenario that is not finite, of too few, and of scenarios that are all the same.
 */
export function scenarioRisk(scenarios: Series, tail: number): RiskEstimate {
  requireTail(tail)
  const list = readSeries('scenarios', scenarios)
  requireDays(list.length, tail)
  requireVariety('scenarios', list)
  return {
    valueAtRisk: -sampleQuantile(list, tail, 'conservative'),
    expectedShortfall: coherentShortfall(list, tail),
    tail,
    convention: `${list.length} scenarios, quantile by the rule conservative, expected shortfall after Acerbi and Tasche`,
  }
}

/** A simulation that gives the same numbers for the same seed. */
export interface Simulation {
  readonly scenarios: number
  /** A whole number of at least 0. */
  readonly seed: number
}

/**
 * Normal returns, one for each scenario, by the generator of `randomNormals`. Unit of the spread.
 * Throws `RiskError` of a count or seed that is no whole number and of a deviation that is not above zero.
 */
export function simulatedReturns({ mean, deviation }: Spread, run: Simulation): Float64Array {
  requireCount('scenarios', run.scenarios)
  requirePositive('a standard deviation', deviation)
  if (!Number.isFinite(mean))
    throw cannotBeMeant(`a mean must be a finite number, was ${mean}: repair the series`)
  const normals = randomNormals(run.seed)
  return Float64Array.from({ length: run.scenarios }, () => mean + deviation * normals.next().value)
}

/**
 * Standard error of a simulated value at risk of a normal distribution: sqrt(q (1 - q) / N) σ / φ(z). A simulation that
 * is off by more than four of them has a fault, or a luck of one in 16 000. Unit of `deviation`.
 */
export function simulationError(deviation: number, tail: number, scenarios: number): number {
  requireTail(tail)
  requireCount('scenarios', scenarios)
  requirePositive('a standard deviation', deviation)
  const density = normalDensity(normalQuantile(tail))
  return (Math.sqrt((tail * (1 - tail)) / scenarios) * deviation) / density
}
