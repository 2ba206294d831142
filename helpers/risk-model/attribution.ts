import { notComputable } from '../value-at-risk/risk-error.ts'
import { readSeries, requireSameLength, requireVariety } from '../value-at-risk/series.ts'

/** A day of a risk history with the profits that a model is judged by, in the words of the trading-system contract. */
export interface AttributedDay {
  readonly date: string
  readonly hypotheticalProfit?: string | undefined
  readonly theoreticalProfit?: string | undefined
}

/** The profits of the days that have both. */
export interface Attribution {
  readonly dates: readonly string[]
  readonly hypothetical: readonly number[]
  readonly theoretical: readonly number[]
}

/**
 * The days that have both profits, from the first that does. Throws `RiskError` of a day after it without one of them: a day
 * that is left out may be the one that the model does not explain.
 */
export function attributionOf(days: readonly AttributedDay[]): Attribution {
  const hasBoth = ({ hypotheticalProfit, theoreticalProfit }: AttributedDay) =>
    hypotheticalProfit !== undefined && theoreticalProfit !== undefined
  const first = days.findIndex(hasBoth)
  const both = first < 0 ? [] : days.slice(first)
  const flawed = both.find(day => !hasBoth(day))
  if (flawed)
    throw notComputable(
      `every day from ${both[0]!.date} on must have a hypothetical and a theoretical profit, ${flawed.date} had one or none: tell both`,
    )
  return {
    dates: both.map(({ date }) => date),
    hypothetical: both.map(({ hypotheticalProfit }) => Number(hypotheticalProfit)),
    theoretical: both.map(({ theoreticalProfit }) => Number(theoreticalProfit)),
  }
}

/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, equal values sharing the mean of theirs (the rank
 * correlation of simple-statistics breaks ties by position). Dimensionless, within [-1, 1]. Throws `RiskError` of fewer
 * than two pairs, series of different length, values that are not finite, and a series that never changes.
 * Source: Spearman (1904); Basel Framework, MAR32.
 */
export function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  const [left, right] = [readSeries('profits', one, 2), readSeries('profits', other, 2)]
  requireSameLength(left, right)
  for (const series of [left, right]) requireVariety('profits', series)
  const [ranks, others] = [ranksOf(left), ranksOf(right)]
  const mean = (ranks.length + 1) / 2
  let [both, square, otherSquare] = [0, 0, 0]
  for (const [at, rank] of ranks.entries()) {
    const [distance, otherDistance] = [rank - mean, others[at]! - mean]
    both += distance * otherDistance
    square += distance ** 2
    otherSquare += otherDistance ** 2
  }
  return both / Math.sqrt(square * otherSquare)
}

/**
 * Kolmogorov and Smirnov's distance of two samples: the largest difference of the shares that lie at or below a value.
 * Within [0, 1]; the samples may differ in size. Throws `RiskError` of an empty sample and of values that are not finite.
 * Source: Smirnov (1939); Basel Framework, MAR32.
 */
export function largestDistance(one: readonly number[], other: readonly number[]): number {
  const left = readSeries('profits', one).toSorted((a, b) => a - b)
  const right = readSeries('profits', other).toSorted((a, b) => a - b)
  if (left.length === 0 || right.length === 0)
    throw notComputable('samples must hold a value, one held none: give a longer series')
  let [at, otherAt, largest] = [0, 0, 0]
  while (at < left.length && otherAt < right.length) {
    const value = Math.min(left[at]!, right[otherAt]!)
    while (left[at] === value) at++
    while (right[otherAt] === value) otherAt++
    largest = Math.max(largest, Math.abs(at / left.length - otherAt / right.length))
  }
  return largest
}

/** Ranks from 1; equal values share the mean of theirs. */
function ranksOf(values: readonly number[]): readonly number[] {
  const order = [...values.keys()].toSorted((a, b) => values[a]! - values[b]!)
  const ranks: number[] = []
  for (let from = 0; from < order.length;) {
    let to = from
    while (to + 1 < order.length && values[order[to + 1]!] === values[order[from]!]) to++
    for (let place = from; place <= to; place++) ranks[order[place]!] = (from + to) / 2 + 1
    from = to + 1
  }
  return ranks
}
