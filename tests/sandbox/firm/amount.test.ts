import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatAmount,
  isMultipleOf,
  over,
  parseAmount,
  times,
} from '../../../sandbox/firm/amount.ts'

test.for<[string, string]>([
  ['0', '0'],
  ['-0.015', '-0.015'],
  ['1.500', '1.5'],
  ['61700.00000001', '61700.00000001'],
  ['0.000000000000000001', '0.000000000000000001'],
])('%s reads and writes as %s', ([text, written]) => {
  expect(formatAmount(parseAmount(text))).toBe(written)
})

test.for(['1e3', '', '.5', '+1', '0.0000000000000000001', '1,5'])('%s is refused', text => {
  expect(() => parseAmount(text)).toThrow(/an amount must be a decimal with at most 18 decimals/)
})

test('a product of a price and a quantity is exact', () => {
  expect(formatAmount(times(parseAmount('61703.37'), parseAmount('0.00012345')))).toBe(
    '7.6172810265',
  )
})

test('a quotient of what was multiplied leads back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10 ** 9 }),
      fc.integer({ min: 1, max: 10 ** 6 }),
      (one, other) => {
        const price = parseAmount(String(one))
        const quantity = parseAmount(String(other))
        expect(over(times(price, quantity), quantity)).toBe(price)
      },
    ),
  )
})

test('a step of nothing divides everything', () => {
  expect(isMultipleOf(parseAmount('0.123'), 0n)).toBe(true)
  expect(isMultipleOf(parseAmount('0.12'), parseAmount('0.05'))).toBe(false)
})
