import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { asNumber } from './as-number.ts'
import { ccxtFor } from './ccxt-client.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'

let venue: QuietVenue
let ccxt: ReturnType<typeof ccxtFor>
let moving: NodeJS.Timeout
let moves = 0
const symbol = 'ETH/USD'
const product = 'ETH-USD'

/** Grows, shrinks, removes and adds levels on both sides, and trades a little. */
function move(): void {
  moves += 1
  const offset = moves % 7
  venue.engine.applyLiquidity(product, [
    { side: 'buy', price: d(String(1990 + offset)), quantity: d(String(moves % 5)) },
    { side: 'sell', price: d(String(2002 + offset)), quantity: d(String(moves % 3)) },
    { side: 'buy', price: d('1999'), quantity: d(String(1 + (moves % 4))) },
  ])
  venue.engine.report(product, { price: d('2000'), quantity: d('0.1'), takerSide: 'buy' })
}

beforeAll(async () => {
  venue = await openQuietVenue()
  ccxt = ccxtFor(venue.front.endpoint)
  await ccxt.loadMarkets()
})
beforeEach(() => {
  moving = setInterval(move, 20)
})
afterEach(() => clearInterval(moving))
afterAll(async () => {
  await ccxt.close()
  await venue.front.close()
})

test('watchOrderBook follows the book and ends equal to the engine', async () => {
  let book = await ccxt.watchOrderBook(symbol)
  for (let updates = 0; updates < 10; updates += 1) book = await ccxt.watchOrderBook(symbol)
  const pending = ccxt.watchOrderBook(symbol)
  clearInterval(moving)
  venue.engine.applyLiquidity(product, [{ side: 'buy', price: d('1'), quantity: d('1') }])
  await pending
  const { bids, asks } = venue.engine.book(product, 1000)
  const levels = (side: typeof bids) => side.map(level => level.map(asNumber))
  await expect.poll(() => book).toMatchObject({ bids: levels(bids), asks: levels(asks) })
})

test('watchTrades tells each trade of the tape, with its taker side', async () => {
  const [first] = await ccxt.watchTrades(symbol)
  const next = await ccxt.watchTrades(symbol)
  const tape = venue.engine.recentTrades(product, 1000)
  for (const { id, side, price, amount } of [first!, ...next]) {
    const trade = tape.find(each => String(each.id) === id)
    expect(trade).toBeDefined()
    expect([side, price, amount]).toEqual([
      trade?.takerSide,
      asNumber(trade?.price),
      asNumber(trade?.quantity),
    ])
  }
})

test('watchTicker and watchTickers tell the best prices and the last trade', async () => {
  await ccxt.watchTicker(symbol)
  expect(await ccxt.watchTicker(symbol)).toMatchObject({
    symbol,
    last: 2000,
    bid: 1999,
    baseVolume: expect.any(Number),
  })
  expect(Object.keys(await ccxt.watchTickers([symbol]))).toEqual([symbol])
})
