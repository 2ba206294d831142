import { expect, test } from 'vitest'
import { byStrategy, largest, smallest, total } from '../../../helpers/strategy/of-all.ts'
import { equityOfRecord, toldRecord, toldTrades } from '../../../helpers/strategy/told-record.ts'
import { day, recordOf, trade } from './records.ts'

test('a record is told as returns with their times, and as equity', () => {
  const record = recordOf([0.1, -0.5])
  expect(toldRecord(record)).toMatchObject({ returns: [0.1, -0.5], days: 2 })
  expect(equityOfRecord(record)).toEqual([1000, 1100, 550])
})

const periods = recordOf([0.1, 0.2]).periods

test.for<readonly [what: string, look: () => unknown, words: RegExp]>([
  ['no period', () => toldRecord(recordOf([])), /at least 1 in number, were 0/],
  ['no number', () => toldRecord(recordOf([0.1, Number.NaN])), /number 2 was NaN/],
  ['infinity', () => toldRecord(recordOf([Number.POSITIVE_INFINITY])), /was Infinity/],
  ['more lost than there was', () => toldRecord(recordOf([-1.5])), /at least -1, one was -1\.5/],
  [
    'a period that is told twice',
    () => toldRecord({ ...recordOf([]), periods: [periods[0]!, periods[0]!] }),
    /must follow one another, number 2/,
  ],
  [
    'a wrong order',
    () => toldRecord({ ...recordOf([]), periods: periods.toReversed() }),
    /must follow one another/,
  ],
  [
    'a period before the start',
    () => toldRecord(recordOf([0.1], { startsAt: day(1) })),
    /number 1 ended at/,
  ],
  ['no equity', () => equityOfRecord(recordOf([0.1], { startEquity: '0' })), /began with 0/],
  ['no trades', () => toldTrades(recordOf([0.1])), /told of none/],
  ['an empty list of trades', () => toldTrades(recordOf([0.1], { trades: [] })), /told of none/],
  [
    'a price below 0, as of oil in April 2020',
    () => toldTrades(recordOf([0.1], { trades: [trade({ price: '-37.63' })] })),
    /had -37\.63 and 1/,
  ],
])('%s is refused', ([, look, words]) => {
  expect(look).toThrow(words)
})

test('facts of strategies are put together, and no number stays none', () => {
  const found = [
    { strategy: 'a', value: 1 / 3, words: 'x' },
    { strategy: 'b', value: -2, words: 'y' },
  ]
  expect(byStrategy(found, 'value')).toBe('a: 0.333333; b: -2')
  expect(byStrategy(found, 'words')).toBe('a: x; b: y')
  expect([largest(found, 'value'), smallest(found, 'value')]).toEqual([1 / 3, -2])
  expect(total(found, 'value')).toBeCloseTo(-5 / 3, 15)
  const broken = [...found, { strategy: 'c', value: Number.NaN, words: '' }]
  for (const of of [largest, smallest, total]) expect(of(broken, 'value')).toBeNaN()
})
