import { expect, test } from 'vitest'
import { tightestOfBook } from '../../../helpers/risk/tightest-limit.ts'

const limit = (control: string, value: string, scope = {}) => ({ control, value, scope })
const all = [
  limit('maxPortfolioVar', '0.05'),
  limit('maxPositionConcentration', '0.10'),
  limit('maxLeverage', '3'),
]

test('the tightest limit for everything rules', () => {
  const { tightest, missing } = tightestOfBook([
    ...all,
    limit('maxLeverage', '2.5'),
    limit('maxLeverage', '9', { venue: 'kraken' }),
    limit('maxOrderQuantity', '1'),
  ])
  expect(missing).toEqual([])
  expect(tightest).toEqual({
    maxPortfolioVar: 0.05,
    maxPositionConcentration: 0.1,
    maxLeverage: 2.5,
  })
})

test('a limit for a part of the book is none for the whole', () => {
  const part = limit('maxLeverage', '1', { strategy: 'maker' })
  expect(tightestOfBook([...all.slice(0, 2), part]).missing).toEqual(['maxLeverage'])
  expect(tightestOfBook([]).missing).toHaveLength(3)
})

test('a limit that is no number is an error', () => {
  expect(() => tightestOfBook([...all, limit('maxLeverage', 'three')])).toThrow(/must be a number/)
})
