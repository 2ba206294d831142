import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StatedLevel } from '../../../core/market-event.ts'
import { OrderBook } from '../../../helpers/feed/order-book.ts'

const level = fc.tuple(
  fc.integer({ min: 1, max: 40 }).map(ticks => (ticks / 4).toFixed(2)),
  fc.constantFrom('0', '0.000', '1.50', '0.25', '12'),
)
const change = fc.record({ bids: fc.array(level), asks: fc.array(level) })

/** A side in the plainest way: a map, sorted when it is asked. */
function plainSide(changes: readonly (readonly StatedLevel[])[], sign: 1 | -1) {
  const levels = new Map<number, string>()
  for (const [price, quantity] of changes.flat()) {
    if (Number(quantity) === 0) levels.delete(Number(price))
    else levels.set(Number(price), `${quantity} at ${price}`)
  }
  return [...levels].toSorted(([one], [other]) => sign * (one - other)).map(([, words]) => words)
}

const sideOf = ({ bids, asks }: OrderBook, name: 'bids' | 'asks') => {
  const side = name === 'bids' ? bids : asks
  return Array.from({ length: side.size }, (_, place) => {
    const [price, quantity] = side.at(place)!
    return `${quantity} at ${price}`
  })
}

test('a book holds the levels that the changes lead to, best first', () => {
  fc.assert(
    fc.property(fc.array(change), changes => {
      const book = new OrderBook()
      for (const one of changes) expect(book.change(one)).toBe(0)

      const bids = changes.map(one => one.bids)
      const asks = changes.map(one => one.asks)
      expect(sideOf(book, 'bids')).toEqual(plainSide(bids, -1))
      expect(sideOf(book, 'asks')).toEqual(plainSide(asks, 1))
    }),
  )
})

test('a checksum is that of a book which begins with these levels, however it came to them', () => {
  fc.assert(
    fc.property(fc.array(change), changes => {
      const book = new OrderBook()
      const checksums = changes.map(one => {
        book.change(one)
        return book.checksum()
      })

      const fresh = changes.map((_, last) => {
        const again = new OrderBook()
        for (const one of changes.slice(0, last + 1)) again.change(one)
        return again.checksum()
      })
      expect(checksums).toEqual(fresh)
    }),
  )
})

test('levels that fall out of the depth are forgotten, and do not come back', () => {
  const book = new OrderBook(2)
  book.replace({
    bids: [
      ['3', '1'],
      ['2', '1'],
      ['1', '1'],
    ],
    asks: [],
  })
  book.change({ bids: [['3', '0']], asks: [] })

  expect(sideOf(book, 'bids')).toEqual(['1 at 2'])
})

test('crossed and locked books are told apart, and an empty side is neither', () => {
  const book = new OrderBook()
  const states = [
    ['9', '10'],
    ['10', '10'],
    ['11', '10'],
  ].map(([bid, ask]) => {
    book.replace({ bids: [[bid!, '1']], asks: [[ask!, '1']] })
    return [book.isLocked, book.isCrossed]
  })
  book.replace({ bids: [['11', '1']], asks: [] })

  expect(states).toEqual([
    [false, false],
    [true, false],
    [false, true],
  ])
  expect([book.isLocked, book.isCrossed]).toEqual([false, false])
})

test.for(['x', '', '-1', '0', 'NaN', 'Infinity'])('a price of "%s" is none', price => {
  expect(new OrderBook().change({ bids: [[price, '1']], asks: [] })).toBe(1)
})

test.for(['x', '', '-1', 'NaN', 'Infinity'])('a quantity of "%s" is none', quantity => {
  expect(new OrderBook().change({ bids: [['1', quantity]], asks: [] })).toBe(1)
})
