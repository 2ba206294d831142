import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalDecimal, sameDecimal, isMultipleOf } from '../../helpers/decimal.ts'

test.for([
  ['0.010', '0.01'],
  ['0.01000000', '0.01'],
  ['00100', '100'],
  ['1.', '1'],
  ['+5', '5'],
  ['-0.00', '0'],
  ['-2.50', '-2.5'],
  ['1e-8', '0.00000001'],
  ['1.25E+3', '1250'],
  ['12.5e-3', '0.0125'],
  ['9007199254740993.1', '9007199254740993.1'],
] as const)('%s is %s', ([text, canonical]) => {
  expect(canonicalDecimal(text)).toBe(canonical)
})

test.for(['', '.', 'NaN', '1,5', '0x10', '1 ', 'Infinity', '1e99999'])('%j is refused', text => {
  expect(() => canonicalDecimal(text)).toThrow(RangeError)
})

test('numbers that floats cannot tell apart differ', () => {
  expect(sameDecimal('0.1', '0.10000000000000001')).toBe(false)
})

test('zeros before and after never change the number, and the form is stable', () => {
  const natural = fc.bigInt({ min: 0n, max: 10n ** 25n })
  fc.assert(
    fc.property(natural, natural, fc.nat(5), fc.nat(5), (whole, fraction, before, after) => {
      const text = `${whole}.${fraction}`
      const padded = '0'.repeat(before) + text + '0'.repeat(after)
      expect(sameDecimal(text, padded)).toBe(true)
      expect(canonicalDecimal(canonicalDecimal(padded))).toBe(canonicalDecimal(text))
    }),
  )
})

test('moving the point by an exponent and back gives the same number', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 20n }), fc.nat(30), (digits, places) => {
      const moved = canonicalDecimal(`${digits}e-${places}`)
      expect(canonicalDecimal(`${moved}e${places}`)).toBe(String(digits))
    }),
  )
})

test.for([
  ['1.5', '0.5', true],
  ['1.50', '0.25', true],
  ['0.3', '0.1', true],
  ['1.5', '1', false],
  ['0.00000001', '1e-8', true],
  ['123456789012345678901234567890.1', '0.1', true],
  ['0', '0.1', true],
  ['1', '0', false],
  ['0', '0', true],
] as const)('%s is a multiple of %s: %s', ([number, step, expected]) => {
  expect(isMultipleOf(number, step)).toBe(expected)
})
