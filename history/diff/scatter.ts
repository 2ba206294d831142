import type { Comparison } from './comparisons.ts'
import type { ComparedShare } from './quantiles.ts'

/**
 * How much a number scatters from run to run of an unchanged target before any run was seen: the standard deviation of its
 * logarithm on a machine that is not idle. The tail scatters most.
 */
export const believedDeviations: Readonly<Record<ComparedShare, number>> = {
  0.5: 0.3,
  0.9: 0.5,
  0.99: 0.7,
}
/** A single number is believed to scatter by this share of its limit. */
export const believedShareOfLimit = 0.1
/** The belief weighs as much as so many runs against what the target's numbers show together. */
const beliefWorth = 4
/** And what they show together weighs as much as so many runs against what one number shows. */
export const togetherWorth = 10

/**
 * What the scatter of a number is taken for before its own runs are looked at: what the numbers of its kind show together,
 * moderated by the belief, as a multiple of the belief; one that is believed not to scatter at all shows no multiple. They
 * share their machine and its moods; one that was seen in three runs alone could look steady by chance.
 */
export function priorDeviation(comparison: Comparison, others: readonly Comparison[]): number {
  const ratios = others
    .filter(
      ({ share, earlier, believed }) =>
        share === comparison.share && earlier.length > 1 && believed > 0,
    )
    .map(({ earlier, believed, ...other }) => ({
      seen: earlier.length - 1,
      ratio: varianceOf(scaled(other, earlier)) / believed ** 2,
    }))
  if (ratios.length === 0) return comparison.believed
  const seen = median(ratios.map(one => one.seen))
  const shown = median(ratios.map(one => one.ratio))
  return comparison.believed * Math.sqrt((beliefWorth + seen * shown) / (beliefWorth + seen))
}

/** Numbers on the scale on which they are compared. */
export const scaled = (
  { isLogarithmic }: Pick<Comparison, 'isLogarithmic'>,
  values: readonly number[],
): readonly number[] =>
  isLogarithmic
    ? values.filter(value => value > 0 && Number.isFinite(value)).map(Math.log)
    : values.filter(Number.isFinite)

export function varianceOf(values: readonly number[]): number {
  if (values.length < 2) return 0
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!
