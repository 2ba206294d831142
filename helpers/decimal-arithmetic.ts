import { canonicalDecimal } from './decimal.ts'

/** A decimal as a whole number of the last of its places. */
interface Scaled {
  readonly units: bigint
  readonly places: number
}

/** The exact sum of decimal strings, `0` of none. Throws `RangeError` on what is no decimal number, as all of these do. */
export function addDecimals(...terms: readonly string[]): string {
  const read = terms.map(scaled)
  const places = Math.max(0, ...read.map(term => term.places))
  const units = read.reduce((sum, term) => sum + inPlaces(term, places), 0n)
  return written({ units, places })
}

/** The exact difference of two decimal strings. */
export const subtractDecimals = (minuend: string, subtrahend: string): string =>
  addDecimals(minuend, negatedDecimal(subtrahend))

/** The exact product of two decimal strings. */
export function multiplyDecimals(one: string, other: string): string {
  const [first, second] = [scaled(one), scaled(other)]
  return written({ units: first.units * second.units, places: first.places + second.places })
}

/**
 * The quotient of two decimal strings to a number of decimal places, rounded half to even, so that rounding many
 * quotients favours neither side. Throws `RangeError` on a divisor of zero and on places that are no count.
 */
export function divideDecimals(dividend: string, divisor: string, places: number): string {
  if (!Number.isInteger(places) || places < 0)
    throw new RangeError(`places must be a whole number of at least 0, was ${places}`)
  const [above, below] = [scaled(dividend), scaled(divisor)]
  if (below.units === 0n) throw new RangeError('a divisor must not be zero, was')
  const numerator = above.units * 10n ** BigInt(below.places + places)
  const denominator = below.units * 10n ** BigInt(above.places)
  return written({ units: roundedQuotient(numerator, denominator), places })
}

/** A whole quotient, rounded half to even. */
export function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const sign = numerator < 0n === denominator < 0n ? 1n : -1n
  const [above, below] = [magnitude(numerator), magnitude(denominator)]
  const whole = above / below
  const twice = 2n * (above % below)
  const isUp = twice > below || (twice === below && whole % 2n === 1n)
  return sign * (isUp ? whole + 1n : whole)
}

/** Which of two decimal strings is the larger number: below zero, zero or above zero, as a sort wants it. */
export function compareDecimals(one: string, other: string): -1 | 0 | 1 {
  const { units } = scaled(subtractDecimals(one, other))
  if (units === 0n) return 0
  return units < 0n ? -1 : 1
}

/** The decimal string with the opposite sign. */
export function negatedDecimal(text: string): string {
  const canonical = canonicalDecimal(text)
  return canonical.startsWith('-') ? canonical.slice(1) : canonicalDecimal(`-${canonical}`)
}

/** The decimal string without its sign. */
export const absoluteDecimal = (text: string): string => canonicalDecimal(text).replace('-', '')

/** The number of units of the last place, and how many places there are; exact at any length. */
export function scaled(text: string): Scaled {
  const [whole = '', fraction = ''] = canonicalDecimal(text).split('.')
  return { units: BigInt(whole + fraction), places: fraction.length }
}

const inPlaces = ({ units, places }: Scaled, wanted: number): bigint =>
  units * 10n ** BigInt(wanted - places)

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value)

const written = ({ units, places }: Scaled): string => canonicalDecimal(`${units}e-${places}`)
