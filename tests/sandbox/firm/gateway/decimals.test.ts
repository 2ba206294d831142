import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalText, difference, product, sum } from '../../../../sandbox/firm/gateway/decimals.ts'
import { Fields, parseJson } from '../../../../sandbox/firm/gateway/fields.ts'

test.for([
  ['0.50000000', '0.5'],
  ['100', '100'],
  ['0', '0'],
  ['-0.0', '0'],
  ['007.10', '7.1'],
  ['5e-05', '0.00005'],
  ['1.25E+3', '1250'],
  ['-1e-7', '-0.0000001'],
] as const)('%s is written %s', ([text, plain]) => {
  expect(decimalText(text)).toBe(plain)
})

test.for(['', 'abc', '1.2.3', 'NaN', '0x10'])('"%s" is no decimal', text => {
  expect(() => decimalText(text)).toThrow(/decimal must be/)
})

const scale = 8
const scaled = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
function textOf(digits: bigint, places = scale): string {
  const padded = String(digits < 0n ? -digits : digits).padStart(places + 1, '0')
  return `${digits < 0n ? '-' : ''}${padded.slice(0, -places)}.${padded.slice(-places)}`
}

test('sums, differences and products are exact', () => {
  fc.assert(
    fc.property(scaled, scaled, (left, right) => {
      const [one, other] = [textOf(left), textOf(right)]
      expect(sum(one, other)).toBe(decimalText(textOf(left + right)))
      expect(difference(one, other)).toBe(decimalText(textOf(left - right)))
      expect(product(one, other)).toBe(decimalText(textOf(left * right, 2 * scale)))
    }),
  )
})

test('no digit of a number in JSON is lost', () => {
  const fields = new Fields(parseJson('{"id":8423536080466635123,"qty":0.10000000,"tiny":5e-05}'))
  expect(fields.text('id')).toBe('8423536080466635123')
  expect(fields.text('qty')).toBe('0.10000000')
  expect(fields.decimal('tiny')).toBe('0.00005')
})
