import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { parseDecimal } from '../../../../sandbox/decimal.ts'
import { FaultSwitchboard } from '../../../../sandbox/faults/active.ts'
import type { BookSide } from '../../../../sandbox/firm/books/book-side.ts'
import { VenueFeed } from '../../../../sandbox/firm/books/venue-feed.ts'
import type { BookView, MatchingEngine } from '../../../../sandbox/matching/types.ts'
import { createRandom } from '../../../../sandbox/random.ts'
import type { VenueFront } from '../../../../sandbox/venues/venue.ts'
import * as binance from '../../binance/quiet-venue.ts'
import * as coinbase from '../../coinbase/quiet-venue.ts'
import * as kraken from '../../kraken/quiet-venue.ts'
import { level } from '../../quiet-book.ts'

const venues = {
  binance: { open: binance.openQuietVenue, symbol: 'ETHUSDT', depth: 1000 },
  coinbase: { open: coinbase.openQuietVenue, symbol: 'ETH-USD', depth: 1000 },
  kraken: { open: kraken.openQuietVenue, symbol: 'LTC/USD', depth: 100 },
} as const

const rows = (side: BookSide) =>
  side.top(1000).map(({ price, quantity }) => [parseDecimal(price), parseDecimal(quantity)])

interface Venue {
  readonly engine: MatchingEngine
  readonly front: VenueFront
}

const follow = (name: keyof typeof venues, symbol: string, { front }: Venue) =>
  new VenueFeed(
    { name, endpoint: front.endpoint, symbols: [symbol] },
    { timeScale: 0.05, virtues: new FaultSwitchboard() },
  )

/** Moves levels at random, ten every ten milliseconds, for so long or, on a busy machine, longer. */
async function moveFor(forMs: number, symbol: string, { engine }: Venue): Promise<void> {
  const random = createRandom(3, symbol)
  const move = () => {
    const side = random() < 0.5 ? 'buy' : 'sell'
    const away = Math.floor(random() * 200)
    const price = side === 'buy' ? 1999 - away : 2001 + away
    const quantity = random() < 0.3 ? 0 : Math.floor(random() * 1000) / 100
    engine.applyLiquidity(symbol, [level(side, price, quantity.toFixed(2))])
  }
  for (let turn = 0; turn < forMs / 10; turn += 1) {
    for (let step = 0; step < 10; step += 1) move()
    await sleep(10)
  }
}

/** Holds when, soon, the book is usable and level by level that of the engine. */
async function isTrue({ books: [book] }: VenueFeed, { bids, asks }: BookView): Promise<void> {
  await vi.waitFor(() => {
    expect(book!.status()).toMatchObject({ usable: true })
    expect(rows(book!.levels.bids)).toEqual(bids)
    expect(rows(book!.levels.asks)).toEqual(asks)
  }, 20_000)
  expect(parseDecimal(book!.best()!.bid)).toBe(bids[0]![0])
}

test.for(['binance', 'coinbase', 'kraken'] as const)(
  '%s: when the market rests, the book is that of the engine, level by level',
  async name => {
    const { open, symbol, depth } = venues[name]
    const venue = await open()
    const feed = follow(name, symbol, venue)

    await moveFor(1500, symbol, venue)

    const whole = venue.engine.book(symbol, 1000)
    expect(Math.min(whole.bids.length, whole.asks.length)).toBeGreaterThan(100)
    await isTrue(feed, venue.engine.book(symbol, depth))
    await feed.close()
    await venue.front.close()
  },
)

test.for([1500, 3000])(
  'coinbase: levels that were kept back for %d ms leave no wrong book behind',
  async frozenMs => {
    const symbol = 'BTC-USD'
    const venue = await coinbase.openQuietVenue()
    const feed = follow('coinbase', symbol, venue)
    await moveFor(2500, symbol, venue)
    venue.faults.activate('frozen-book')
    await moveFor(frozenMs, symbol, venue)

    venue.faults.clear()
    await moveFor(300, symbol, venue)

    await isTrue(feed, venue.engine.book(symbol, 1000))
    await feed.close()
    await venue.front.close()
  },
)
