import type { StatedLevel } from '../core/market-event.ts'
import { OrderBook } from '../helpers/feed/order-book.ts'
import type { BenchResult } from './result.ts'
import { seededRandom } from './seeded-random.ts'

const levels = 5_000
const updates = 400_000
const targetUs = 5
const [bestBid, bestAsk] = [200_000, 200_002]

/** The slowest of a thousand updates of a book of 5,000 levels a side, each anywhere in the book. */
export function benchBookUpdate(): BenchResult {
  timed(updates / 2)
  const timesUs = timed(updates).sort()
  const p999 = timesUs[Math.ceil(0.999 * updates) - 1]!
  return {
    name: `book update at 5,000 levels a side, p99.9 (median ${timesUs[updates / 2]!.toFixed(2)} µs)`,
    value: p999,
    unit: 'µs',
    target: targetUs,
    holds: p999 <= targetUs,
  }
}

/** Times of updates in microseconds. In turns a new level is set, one that is there is changed, and the new one removed. */
function timed(count: number): Float64Array {
  const random = seededRandom(levels)
  const book = openBook()
  const timesUs = new Float64Array(count)
  let place = 0
  for (let index = 0; index < count; index++) {
    const turn = index % 3
    // Levels stand two ticks apart, and new ones between them.
    if (turn === 0) place = 2 * Math.floor(random() * levels) + 1
    const distance = turn === 1 ? 2 * Math.floor(random() * levels) : place
    const quantity = turn === 2 ? '0.00000000' : '2.25000000'
    const isBid = place % 4 === 1
    const level = [price(isBid ? bestBid - distance : bestAsk + distance), quantity] as const
    const change = isBid ? { bids: [level], asks: [] } : { bids: [], asks: [level] }
    const startedMs = performance.now()
    book.change(change)
    timesUs[index] = 1_000 * (performance.now() - startedMs)
  }
  if (book.bids.size < levels || book.asks.size < levels)
    throw new Error('the book must keep its size, lost levels')
  return timesUs
}

function openBook(): OrderBook {
  const book = new OrderBook()
  const side = (first: number, step: number) =>
    Array.from({ length: levels }, (_, index): StatedLevel => [price(first + step * index), '1.5'])
  book.replace({ bids: side(bestBid, -2), asks: side(bestAsk, 2) })
  return book
}

const price = (tick: number): string => (tick / 100).toFixed(2)
