import { expect, test } from 'vitest'
import { decimalDifferences } from '../../helpers/differences.ts'

const record = (values: Readonly<Record<string, string>>) => new Map(Object.entries(values))

test('what either side does not know counts as zero', () => {
  const found = decimalDifferences(
    record({ USD: '100', EUR: '5', JPY: '0' }),
    record({ USD: '100.00', GBP: '7' }),
  )
  expect(found).toEqual([
    { key: 'EUR', one: '5', other: undefined, difference: '5' },
    { key: 'GBP', one: undefined, other: '7', difference: '-7' },
  ])
})

test('a tolerance is allowed to the last unit, and no further', () => {
  const differing = (other: string) =>
    decimalDifferences(record({ USD: '100' }), record({ USD: other }), '0.01').length
  expect(differing('100.01')).toBe(0)
  expect(differing('99.99')).toBe(0)
  expect(differing('100.0100000000000000001')).toBe(1)
  expect(differing('99.98')).toBe(1)
})

test('each key may have a tolerance of its own', () => {
  const found = decimalDifferences(
    record({ JPY: '1000', USD: '1000' }),
    record({ JPY: '1001', USD: '1001' }),
    key => (key === 'JPY' ? '1' : '0.01'),
  )
  expect(found.map(({ key }) => key)).toEqual(['USD'])
})

test('a tolerance below zero and what is no number are refused', () => {
  expect(() => decimalDifferences(record({ a: '1' }), record({}), '-1')).toThrow(RangeError)
  expect(() => decimalDifferences(record({ a: 'x' }), record({}))).toThrow(RangeError)
})
