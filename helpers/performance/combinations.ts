import { badInput } from './series-error.ts'
import { wholeNumber } from './series.ts'

/** Every choice of so many out of so many places. */
export interface Combinations {
  readonly count: number
  readonly take: number
  /** `count` rows of `take` places from 0, ascending in a row, the rows in lexicographic order. */
  readonly places: Uint8Array
}

/**
 * All combinations of `take` out of `of` places, in lexicographic order: of 2 out of 4 these are 01, 02, 03, 12, 13, 23. Of
 * half of the places the complement of the i-th is the i-th from the end.
 * Throws `SeriesError` where they are more than 200 000 or the numbers no counts.
 */
export function combinations(of: number, take: number): Combinations {
  wholeNumber('places to choose from', of, 1)
  if (of > 100 || wholeNumber('places to choose', take, 1) > of)
    throw badInput(
      `places to choose must be at most ${Math.min(of, 100)}, were ${take} of ${of}: choose fewer`,
    )
  const count = choices(of, take)
  if (count > 200_000)
    throw badInput(`combinations must be at most 200000, were ${count}: divide into fewer places`)

  const places = new Uint8Array(count * take)
  const current = Uint8Array.from({ length: take }, (_, place) => place)
  for (let row = 0; row < count; row++) {
    places.set(current, row * take)
    let moving = take - 1
    while (moving > 0 && current[moving] === of - take + moving) moving--
    current[moving]!++
    for (let place = moving + 1; place < take; place++) current[place] = current[place - 1]! + 1
  }
  return { count, take, places }
}

/** Binomial coefficient, exact while it is below 2^53. */
function choices(of: number, take: number): number {
  let count = 1
  for (let step = 1; step <= Math.min(take, of - take); step++)
    count = (count * (of - step + 1)) / step
  return count
}
