import { cannotBeMeant, notComputable } from './risk-error.ts'

/** Numbers of consecutive days, the oldest first. */
export type Series = readonly number[] | Float64Array

/** Beyond this, squares and sums leave the range of numbers; no return and no money is as large. */
const largest = 1e100

/**
 * The values of a series as a list, none of which can turn a result into NaN. `what` names them in the plural.
 * Throws `RiskError`: RISK_INPUT of a value that is not finite or beyond 1e100, RISK_NOT_COMPUTABLE of fewer than
 * `least` values.
 */
export function readSeries(what: string, values: Series, least = 1): readonly number[] {
  const list = Array.from(values)
  const flawed = list.findIndex(value => !(Math.abs(value) <= largest))
  if (flawed >= 0)
    throw cannotBeMeant(
      `${what} must be finite numbers within 1e100, number ${flawed + 1} was ${list[flawed]}: repair the series`,
    )
  if (list.length < least)
    throw notComputable(
      `${what} must be at least ${least}, were ${list.length}: give a longer series`,
    )
  return list
}

/** Throws `RiskError`, RISK_NOT_COMPUTABLE, of values that are all the same: a stuck feed, far more often than no risk. */
export function requireVariety(what: string, values: readonly number[]): void {
  if (values.every(value => value === values[0]))
    throw notComputable(
      `${what} must differ, all ${values.length} were ${values[0]}: check that the series is not stuck`,
    )
}

/** Throws `RiskError` unless both series have a value for each of the same days. */
export function requireSameLength(one: readonly number[], other: readonly number[]): void {
  if (one.length !== other.length)
    throw cannotBeMeant(
      `series must cover the same days, were ${one.length} and ${other.length} long: align them by date`,
    )
}

/** Throws `RiskError` unless `value` is a positive number. `what` names it with its article. */
export function requirePositive(what: string, value: number): void {
  if (!(value > 0 && value < Infinity))
    throw cannotBeMeant(`${what} must be a number above 0, was ${value}: check its unit and sign`)
}

/** Throws `RiskError` unless `value` is a whole number of at least `least`. `what` names it in the plural. */
export function requireCount(what: string, value: number, least = 1): void {
  if (!Number.isSafeInteger(value) || value < least)
    throw cannotBeMeant(
      `${what} must be a whole number of at least ${least}, were ${value}: count again`,
    )
}
