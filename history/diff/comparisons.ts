import type { CheckResult } from '../../core/run-report.ts'
import { measuresOf, type Measure, type StoredDistribution } from './measures.ts'
import {
  comparedShares,
  estimateOf,
  isTold,
  quantileOf,
  type ComparedShare,
  type QuantileEstimate,
} from './quantiles.ts'
import { believedDeviations, believedShareOfLimit } from './scatter.ts'

/** The same number in earlier runs of the target, by check, venue, measurement and share. */
export type EarlierValues = (of: NumberName) => readonly number[]

/** Which number of which result is meant. */
export interface NumberName {
  readonly id: string
  readonly venue: string | undefined
  readonly measure: string
  /** Which share of the sample stays below it; undefined for a single number. */
  readonly share: ComparedShare | undefined
}

/** One number of two runs, ready to be compared. */
export interface Comparison {
  readonly after: CheckResult
  readonly measure: Measure
  readonly share: ComparedShare | undefined
  readonly estimates: { readonly before: QuantileEstimate; readonly after: QuantileEstimate }
  readonly earlier: readonly number[]
  /** What is believed of its scatter from run to run before any run was seen. */
  readonly believed: number
  /** Whether the numbers are compared by their logarithms. */
  readonly isLogarithmic: boolean
}

/** Every number that both results tell, in the same unit and with the same sense of what is worse. */
export function comparisonsOf(
  before: CheckResult,
  after: CheckResult,
  earlierValues: EarlierValues,
): readonly Comparison[] {
  const own = measuresOf(before)
  return [...measuresOf(after).values()].flatMap(measure => {
    const previous = own.get(measure.name)
    if (previous?.unit !== measure.unit || previous.bound !== measure.bound) return []
    const samples = [previous.distribution, measure.distribution] as const
    const { id, venue } = after
    const numbers =
      samples[0] && samples[1]
        ? samplesCompared(samples[0], samples[1])
        : singlesCompared(previous, measure)
    return numbers.map(number => {
      const name = { id, venue, measure: measure.name, share: number.share }
      return { after, measure, ...number, earlier: earlierValues(name) }
    })
  })
}

type Numbers = Omit<Comparison, 'after' | 'measure' | 'earlier'>

/** Positive samples go by their logarithms: a venue that is far away scatters by more milliseconds. */
function samplesCompared(
  before: StoredDistribution,
  after: StoredDistribution,
): readonly Numbers[] {
  const isLogarithmic = before.min > 0 && after.min > 0
  const width = isLogarithmic ? 1 : quantileOf(before, 0.9) - quantileOf(before, 0.1)
  return comparedShares
    .filter(share => isTold(before, share) && isTold(after, share))
    .map(share => ({
      share,
      estimates: { before: estimateOf(before, share), after: estimateOf(after, share) },
      believed: believedDeviations[share] * width,
      isLogarithmic,
    }))
}

/** Held against a limit of 0, a number that moves at all is a failure, and is told as one. */
function singlesCompared(before: Measure, after: Measure): readonly Numbers[] {
  if (before.distribution || after.distribution || !after.limit) return []
  const exact = ({ value }: Measure) => ({ value, low: value, high: value })
  return [
    {
      share: undefined,
      estimates: { before: exact(before), after: exact(after) },
      believed: believedShareOfLimit * Math.abs(after.limit),
      isLogarithmic: false,
    },
  ]
}
