import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  absoluteDecimal,
  addDecimals,
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  negatedDecimal,
  subtractDecimals,
} from '../../helpers/decimal-arithmetic.ts'
import { canonicalDecimal } from '../../helpers/decimal.ts'

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.nat(18))
  .map(([units, places]) => canonicalDecimal(`${units}e-${places}`))
const places = fc.nat(20)

test.for([
  [['0.1', '0.2'], '0.3'],
  [['-0.05', '0.05'], '0'],
  [['-0.05', '-0.005'], '-0.055'],
  [['9007199254740993', '0.00000001'], '9007199254740993.00000001'],
  [[], '0'],
] as const)('the sum of %j is %s', ([terms, sum]) => {
  expect(addDecimals(...terms)).toBe(sum)
})

test.for([
  ['0.15', '-0.2', '-0.03'],
  ['-1.5', '-1.5', '2.25'],
  ['123456789.123456789', '0', '0'],
] as const)('%s times %s is %s', ([one, other, product]) => {
  expect(multiplyDecimals(one, other)).toBe(product)
})

test.for([
  ['1', '3', 4, '0.3333'],
  ['-2', '3', 4, '-0.6667'],
  ['0.5', '1', 0, '0'],
  ['1.5', '1', 0, '2'],
  ['2.5', '1', 0, '2'],
  ['-2.5', '1', 0, '-2'],
  ['-3.5', '1', 0, '-4'],
  ['2.5000001', '1', 0, '3'],
  ['1', '-0.008', 3, '-125'],
] as const)('%s divided by %s to %i places is %s', ([dividend, divisor, to, quotient]) => {
  expect(divideDecimals(dividend, divisor, to)).toBe(quotient)
})

test('sums and products are those of whole numbers of the smallest place', () => {
  const unit = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
  fc.assert(
    fc.property(unit, unit, fc.nat(12), fc.nat(12), (one, other, first, second) => {
      const [a, b] = [`${one}e-${first}`, `${other}e-${second}`]
      const sum = one * 10n ** BigInt(second) + other * 10n ** BigInt(first)
      expect(addDecimals(a, b)).toBe(canonicalDecimal(`${sum}e-${first + second}`))
      expect(multiplyDecimals(a, b)).toBe(canonicalDecimal(`${one * other}e-${first + second}`))
    }),
  )
})

test('subtracting undoes adding, and the order of terms is no matter', () => {
  fc.assert(
    fc.property(decimal, decimal, (one, other) => {
      expect(subtractDecimals(addDecimals(one, other), other)).toBe(one)
      expect(addDecimals(one, other)).toBe(addDecimals(other, one))
      expect(addDecimals(one, negatedDecimal(one))).toBe('0')
    }),
  )
})

test('a quotient is within half of its last place', () => {
  fc.assert(
    fc.property(
      decimal,
      decimal.filter(one => one !== '0'),
      places,
      (dividend, divisor, to) => {
        const quotient = divideDecimals(dividend, divisor, to)
        const rest = subtractDecimals(dividend, multiplyDecimals(quotient, divisor))
        const half = multiplyDecimals(absoluteDecimal(divisor), `0.5e-${to}`)
        expect(compareDecimals(absoluteDecimal(rest), half)).toBeLessThanOrEqual(0)
      },
    ),
  )
})

test('comparing is what subtracting says, and turns round with the sign', () => {
  fc.assert(
    fc.property(decimal, decimal, (one, other) => {
      const sign = compareDecimals(one, other)
      expect(compareDecimals(other, one)).toBe(sign === 0 ? 0 : -sign)
      expect(compareDecimals(negatedDecimal(one), negatedDecimal(other)) + sign).toBe(0)
      expect(compareDecimals(one, one)).toBe(0)
      expect(subtractDecimals(one, other).startsWith('-')).toBe(sign < 0)
    }),
  )
})

test('what is no decimal, a zero divisor and places that are no count are refused', () => {
  expect(() => addDecimals('1', 'NaN')).toThrow(RangeError)
  expect(() => multiplyDecimals('', '1')).toThrow(RangeError)
  expect(() => negatedDecimal('--1')).toThrow(RangeError)
  expect(() => negatedDecimal('+-1')).toThrow(RangeError)
  expect(() => divideDecimals('1', '-0.0', 2)).toThrow('a divisor must not be zero')
  expect(() => divideDecimals('1', '2', 1.5)).toThrow('places must be a whole number')
})
