import { canonicalDecimal } from './decimal.ts'
import { roundedQuotient, scaled } from './decimal-arithmetic.ts'

/** An exact fraction in lowest terms; its denominator is above zero. */
export interface Rational {
  readonly numerator: bigint
  readonly denominator: bigint
}

export const zero: Rational = { numerator: 0n, denominator: 1n }

/** The fraction that a decimal string is. Throws `RangeError` on what is no decimal number. */
export function rational(text: string): Rational {
  const { units, places } = scaled(text)
  return reduced(units, 10n ** BigInt(places))
}

export const add = (one: Rational, other: Rational): Rational =>
  reduced(
    one.numerator * other.denominator + other.numerator * one.denominator,
    one.denominator * other.denominator,
  )

export const negated = ({ numerator, denominator }: Rational): Rational => ({
  numerator: -numerator,
  denominator,
})

export const subtract = (one: Rational, other: Rational): Rational => add(one, negated(other))

export const multiply = (one: Rational, other: Rational): Rational =>
  reduced(one.numerator * other.numerator, one.denominator * other.denominator)

/** Throws `RangeError` on a divisor of zero. */
export function divide(one: Rational, other: Rational): Rational {
  if (other.numerator === 0n) throw new RangeError('a divisor must not be zero, was')
  return reduced(one.numerator * other.denominator, one.denominator * other.numerator)
}

/** Below zero, zero or above zero. */
export function signOfRational({ numerator }: Rational): -1 | 0 | 1 {
  if (numerator === 0n) return 0
  return numerator < 0n ? -1 : 1
}

/** The decimal string next to a fraction, to a number of places, rounded half to even. */
export const decimalOf = ({ numerator, denominator }: Rational, places: number): string =>
  canonicalDecimal(`${roundedQuotient(numerator * 10n ** BigInt(places), denominator)}e-${places}`)

function reduced(numerator: bigint, denominator: bigint): Rational {
  const common = greatestCommonDivisor(numerator, denominator)
  const sign = denominator < 0n ? -1n : 1n
  return { numerator: (sign * numerator) / common, denominator: (sign * denominator) / common }
}

/** Euclid's algorithm; at least 1, as no denominator is zero. */
function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  let [larger, smaller] = [one < 0n ? -one : one, other < 0n ? -other : other]
  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}
