import { expect, test } from 'vitest'
import { booksNotRebuilt, isSteady, missingBooks, unusableBooks } from '../../helpers/told-books.ts'

const before = [
  { symbol: 'BTCUSDT', usable: true, builds: 1 },
  { symbol: 'ETHUSDT', usable: false, builds: 3 },
]
const [btc, eth] = [before[0]!, before[1]!]

test.for([
  ['all are back', [btc, { ...eth, usable: true }], []],
  ['one is not usable', before, ['ETHUSDT']],
  ['one is not told of any more', [btc], ['ETHUSDT']],
  ['none is told of any more', [], ['BTCUSDT', 'ETHUSDT']],
  ['another is told of', [{ ...btc, symbol: 'SOLUSDT' }], ['BTCUSDT', 'ETHUSDT']],
  [
    'one that is new is not usable',
    [btc, { ...eth, usable: true }, { ...eth, symbol: 'SOLUSDT' }],
    ['SOLUSDT'],
  ],
] as const)('books that are missing where %s', ([, after, missing]) => {
  expect(missingBooks(before, after)).toEqual(missing)
})

test('books that are not usable', () => {
  expect(unusableBooks(before)).toEqual(['ETHUSDT'])
})

test.for([
  ['usable and left alone', [btc, btc, btc], true],
  ['unusable once', [btc, { ...btc, usable: false }, btc], false],
  ['built anew', [btc, { ...btc, builds: 2 }, { ...btc, builds: 2 }], false],
  ['usable, whose builds are not told', [{ usable: true }, { usable: true }], true],
  ['not told of', [undefined, undefined], true],
] as const)('whether a book is steady that is %s', ([, looks, steady]) => {
  expect(isSteady(looks)).toBe(steady)
})

test('a book that is usable as it was before has not been built anew', () => {
  const after = [btc, { symbol: 'ETHUSDT', usable: true, builds: 4 }]

  expect(booksNotRebuilt(before, after)).toEqual(['BTCUSDT'])
  expect(booksNotRebuilt(before, [])).toEqual(['BTCUSDT', 'ETHUSDT'])
})
