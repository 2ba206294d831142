import { notComputable } from './series-error.ts'
import { computed, finite, rounding, valuesOf, type Series } from './series.ts'

/** Returns, or profits of trades in money, split at zero; what is exactly zero is neither a gain nor a loss. */
interface Gains {
  readonly count: number
  readonly wins: number
  readonly losses: number
  readonly gained: number
  /** Above zero. */
  readonly lost: number
}

function gainsOf(results: Series): Gains {
  const values = valuesOf('results', results)
  const wins = values.filter(value => value > 0)
  const losses = values.filter(value => value < 0)
  return {
    count: values.length,
    wins: wins.length,
    losses: losses.length,
    gained: wins.reduce((sum, value) => sum + value, 0),
    lost: -losses.reduce((sum, value) => sum + value, 0),
  }
}

function withLosses(what: string, results: Series): Gains {
  const gains = gainsOf(results)
  if (gains.lost <= Number.EPSILON * gains.gained)
    throw notComputable(
      `results must have a loss for ${what}, none of ${gains.count} was one: give a longer record`,
    )
  return gains
}

/**
 * Hit rate, from 0 to 1: results above zero / all results, those of exactly zero included. Of trades it is a share of
 * trades, of returns a share of periods; some libraries leave the zeros out. Throws `SeriesError` of no results.
 */
export function hitRate(results: Series): number {
  const { wins, count } = gainsOf(results)
  return wins / count
}

/** Profit factor: Σ gains / Σ |losses|, dimensionless. Throws `SeriesError` of no results and where there is no loss. */
export function profitFactor(results: Series): number {
  const { gained, lost } = withLosses('a profit factor', results)
  return computed('a profit factor', gained / lost)
}

/** Gain to pain: Σ results / Σ |losses|, which is the profit factor less 1. Throws as `profitFactor` does. */
export const gainToPain = (results: Series): number => profitFactor(results) - 1

/** Payoff ratio: average gain / average |loss|, dimensionless. Throws `SeriesError` where there is no gain or no loss. */
export function payoffRatio(results: Series): number {
  const { gained, lost, wins, losses } = withLosses('a payoff ratio', results)
  if (wins === 0)
    throw notComputable(
      'results must have a gain for a payoff ratio, had none: give a longer record',
    )
  return computed('a payoff ratio', gained / wins / (lost / losses))
}

/**
 * Kelly fraction of two outcomes, the average gain and the average loss: p − (1 − p) / b with the hit rate p and the payoff
 * ratio b. Below zero where the average result is, and no advice on size. Throws as `payoffRatio` does.
 * Source: Kelly, "A new interpretation of information rate", Bell System Technical Journal 35 (1956).
 */
export function kellyFraction(results: Series): number {
  const share = hitRate(results)
  return share - (1 - share) / payoffRatio(results)
}

/**
 * Omega ratio: Σ max(r − threshold, 0) / Σ max(threshold − r, 0), with the threshold per period and 0 where it is not
 * stated; at 0 it is the profit factor. Throws `SeriesError` of no returns and where none is below the threshold.
 * Source: Keating and Shadwick, "A universal performance measure", Journal of Performance Measurement 6 (2002).
 */
export function omegaRatio(returns: Series, threshold = 0): number {
  const least = finite('the threshold', threshold)
  const beyond = valuesOf('returns', returns).map(value =>
    Math.abs(value - least) <= rounding ? 0 : value - least,
  )
  const { gained, lost } = withLosses('an Omega ratio', beyond)
  return computed('an Omega ratio', gained / lost)
}
