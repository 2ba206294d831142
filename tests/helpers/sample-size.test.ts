import { expect, test } from 'vitest'
import { quantile } from '../../helpers/quantile.ts'
import { areTooFew, fewestValues, tooFew } from '../../helpers/sample-size.ts'

test.for([
  [0.5, 5],
  [0.9, 29],
  [0.95, 59],
  [0.99, 299],
] as const)('a quantile of %d takes %i values to be bounded, and no fewer', ([share, fewest]) => {
  expect(fewestValues(share)).toBe(fewest)
  const upper = (count: number) =>
    quantile(
      Array.from({ length: count }, () => 1),
      share,
    ).upper
  expect([upper(fewest - 1), upper(fewest)]).toEqual([Infinity, 1])
})

test('a share that is none bounds nothing', () => {
  for (const share of [0, 1, -1, Number.NaN]) expect(() => fewestValues(share)).toThrow(RangeError)
})

test('58 orders are too few, and it is said what to do', () => {
  expect([0, 58, 59].map(areTooFew)).toEqual([true, true, false])
  expect(tooFew(58)).toMatch(/^58 orders were found that tell, 59 are needed; .*records_hours/)
})
