import { badInput, notComputable } from './series-error.ts'

/** Numbers in order of time, one for each period; the periods are of one length. */
export type Series = readonly number[] | Float64Array

/**
 * The values of a series as an array of its own. Throws `SeriesError` where one is no finite number, and where there are
 * fewer than `atLeast`: nothing is skipped or filled in, because a period left out changes every annual figure.
 */
export function valuesOf(what: string, series: Series, atLeast = 1): number[] {
  const values = Array.from(series)
  const wrong = values.findIndex(value => !Number.isFinite(value))
  if (wrong >= 0)
    throw badInput(
      `${what} must be finite numbers, number ${wrong + 1} was ${values[wrong]}: repair the period or leave it out of every series`,
    )
  if (values.length < atLeast)
    throw notComputable(
      `${what} must be at least ${atLeast} in number, were ${values.length}: give a longer record`,
    )
  return values
}

/** Two series over the same periods, as `valuesOf` gives them. Throws `SeriesError` where their lengths differ. */
export function pairsOf(
  [what, series]: readonly [string, Series],
  [whatOther, other]: readonly [string, Series],
  atLeast = 1,
): readonly [number[], number[]] {
  if (series.length !== other.length)
    throw badInput(
      `${what} and ${whatOther} must be of the same periods, were ${series.length} and ${other.length}: align them first`,
    )
  return [valuesOf(what, series, atLeast), valuesOf(whatOther, other, atLeast)]
}

/** What rounding makes of a return that should be zero, at most: 16 units of double precision (2^-52) beside 1 + r. */
export const rounding = 16 * Number.EPSILON

/**
 * Whether values differ by no more than rounding: the largest less the smallest is at most `rounding` times the largest, or
 * times 1 where that is more, as returns are computed from prices divided by prices.
 */
export function isConstant(values: Series): boolean {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return high - low <= rounding * Math.max(1, Math.abs(low), Math.abs(high))
}

/** A number that was given for `what`. Throws `SeriesError` where it is not finite or not above zero. */
export function positive(what: string, value: number): number {
  if (!(Number.isFinite(value) && value > 0))
    throw badInput(`${what} must be a finite number above 0, was ${value}: state it as one`)
  return value
}

/** A number that was given for `what`. Throws `SeriesError` where it is not finite. */
export function finite(what: string, value: number): number {
  if (!Number.isFinite(value))
    throw badInput(`${what} must be a finite number, was ${value}: state it as one`)
  return value
}

/** A count that was given for `what`. Throws `SeriesError` where it is no whole number of at least `atLeast`. */
export function wholeNumber(what: string, value: number, atLeast: number): number {
  if (!(Number.isSafeInteger(value) && value >= atLeast))
    throw badInput(
      `${what} must be a whole number of at least ${atLeast}, was ${value}: state it as one`,
    )
  return value
}

/** A measure that came out. Throws `SeriesError` where the numbers were too large or too small for it. */
export function computed(what: string, value: number): number {
  if (!Number.isFinite(value))
    throw notComputable(
      `${what} must come out as a finite number, was ${value}: check the scale of the series, returns are fractions`,
    )
  return value
}
