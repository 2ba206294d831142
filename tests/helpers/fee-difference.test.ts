import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { feeDifferenceBps, highestFeePct } from '../../helpers/fee-difference.ts'

const expected = { makerPct: 0.1, takerPct: 0.1 }

test.for([
  ['a maker fee of 0.26 % instead of 0.1 %', { makerPct: 0.26, takerPct: 0.1 }, 16],
  ['a lower taker fee', { makerPct: 0.1, takerPct: 0.04 }, 6],
  ['a rebate', { makerPct: -0.01, takerPct: 0.1 }, 11],
  ['the same fees', { makerPct: 0.1, takerPct: 0.1 }, 0],
] as const)('%s is a difference', ([, charged, bps]) => {
  expect(feeDifferenceBps(expected, [charged])).toBeCloseTo(bps, 9)
})

test('the instrument that differs most counts, wherever it stands', () => {
  const fee = fc.float({ min: -1, max: 5, noNaN: true })
  const fees = fc.record({ makerPct: fee, takerPct: fee })
  fc.assert(
    fc.property(fc.array(fees, { minLength: 1 }), charged => {
      const alone = charged.map(each => feeDifferenceBps(expected, [each]))
      expect(feeDifferenceBps(expected, charged)).toBe(Math.max(...alone))
    }),
  )
})

test('the highest fee is the highest of makers and takers of all', () => {
  const other = { makerPct: 0.25, takerPct: 0.4 }

  expect(highestFeePct([expected, other])).toBe(0.4)
})

test.for([feeDifferenceBps.bind(undefined, expected), highestFeePct])(
  'no instrument, and a fee that is no number, are refused',
  measure => {
    expect(() => measure([])).toThrow(RangeError)
    expect(() => measure([{ makerPct: 0.1, takerPct: Number.NaN }])).toThrow(RangeError)
  },
)
