import { expect, test } from 'vitest'
import type { BookChange, BookSnapshot, StatedLevel } from '../../../core/market-event.ts'
import { OrderBook } from '../../../helpers/feed/order-book.ts'
import { SnapshotEcho } from '../../../helpers/feed/snapshot-echo.ts'

type Sides = Pick<BookSnapshot, 'bids' | 'asks'>

const sides: Sides = {
  bids: [
    ['100', '1'],
    ['99', '2'],
  ],
  asks: [
    ['101', '3'],
    ['102', '4'],
  ],
}
const snapshot = (lastId: number, { bids, asks }: Sides): BookSnapshot => ({
  kind: 'snapshot',
  symbol: 'A',
  bids,
  asks,
  lastId,
})
const change = (firstId: number, lastId: number, bids: readonly StatedLevel[]): BookChange => ({
  kind: 'change',
  symbol: 'A',
  bids,
  asks: [],
  firstId,
  lastId,
})

function followed() {
  const book = new OrderBook()
  book.replace(sides)
  const echo = new SnapshotEcho()
  const follow = (next: BookChange) => {
    echo.before(next, book)
    book.change(next)
    echo.after(next.lastId!, book)
  }
  return { book, echo, follow }
}

test('a snapshot of the same change is compared at once, level by level', () => {
  const { book, echo } = followed()
  echo.stated(snapshot(10, sides), book, 10)
  echo.stated(
    snapshot(10, {
      ...sides,
      bids: [
        ['100.00', '1.0'],
        ['99', '2'],
      ],
    }),
    book,
    10,
  )

  expect(echo).toMatchObject({ compared: 2, levels: 8, different: 0, first: undefined })
})

test.for<[string, readonly StatedLevel[], number, RegExp]>([
  [
    'another quantity',
    [
      ['100', '1.5'],
      ['99', '2'],
    ],
    1,
    /bid after 10 at 100: the venue states 1.5, our book has 1$/,
  ],
  [
    'a level that we have not',
    [
      ['100', '1'],
      ['99.5', '7'],
      ['99', '2'],
    ],
    1,
    /at 99.5: the venue states 7, our book has nothing/,
  ],
  ['one that only we have', [['99', '2']], 1, /at 100: the venue states nothing, our book has 1/],
  ['nothing of ours', [], 2, /at 100/],
])('%s is a difference', ([, bids, different, words]) => {
  const { book, echo } = followed()
  echo.stated(snapshot(10, { ...sides, bids }), book, 10)

  expect(echo.different).toBe(different)
  expect(echo.first).toMatch(words)
})

test('a snapshot that is ahead waits for the change that leads to it', () => {
  const { book, echo, follow } = followed()
  echo.stated(snapshot(12, { ...sides, bids: [['99', '2']] }), book, 10)
  follow(change(11, 11, [['98', '1']]))
  expect(echo.compared).toBe(0)
  follow(
    change(12, 12, [
      ['100', '0'],
      ['98', '0'],
    ]),
  )

  expect(echo).toMatchObject({ compared: 1, different: 0 })
})

test('one in the middle of a message is compared without what this message changes', () => {
  const { book, echo, follow } = followed()
  // Change 11 took the bid at 100 down, change 12 took it away: the snapshot is between them.
  const between: Sides = {
    ...sides,
    bids: [
      ['100', '0.5'],
      ['99', '2'],
    ],
  }
  echo.stated(snapshot(11, between), book, 10)
  echo.stated(
    snapshot(11, {
      ...between,
      asks: [
        ['101', '9'],
        ['102', '4'],
      ],
    }),
    book,
    10,
  )
  follow(change(11, 12, [['100', '0']]))

  expect(echo).toMatchObject({ compared: 2, levels: 6, different: 1 })
  expect(echo.first).toMatch(/^ask after 11 at 101/)
})

test('an older one is counted, and one of a book that was lost is forgotten', () => {
  const { book, echo, follow } = followed()
  echo.stated(snapshot(9, { bids: [], asks: [] }), book, 10)
  echo.stated(snapshot(11, { bids: [], asks: [] }), book, 10)
  echo.forget()
  follow(change(11, 11, []))

  expect(echo).toMatchObject({ compared: 0, older: 1, different: 0 })
})

test('beyond the twenty best nothing is compared', () => {
  const levels = (count: number) =>
    Array.from({ length: count }, (_, place): StatedLevel => [String(1_000 - place), '1'])
  const book = new OrderBook()
  book.replace({ bids: levels(30), asks: [] })
  const echo = new SnapshotEcho()
  // The venue's best level is one that we have not: our twentieth is its twenty-first.
  echo.stated(snapshot(1, { bids: [['1001', '1'], ...levels(40)], asks: [] }), book, 1)

  expect(echo.different).toBe(1)
  expect(echo.first).toMatch(/at 1001/)
})
