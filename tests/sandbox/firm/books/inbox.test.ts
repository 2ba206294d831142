import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { magnitudeOf } from '../../../../sandbox/faults/catalogue.ts'
import { FaultSwitchboard } from '../../../../sandbox/faults/active.ts'
import { Inbox } from '../../../../sandbox/firm/books/inbox.ts'
import { WatchedBook } from '../../../../sandbox/firm/books/watched-book.ts'

const lagMs = magnitudeOf('firm-books-lag')

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function arrange() {
  const virtues = new FaultSwitchboard()
  const book = new WatchedBook('kraken', 'BTC/USD', virtues)
  book.asked(performance.now())
  book.levels.apply([['99', '1']], [['101', '1']])
  book.built(performance.now())
  const read: string[] = []
  const failures: string[] = []
  const inbox = new Inbox({
    virtues,
    books: [book],
    take(text) {
      if (text === 'broken') throw new SyntaxError('it is no JSON')
      read.push(text)
    },
    failed: why => failures.push(why),
  })
  const put = (...texts: readonly string[]) => {
    for (const text of texts) inbox.put(text, performance.now())
  }
  return { virtues, book, read, failures, inbox, put }
}

test('what comes is read at once, and what cannot be read is told to who put it', () => {
  const { read, put } = arrange()
  put('one', 'two')

  expect(read).toEqual(['one', 'two'])
  expect(() => put('broken')).toThrow('it is no JSON')
})

test('with the virtue of keeping up switched off it is read late, in its order, and nothing overtakes it', () => {
  const { virtues, read, put } = arrange()
  virtues.activate('firm-books-lag')
  put('one')
  vi.advanceTimersByTime(100)
  put('two')
  vi.advanceTimersByTime(lagMs - 101)
  expect(read).toEqual([])
  vi.advanceTimersByTime(1)
  expect(read).toEqual(['one'])
  virtues.clear()
  put('three')
  expect(read).toEqual(['one'])
  vi.advanceTimersByTime(100)
  expect(read).toEqual(['one', 'two', 'three'])
  put('four')
  expect(read.at(-1)).toBe('four')
})

test('what cannot be read late costs the connection, and what is forgotten is not read', () => {
  const { virtues, read, failures, inbox, put } = arrange()
  virtues.activate('firm-books-lag')
  put('broken')
  vi.advanceTimersByTime(lagMs)
  expect(failures).toEqual(['it is no JSON'])
  put('one')
  inbox.clear()
  vi.advanceTimersByTime(2 * lagMs)
  expect(read).toEqual([])
})

test('one message in five is thrown away, until the virtue of reading all is back and the book is built anew', () => {
  const { virtues, book, read, put } = arrange()
  virtues.activate('firm-sheds-updates')
  put('1', '2', '3', '4', '5', '6')
  expect(read).toEqual(['1', '2', '3', '4', '6'])
  expect(book.broke('checksum')).toBe(false)
  expect(book.status().usable).toBe(true)

  virtues.clear()
  put('7')
  expect(read.at(-1)).toBe('7')
  expect(book.status()).toMatchObject({ usable: false, reason: 'sequenceGap' })
})

test('while a book is awaited nothing is thrown away', () => {
  const { virtues, book, read, put } = arrange()
  virtues.activate('firm-sheds-updates')
  book.asked(performance.now())
  put('1', '2', '3', '4', '5')

  expect(read).toHaveLength(5)
})
