import { expect, test } from 'vitest'
import { tickerFindings } from '../../helpers/ticker-sanity.ts'

const sane = { bid: 99, ask: 101, last: 100, low: 90, high: 110 }

test('a possible ticker has no findings', () => {
  expect(tickerFindings(sane)).toEqual([])
})

test.for([
  ['crossed', { bid: 102 }],
  ['locked', { bid: 101 }],
  ['of a last price above the high', { last: 111 }],
  ['of a last price below the low', { last: 89 }],
  ['without an ask', { ask: Number.NaN }],
  ['of a free bid', { bid: 0 }],
  ['of an infinite high', { high: Number.POSITIVE_INFINITY }],
] as const)('a ticker %s has one finding', ([, changes]) => {
  expect(tickerFindings({ ...sane, ...changes })).toHaveLength(1)
})
