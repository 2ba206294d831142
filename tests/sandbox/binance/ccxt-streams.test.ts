import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { asNumber } from './as-number.ts'
import { ccxtFor } from './ccxt-client.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'

let venue: QuietVenue
let ccxt: ReturnType<typeof ccxtFor>
let moving: NodeJS.Timeout
let moves = 0
const symbol = 'ETH/USDT'

/** Grows, shrinks, removes and adds levels on both sides, and trades a little. */
function move(): void {
  moves += 1
  const offset = moves % 7
  venue.engine.applyLiquidity('ETHUSDT', [
    { side: 'buy', price: d(String(1990 + offset)), quantity: d(String(moves % 5)) },
    { side: 'sell', price: d(String(2002 + offset)), quantity: d(String(moves % 3)) },
    { side: 'buy', price: d('1999'), quantity: d(String(1 + (moves % 4))) },
  ])
  venue.engine.report('ETHUSDT', { price: d('2000'), quantity: d('0.1'), takerSide: 'buy' })
}

beforeAll(async () => {
  venue = await openQuietVenue()
  ccxt = ccxtFor(venue.front.endpoint)
  await ccxt.loadMarkets()
  moving = setInterval(move, 20)
})
afterAll(async () => {
  clearInterval(moving)
  await ccxt.close()
  await venue.front.close()
})

test('watchOrderBook stays in step and ends equal to the engine', async () => {
  let book = await ccxt.watchOrderBook(symbol)
  for (let updates = 0; updates < 10; updates += 1) {
    book = await ccxt.watchOrderBook(symbol)
  }
  clearInterval(moving)
  const { updateId, bids, asks } = venue.engine.book('ETHUSDT', 1000)
  while (Number(book.nonce) < updateId) book = await ccxt.watchOrderBook(symbol)
  const levels = (side: typeof bids) => side.map(level => level.map(asNumber))
  expect(book).toMatchObject({ nonce: updateId, bids: levels(bids), asks: levels(asks) })
  moving = setInterval(move, 20)
})

test('watchTrades tells each trade of the tape', async () => {
  const [trade] = await ccxt.watchTrades(symbol)
  const same = venue.engine.recentTrades('ETHUSDT', 100).find(({ id }) => String(id) === trade?.id)
  expect(trade).toMatchObject({
    timestamp: same?.timeMs,
    side: same?.takerSide,
    price: asNumber(same?.price ?? 0n),
    amount: asNumber(same?.quantity ?? 0n),
  })
})

test('watchTicker tells the last price and the day', async () => {
  const ticker = await ccxt.watchTicker(symbol)
  const day = venue.history.day('ETHUSDT')
  expect(ticker).toMatchObject({ last: asNumber(day.last), high: asNumber(day.high) })
})

test('watchBidsAsks tells the best prices', async () => {
  const { [symbol]: best } = await ccxt.watchBidsAsks([symbol])
  expect(best).toMatchObject({ bid: 1999, symbol })
  expect(best?.ask).toBeGreaterThan(1999)
})

test('watchOHLCV tells the running candle', async () => {
  const [candle] = await ccxt.watchOHLCV(symbol, '1m')
  const running = venue.history.candles('ETHUSDT', 60_000, 2).find(c => c.openMs === candle?.[0])
  expect(candle?.slice(0, 5)).toEqual([
    running?.openMs,
    ...[running?.open, running?.high, running?.low, running?.close].map(each =>
      asNumber(each ?? 0n),
    ),
  ])
})
