import { absoluteDecimal, compareDecimals, subtractDecimals } from './decimal-arithmetic.ts'

/** Where two records of the same thing differ; decimals as text. */
export interface DecimalDifference {
  readonly key: string
  /** Undefined where the first record has no such key. */
  readonly one: string | undefined
  readonly other: string | undefined
  /** `one` less `other`, where what is missing counts as zero. */
  readonly difference: string
}

/** What two records of a key may differ by: one decimal for all, or one for each key; in the unit of the values. */
export type Tolerance = string | ((key: string) => string)

/**
 * Differences between two records beyond a tolerance, over the union of their keys and sorted by key: what only one side
 * knows counts as zero on the other, so nothing is overlooked because one did not ask for it. Exact. Two empty records do
 * not differ, which is no evidence: count the keys. Throws `RangeError` on what is no decimal and on a tolerance below zero.
 */
export function decimalDifferences(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
  tolerance: Tolerance = '0',
): readonly DecimalDifference[] {
  const allowed = typeof tolerance === 'string' ? () => tolerance : tolerance
  return unionOfKeys(one, other).flatMap(key => {
    const [first, second] = [one.get(key), other.get(key)]
    const difference = subtractDecimals(first ?? '0', second ?? '0')
    const limit = allowed(key)
    if (compareDecimals(limit, '0') < 0)
      throw new RangeError(`a tolerance must be at least 0, that of ${key} was ${limit}`)
    const isWithin = compareDecimals(absoluteDecimal(difference), limit) <= 0
    return isWithin ? [] : [{ key, one: first, other: second, difference }]
  })
}

/** Every key that either side knows, sorted. */
export const unionOfKeys = (
  one: ReadonlyMap<string, unknown>,
  other: ReadonlyMap<string, unknown>,
): readonly string[] => [...new Set([...one.keys(), ...other.keys()])].toSorted()
