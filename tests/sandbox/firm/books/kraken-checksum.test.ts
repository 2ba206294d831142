import { expect, test } from 'vitest'
import { krakenChecksum } from '../../../../sandbox/firm/books/kraken/checksum.ts'
import { LevelBook, type Row } from '../../../../sandbox/firm/books/level-book.ts'

const book = (bids: readonly Row[], asks: readonly Row[]): LevelBook => {
  const filled = new LevelBook()
  filled.fill(bids, asks)
  return filled
}

const steps = Array.from({ length: 10 }, (_, step) => step)
const published = book(
  [5000, 4995, 4990, 4980, 4975, 4970, 4965, 4960, 4955, 4950].map(price => [
    `0.0${price}`,
    '0.00000500',
  ]),
  steps.map(step => [`0.0${5005 + 5 * step}`, '0.00000500']),
)
const asks = steps.map((step): Row => [(45_285.2 + step / 10).toFixed(1), '0.00100000'])
const bids = steps.map((step): Row => [(45_283.5 - step / 10).toFixed(1), '0.10000000'])

test('the checksum is the one that Kraken publishes for its example', () => {
  expect(krakenChecksum(published)).toBe(974_947_235)
})

test('it counts over the digits as they were sent, and over ten levels', () => {
  expect(krakenChecksum(book(bids, asks))).toBe(2_607_872_727)
  expect(krakenChecksum(book([...bids, ['1.0', '1.00000000']], asks))).toBe(2_607_872_727)
})

test.for([
  ['a digit differs', bids.with(3, ['45283.2', '0.10000001'])],
  ['a level is missing', bids.toSpliced(3, 1)],
  ['zeros at the end are gone', bids.with(3, ['45283.2', '0.1'])],
] as const)('it differs where %s', ([, wrong]) => {
  expect(krakenChecksum(book(wrong, asks))).not.toBe(2_607_872_727)
})
