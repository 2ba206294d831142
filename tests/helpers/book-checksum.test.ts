import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import vectors from '../data/conformance/exchange_vectors.json' with { type: 'json' }
import { bookChecksums, type LevelWords } from '../../helpers/book-checksum.ts'
import { OrderBook } from '../../helpers/feed/order-book.ts'
import { documented, documentedChecksum } from '../data/kraken-book-example.ts'
import { capturedFrames } from './kraken-capture.ts'

const checksum = documentedChecksum
const symbol = 'BTC/USD'
const snapshot = { symbol, kind: 'snapshot', ...documented, checksum } as const

const judged = (...frames: Parameters<typeof bookChecksums>[1]) =>
  bookChecksums([symbol], frames)[0]!

function checksumOf(asks: readonly LevelWords[], bids: readonly LevelWords[]): number {
  const book = new OrderBook()
  book.replace({ asks, bids })
  return book.checksum()
}

test('the documented example has its documented checksum', () => {
  expect(checksumOf(documented.asks, documented.bids)).toBe(checksum)
})

test('the vector of the first API has its checksum', () => {
  const { asks, bids, checksum } = vectors.kraken_ws_v1_book_checksum
  const words = (rows: string[][]) =>
    rows.map(([price, quantity]): LevelWords => [price!, quantity!])

  expect(checksumOf(words(asks), words(bids))).toBe(checksum)
})

test('every checksum of a captured session is that of the book that follows from its frames', () => {
  const frames = capturedFrames()
  const symbols = [...new Set(frames.map(frame => frame.symbol))].toSorted()

  const books = bookChecksums(symbols, frames, 1000)

  expect(books.map(({ symbol, checked, wrong }) => [symbol, checked, wrong])).toEqual([
    ['ADA/XBT', 347, 0],
    ['ETH/CHF', 317, 0],
    ['KSM/XBT', 335, 0],
    ['XBT/CHF', 289, 0],
    ['XMR/USD', 846, 0],
  ])
})

test('a hole of a dozen frames in a captured session shows', () => {
  const frames = capturedFrames().filter(frame => frame.symbol === 'XMR/USD')

  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), at => {
      const [book] = bookChecksums(['XMR/USD'], frames.toSpliced(at, 12), 1000)
      expect(book!.wrong).toBeGreaterThan(0)
    }),
    { numRuns: 8 },
  )
})

test('a snapshot is compared as well, and a right one is right', () => {
  expect(judged(snapshot)).toEqual({ symbol, checked: 1, wrong: 0, first: undefined })
})

test('a changed digit anywhere in the best ten makes the checksum wrong', () => {
  fc.assert(
    fc.property(fc.constantFrom('asks', 'bids'), fc.nat(9), (side, at) => {
      const [price] = documented[side][at]!
      const changed = documented[side].map((level, index): LevelWords =>
        index === at ? [price, '0.77777777'] : level,
      )
      expect(judged({ ...snapshot, [side]: changed })).toMatchObject({ checked: 1, wrong: 1 })
    }),
  )
})

test('the order in which a snapshot names its levels does not matter', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...documented.asks], { minLength: 10 }),
      fc.shuffledSubarray([...documented.bids], { minLength: 10 }),
      (asks, bids) => {
        expect(judged({ ...snapshot, asks, bids }).wrong).toBe(0)
      },
    ),
  )
})

test('a level that is added and removed again leaves the checksum as it was', () => {
  const worse = { symbol, kind: 'update', asks: [], checksum: undefined } as const
  const frames = [
    snapshot,
    { ...worse, bids: [['45270.0', '1.00000000']] as const },
    { ...worse, bids: [['45270.0', '0.00000000']] as const, checksum },
  ]

  expect(judged(...frames)).toMatchObject({ checked: 2, wrong: 0 })
})

test('what falls out of the depth does not come back by itself', () => {
  const update = { symbol, kind: 'update', bids: [], checksum: undefined } as const
  const better = { ...update, asks: [['45284.0', '1.00000000']] as const }
  const gone = { ...update, asks: [['45284.0', '0.00000000']] as const, checksum }

  expect(judged(snapshot, better, gone)).toMatchObject({ checked: 2, wrong: 1 })
  const again = { ...gone, asks: [...gone.asks, ['45299.5', '0.18772827']] as const }
  expect(judged(snapshot, better, again)).toMatchObject({ checked: 2, wrong: 0 })
})

test('a wrong checksum is told with both numbers', () => {
  expect(judged({ ...snapshot, checksum: 1 }).first).toBe(
    'frame 1 of BTC/USD has 1, our book 3310070434',
  )
})

test.for([
  ['no frame', []],
  ['an update before any snapshot', [{ ...snapshot, kind: 'update' }]],
  ['a snapshot without a checksum', [{ ...snapshot, checksum: undefined }]],
  ['frames of another symbol only', [{ ...snapshot, symbol: 'ETH/USD' }]],
] as const)('with %s nothing is compared', ([, frames]) => {
  expect(judged(...frames)).toEqual({ symbol, checked: 0, wrong: 0, first: undefined })
})

test('a level that is no pair of numbers is refused', () => {
  expect(() => judged({ ...snapshot, asks: [['45285.2', 'much']] })).toThrow(RangeError)
})
