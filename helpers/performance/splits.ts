import { badInput } from './series-error.ts'
import { wholeNumber, type Series } from './series.ts'

/** Observations from one place to before another, counted from 0. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** What is learnt from and what is judged, as ranges in order that share no observation. */
export interface Split {
  readonly train: readonly Range[]
  readonly test: readonly Range[]
}

/** How far observations reach into each other. */
export interface Overlap {
  /** Periods after its own that the label of an observation looks at: 5 for the return of the next 5; 0 if not stated. */
  readonly labelPeriods?: number
  /** Further periods after the labels of what is tested that are not learnt from; 0 if not stated. */
  readonly embargoPeriods?: number
}

/** Both numbers of an overlap. Throws `SeriesError` of what is no count. */
export const overlapOf = ({ labelPeriods = 0, embargoPeriods = 0 }: Overlap) => ({
  label: wholeNumber('the periods of a label', labelPeriods, 0),
  embargo: wholeNumber('the periods of an embargo', embargoPeriods, 0),
})

/** How many observations ranges hold. */
export const sizeOf = (ranges: readonly Range[]): number =>
  ranges.reduce((sum, { from, to }) => sum + to - from, 0)

/** A series cut down to ranges, in order. Throws `SeriesError` where a range is not within it. */
export function within(series: Series, ranges: readonly Range[]): number[] {
  const values = Array.from(series)
  return ranges.flatMap(({ from, to }) => {
    if (!(from >= 0 && to >= from && to <= values.length))
      throw badInput(
        `a range must lie within the ${values.length} observations, was ${from} to ${to}: split as many as there are`,
      )
    return values.slice(from, to)
  })
}
