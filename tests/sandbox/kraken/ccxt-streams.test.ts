import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { asNumber } from './as-number.ts'
import { ccxtFor } from './ccxt-client.ts'
import { level } from '../quiet-book.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'

let venue: QuietVenue
let ccxt: ReturnType<typeof ccxtFor>
const symbol = 'BTC/USD'

beforeAll(async () => {
  venue = await openQuietVenue()
  ccxt = ccxtFor(venue.front.endpoint)
  await ccxt.loadMarkets()
})
afterAll(async () => {
  await ccxt.close()
  await venue.front.close()
})

const trade = (price: string) =>
  venue.engine.report(symbol, { price: d(price), quantity: d('0.125'), takerSide: 'sell' })

test('watchOrderBook follows the book at the depth that was asked for', async () => {
  const top = (levels: readonly (readonly (number | undefined)[])[]) => levels.slice(0, 10)
  const expected = () => {
    const { bids, asks } = venue.engine.book(symbol, 10)
    return {
      bids: bids.map(each => each.map(asNumber)),
      asks: asks.map(each => each.map(asNumber)),
    }
  }
  const first = await ccxt.watchOrderBook(symbol, 10)
  expect({ bids: top(first.bids), asks: top(first.asks) }).toEqual(expected())
  const next = ccxt.watchOrderBook(symbol, 10)
  venue.engine.applyLiquidity(symbol, [
    level('buy', 1999, '0'),
    level('buy', 1998.5, '0.75'),
    level('sell', 2001, '9'),
  ])
  const book = await next
  expect({ bids: top(book.bids), asks: top(book.asks) }).toEqual(expected())
})

test('watchTicker tells the best prices at once', async () => {
  expect(await ccxt.watchTicker(symbol)).toMatchObject({ bid: 1998.5, ask: 2001 })
})

test('watchTrades tells the next trade', async () => {
  const trades = ccxt.watchTrades(symbol)
  await ccxt.watchTicker('LTC/USD')
  trade('1997.3')
  expect(await trades).toMatchObject([{ price: 1997.3, amount: 0.125, side: 'sell' }])
})

test('watchOHLCV tells the running candle after a trade', async () => {
  expect((await ccxt.watchOHLCV(symbol, '5m')).length).toBeGreaterThan(0)
  const next = ccxt.watchOHLCV(symbol, '5m')
  trade('1996.1')
  expect((await next).at(-1)?.[4]).toBe(1996.1)
})

test('watchOrders and watchMyTrades follow an order from acceptance to its fill', async () => {
  const accepted = ccxt.watchOrders()
  const { id = '' } = await ccxt.createOrder(symbol, 'limit', 'buy', 1, 1998.9)
  expect(await accepted).toMatchObject([{ id, status: 'open', price: 1998.9, amount: 1 }])

  const trades = ccxt.watchMyTrades()
  venue.engine.applyLiquidity(symbol, [level('sell', 1998.9, '0.4')])
  expect(await trades).toMatchObject([
    {
      order: id,
      amount: 0.4,
      price: 1998.9,
      takerOrMaker: 'maker',
      fee: { currency: 'USD', cost: 1.9989 },
    },
  ])
  const canceled = ccxt.watchOrders()
  await ccxt.cancelOrder(id, symbol)
  expect((await canceled).find(order => order.status === 'canceled')).toMatchObject({ id })
})

test('watchBalance tells totals, and tells them again after a fill', async () => {
  const first = await ccxt.watchBalance()
  const total = () => {
    const { free, locked } = venue.engine.balance(venue.account, 'BTC')
    return asNumber(free + locked)
  }
  expect(first['BTC']).toMatchObject({ total: total() })
  const next = ccxt.watchBalance()
  await ccxt.createOrder(symbol, 'market', 'buy', 0.5)
  expect((await next)['BTC']).toMatchObject({ total: total() })
})

test('orders are placed, amended and canceled over WebSocket', async () => {
  const { id = '' } = await ccxt.createOrderWs(symbol, 'limit', 'buy', 1, 1900, {
    clientOrderId: 'over-socket',
  })
  expect(await ccxt.fetchOrder(id, symbol)).toMatchObject({
    id,
    price: 1900,
    clientOrderId: 'over-socket',
  })
  await ccxt.editOrderWs(id, symbol, 'limit', 'buy', 0.9, 1901)
  expect(await ccxt.fetchOrder(id, symbol)).toMatchObject({ price: 1901, amount: 0.9 })
  await ccxt.cancelOrderWs(id)
  expect(await ccxt.fetchOrder(id, symbol)).toMatchObject({ status: 'canceled' })
  await ccxt.createOrderWs(symbol, 'limit', 'buy', 1, 1900)
  await ccxt.cancelAllOrdersWs()
  expect(venue.engine.openOrders(venue.account)).toEqual([])
})

test.for([
  ['ExchangeError', () => ccxt.createOrderWs(symbol, 'limit', 'buy', 1000, 1900)],
  ['OrderNotFound', () => ccxt.cancelOrderWs('OAAAAA-AAAAA-AAAAAA')],
] as const)('ccxt understands a refusal as %s', async ([name, act]) => {
  await expect(act()).rejects.toMatchObject({ name })
})
