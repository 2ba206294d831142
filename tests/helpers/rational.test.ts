import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  add,
  decimalOf,
  divide,
  multiply,
  rational,
  signOfRational,
  subtract,
} from '../../helpers/rational.ts'

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat(9))
  .map(([units, places]) => `${units}e-${places}`)

test('a third is a third', () => {
  const third = divide(rational('1'), rational('3'))
  expect(third).toEqual({ numerator: 1n, denominator: 3n })
  expect(add(third, add(third, third))).toEqual(rational('1'))
  expect(decimalOf(third, 4)).toBe('0.3333')
  expect(decimalOf(divide(rational('2'), rational('-3')), 4)).toBe('-0.6667')
})

test('what is divided and multiplied again is the same', () => {
  fc.assert(
    fc.property(decimal, decimal, (one, other) => {
      const [a, b] = [rational(one), rational(other)]
      expect(subtract(add(a, b), b)).toEqual(a)
      if (signOfRational(b) !== 0) expect(multiply(divide(a, b), b)).toEqual(a)
      expect(rational(decimalOf(a, 9))).toEqual(a)
    }),
  )
})

test('a divisor of zero is refused', () => {
  expect(() => divide(rational('1'), rational('0.00'))).toThrow(RangeError)
})
