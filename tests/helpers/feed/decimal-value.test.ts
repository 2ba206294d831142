import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalValue } from '../../../helpers/feed/decimal-value.ts'

test('a decimal text is the number that JavaScript makes of it', () => {
  const digits = (max: number) =>
    fc.string({ unit: fc.integer({ min: 0, max: 9 }).map(String), maxLength: max })
  fc.assert(
    fc.property(digits(20), digits(26), fc.boolean(), (whole, fraction, dotted) => {
      const text = dotted ? `${whole}.${fraction}` : whole + fraction
      fc.pre(text !== '' && text !== '.')
      expect(decimalValue(text)).toBe(Number(text))
    }),
    { numRuns: 2_000 },
  )
})

test.for<[string, number]>([
  ['0.35210000', 0.3521],
  ['9007199254740993', 9007199254740992],
  ['-1.5', -1.5],
  ['1e-7', 1e-7],
  ['7', 7],
  ['.5', 0.5],
  ['5.', 5],
])('%s is %f', ([text, value]) => {
  expect(decimalValue(text)).toBe(value)
})

test.for(['', '.', 'x', '1.2.3', '1,5', 'NaN'])('"%s" is no number', text => {
  expect(decimalValue(text)).toBeNaN()
})
