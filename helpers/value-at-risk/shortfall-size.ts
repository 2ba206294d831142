import { compoundBinomial } from './compound-binomial.ts'
import { cannotBeMeant, notComputable } from './risk-error.ts'
import { requireCount, requirePositive } from './series.ts'
import { shapeShortfall, shapeTail, shapeValueAtRisk, type TailShape } from './tail-shape.ts'

/** The recursion takes the square of it. */
const mostSteps = 50_000

/** What Z2 is told of: so many independent days with losses of one shape. */
export interface ShortfallTrial {
  readonly days: number
  readonly tail: number
  readonly shape: TailShape
  /** How many times as large as told the losses are: 1, the default, for a correct model. */
  readonly factor?: number
  /** Steps that a loss of one expected shortfall is counted in; 200. The more, the narrower the bounds. */
  readonly steps?: number
}

/** What a probability lies between. */
export interface ChanceBounds {
  readonly lower: number
  readonly upper: number
}

/**
 * The probability that Z2 of Acerbi and Székely is at or below `statistic`, between bounds that hold: losses beyond the
 * value at risk are rounded down and up to steps, and their binomial number is summed over exactly. With the factor 1 it is the size of a test with that critical value, with another its power.
 * Throws `RiskError` of days or steps that are no count, a tail outside (0, 0.5), a factor not above zero, and
 * RISK_NOT_COMPUTABLE of more than 50 000 steps in all and of so many exceptions that no exception at all is beyond the
 * range of numbers.
 * Source: `compoundBinomial`; the paper of Acerbi and Székely has such values from simulations.
 */
export function chanceOfShortfall(statistic: number, trial: ShortfallTrial): ChanceBounds {
  if (!Number.isFinite(statistic))
    throw cannotBeMeant(`a statistic must be a finite number, was ${statistic}: check its origin`)
  const steps = trial.steps ?? 200
  const least = (1 - statistic) * trial.days * trial.tail * steps
  const length = Math.max(Math.ceil(least - 1e-9), 0)
  return {
    lower: Math.max(1 - sumOf(totals(trial, length, 0)), 0),
    upper: Math.max(1 - sumOf(totals(trial, length, 1)), 0),
  }
}

/**
 * The Z2 that a correct model is at or below with the probability `size` at most: by the upper bound, so a little too
 * low, the less the more steps. About -0.7 for 5 % of 250 days at a tail of 2.5 % and normal losses.
 * Throws `RiskError` as `chanceOfShortfall` does, and of a size outside (0, 1).
 */
export function shortfallCritical(size: number, trial: Omit<ShortfallTrial, 'factor'>): number {
  requireSize(size)
  const steps = trial.steps ?? 200
  const expected = trial.days * trial.tail * steps
  for (let length = Math.ceil(expected * 3); ; length *= 2) {
    const chances = totals(trial, length, 1)
    let above = 1
    for (let total = 0; total < length; total++) {
      if (above <= size) return 1 - total / expected
      above -= chances[total]!
    }
  }
}

/** P(sum of the losses beyond = k steps) for each k below `length`, each loss rounded down, or up by `roundUp` of 1. */
function totals(trial: ShortfallTrial, length: number, roundUp: 0 | 1): Float64Array {
  const { days, tail, shape, factor = 1, steps = 200 } = trial
  requireCount('days', days)
  requireCount('steps', steps)
  requirePositive('a factor', factor)
  if (length > mostSteps)
    throw notComputable(
      `a sum must be within ${mostSteps} steps, was to be told up to ${length}: take fewer steps`,
    )
  const valueAtRisk = shapeValueAtRisk(shape, tail) / factor
  const unit = shapeShortfall(shape, tail) / factor / steps
  const chance = shapeTail(shape, valueAtRisk)
  const beyond = (step: number) => shapeTail(shape, Math.max(step * unit, valueAtRisk)) / chance

  const losses = new Float64Array(length)
  let above = 1
  for (let step = roundUp; step < length; step++) {
    const next = beyond(step + 1 - roundUp)
    losses[step] = above - next
    above = next
  }
  return compoundBinomial(losses, days, chance)
}

function requireSize(size: number): void {
  if (!(size > 0 && size < 1))
    throw cannotBeMeant(`a size must be above 0 and below 1, was ${size}: give 0.05 for 5 %`)
}

const sumOf = (chances: Float64Array): number =>
  chances.reduce((total, chance) => total + chance, 0)
