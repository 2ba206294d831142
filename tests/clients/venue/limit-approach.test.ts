import { expect, test } from 'vitest'
import { approach, OutOfReach } from '../../../clients/venue/limit-approach.ts'

const rules = { lotSize: '0.001' }

test('one order uses a limit up to the lot', () => {
  expect(approach({ left: '1', perUnit: '1', smallest: '0.01', rules })).toEqual({
    before: [],
    within: '1',
    beyond: '1.001',
  })
})

test('a limit in money is used up as far as lots allow', () => {
  // 1000 / 300 = 3.3333: 3.333 are worth 999.9, 3.334 are worth 1000.2.
  expect(approach({ left: '1000', perUnit: '300', smallest: '0.01', rules })).toEqual({
    before: [],
    within: '3.333',
    beyond: '3.334',
  })
})

test('orders that may not be so large go before, and what is left is at least the smallest', () => {
  expect(approach({ left: '3', perUnit: '1', largest: '1', smallest: '0.01', rules })).toEqual({
    before: ['0.996', '0.996', '0.996'],
    within: '0.012',
    beyond: '0.013',
  })
})

test('slack keeps both orders away from a limit that moves', () => {
  expect(approach({ left: '2', perUnit: '1', smallest: '0.01', rules, slack: '0.01' })).toEqual({
    before: [],
    within: '1.98',
    beyond: '2.021',
  })
})

test.for([
  [{ left: '0.009' }, /more of the limit must be left/],
  [{ left: '-1' }, /more of the limit must be left/],
  [{ left: '0' }, /more of the limit must be left/],
  [{ left: '10', largest: '1' }, /in reach of 8 orders, takes 10/],
  [{ left: '10', largest: '0.001' }, /an order of 0.01 must be allowed/],
] as const)('%j is out of reach', ([changed, words]) => {
  const asked = () => approach({ perUnit: '1', smallest: '0.01', rules, ...changed })
  expect(asked).toThrow(OutOfReach)
  expect(asked).toThrow(words)
})
