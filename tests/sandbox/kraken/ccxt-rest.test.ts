import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Scaled } from '../../../sandbox/matching/types.ts'
import { asNumber } from './as-number.ts'
import { ccxtFor } from './ccxt-client.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'

let venue: QuietVenue
let ccxt: ReturnType<typeof ccxtFor>
const symbol = 'BTC/USD'

beforeAll(async () => {
  venue = await openQuietVenue()
  ccxt = ccxtFor(venue.front.endpoint)
  await ccxt.loadMarkets()
})
afterEach(() => venue.restore())
afterAll(async () => {
  await ccxt.close()
  await venue.front.close()
})

const numbers = (levels: readonly (readonly Scaled[])[]) => levels.map(level => level.map(asNumber))

test('loadMarkets reads each instrument as the engine has it', () => {
  for (const instrument of venue.engine.instruments.values()) {
    expect(ccxt.markets?.[instrument.symbol]).toMatchObject({
      base: instrument.base,
      quote: instrument.quote,
      active: true,
      spot: true,
      maker: 0.0025,
      taker: 0.004,
      precision: {
        price: asNumber(instrument.tickSize),
        amount: asNumber(instrument.lotSize),
      },
      limits: {
        amount: { min: asNumber(instrument.minQuantity) },
        cost: { min: asNumber(instrument.minNotional) },
      },
    })
  }
})

test('fetchTime and fetchStatus', async () => {
  const before = Math.floor(Date.now() / 1000) * 1000
  const time = await ccxt.fetchTime()
  expect(time).toBeGreaterThanOrEqual(before)
  expect(time).toBeLessThanOrEqual(Date.now())
  expect(await ccxt.fetchStatus()).toMatchObject({ status: 'ok' })
})

test('fetchTicker tells the day and the best prices', async () => {
  const ticker = await ccxt.fetchTicker(symbol)
  const day = venue.history.day(symbol)
  const [bid] = venue.engine.bestBid(symbol) ?? []
  const [ask] = venue.engine.bestAsk(symbol) ?? []
  const expected = {
    bid,
    ask,
    high: day.high,
    low: day.low,
    last: day.last,
    baseVolume: day.volume,
  }
  for (const [name, amount] of Object.entries(expected)) {
    expect(ticker[name as keyof typeof ticker], name).toBe(asNumber(amount as Scaled))
  }
  expect(Object.keys(await ccxt.fetchTickers())).toEqual(['BTC/USD', 'LTC/USD'])
})

test('fetchOrderBook equals the engine', async () => {
  const book = venue.engine.book(symbol, 5)
  const { bids, asks } = await ccxt.fetchOrderBook(symbol, 5)
  const levels = (side: typeof bids) => side.map(([price, amount]) => [price, amount])
  expect({ bids: levels(bids), asks: levels(asks) }).toEqual({
    bids: numbers(book.bids),
    asks: numbers(book.asks),
  })
})

test('fetchTrades equals the tape', async () => {
  const trades = await ccxt.fetchTrades(symbol, undefined, 2)
  const tape = venue.engine.recentTrades(symbol, 2)
  expect(trades).toMatchObject(
    tape.map(trade => ({
      id: String(trade.id),
      timestamp: trade.timeMs,
      side: trade.takerSide,
      price: asNumber(trade.price),
      amount: asNumber(trade.quantity),
    })),
  )
})

test('fetchTrades since an instant begins there', async () => {
  const [first] = venue.engine.recentTrades(symbol, 2)
  const since = Math.floor((first?.timeMs ?? 0) / 1000) * 1000
  expect(await ccxt.fetchTrades(symbol, since)).toHaveLength(2)
  expect(await ccxt.fetchTrades(symbol, Date.now() + 5000)).toEqual([])
})

test('fetchOHLCV equals the history', async () => {
  const candles = venue.history.candles(symbol, 60_000, 720)
  const rows = await ccxt.fetchOHLCV(symbol, '1m', undefined, 720)
  expect(rows).toHaveLength(720)
  expect(rows.map(([openMs]) => openMs)).toEqual(candles.map(({ openMs }) => openMs))
  expect(rows.at(-1)).toEqual([
    candles.at(-1)?.openMs,
    ...(['open', 'high', 'low', 'close', 'volume'] as const).map(name =>
      asNumber(candles.at(-1)?.[name] ?? 0n),
    ),
  ])
})

test('fetchOHLCV since an instant begins there', async () => {
  const candles = venue.history.candles(symbol, 3_600_000, 5)
  const rows = await ccxt.fetchOHLCV(symbol, '1h', candles[0]?.openMs, 3)
  expect(rows.map(([openMs]) => openMs)).toEqual(candles.slice(0, 3).map(({ openMs }) => openMs))
})

test('fetchBalance equals the ledger', async () => {
  await ccxt.createOrder(symbol, 'limit', 'buy', 1, 1900)
  await ccxt.createOrder(symbol, 'market', 'sell', 0.3)
  const balance = await ccxt.fetchBalance()
  for (const [asset, { free, locked }] of venue.engine.balances(venue.account)) {
    expect(balance[asset]).toEqual({
      free: asNumber(free),
      used: asNumber(locked),
      total: asNumber(free + locked),
    })
  }
})

test.for([
  ['limit', { price: 1900, type: 'limit', postOnly: false }, {}],
  ['post-only', { price: 1900, type: 'limit', postOnly: true }, { postOnly: true }],
  ['stop', { price: 2100, type: 'limit', stopLossPrice: 2050 }, { stopLossPrice: 2050 }],
] as const)('createOrder places a %s order', async ([, expected, params]) => {
  const { id = '' } = await ccxt.createOrder(symbol, 'limit', 'buy', 0.5, expected.price, params)
  const [open] = venue.engine.openOrders(venue.account)
  expect(await ccxt.fetchOrder(id, symbol)).toMatchObject({
    id,
    status: 'open',
    side: 'buy',
    amount: 0.5,
    filled: 0,
    ...expected,
  })
  expect(asNumber(open?.price ?? 0n)).toBe(expected.price)
})

test('createOrder at market fills, and fetchMyTrades tells the fill and its fee', async () => {
  const { id = '' } = await ccxt.createOrder(symbol, 'market', 'buy', 1)
  const expected = {
    status: 'closed',
    filled: 1,
    average: 2001,
    cost: 2001,
    fee: { cost: '8.00400' },
  }
  expect(await ccxt.fetchOrder(id, symbol)).toMatchObject(expected)
  expect(await ccxt.fetchClosedOrders(symbol)).toMatchObject([{ id, ...expected }])
  expect(await ccxt.fetchMyTrades(symbol)).toMatchObject([
    {
      order: id,
      side: 'buy',
      price: 2001,
      amount: 1,
      takerOrMaker: 'taker',
      fee: { cost: 8.004, currency: 'USD' },
    },
  ])
})

test('createOrder by cost spends that much', async () => {
  const { id = '' } = await ccxt.createMarketBuyOrderWithCost(symbol, 1000.5)
  expect(await ccxt.fetchOrder(id, symbol)).toMatchObject({ filled: 0.5, cost: 1000.5 })
})

test('an IOC order takes what there is and the rest is canceled', async () => {
  const params = { timeInForce: 'IOC' }
  const { id = '' } = await ccxt.createOrder(symbol, 'limit', 'buy', 3, 2001, params)
  expect(await ccxt.fetchOrder(id, symbol)).toMatchObject({
    status: 'canceled',
    filled: 2.25,
    remaining: 0.75,
  })
})

test('an order can be found, canceled and found again', async () => {
  const { id = '' } = await ccxt.createOrder(symbol, 'limit', 'buy', 0.5, 1900, {
    clientOrderId: 'ours-1',
  })
  const expected = { id, clientOrderId: 'ours-1', price: 1900, amount: 0.5 }
  expect(await ccxt.fetchOpenOrders(symbol)).toMatchObject([{ ...expected, status: 'open' }])
  await ccxt.cancelOrder(id, symbol)
  expect(await ccxt.fetchOrder(id, symbol)).toMatchObject({ ...expected, status: 'canceled' })
  expect(await ccxt.fetchOpenOrders(symbol)).toEqual([])
  expect(await ccxt.fetchClosedOrders(symbol)).toMatchObject([{ ...expected, status: 'canceled' }])
  expect(venue.engine.openOrders(venue.account)).toEqual([])
})

test('an order can be canceled by the client order id', async () => {
  const params = { clientOrderId: '6d1b345e-2821-40e2-ad83-4ecb18a06876' }
  await ccxt.createOrder(symbol, 'limit', 'buy', 0.5, 1900, params)
  await ccxt.cancelOrder('', symbol, params)
  expect(venue.engine.openOrders(venue.account)).toEqual([])
})

test('editOrder amends an order under its own id', async () => {
  const { id = '' } = await ccxt.createOrder(symbol, 'limit', 'buy', 0.5, 1900)
  await ccxt.editOrder(id, symbol, 'limit', 'buy', 0.4, 1901)
  expect(await ccxt.fetchOpenOrders(symbol)).toMatchObject([{ id, price: 1901, amount: 0.4 }])
})

test('createOrders, cancelOrders and cancelAllOrders', async () => {
  const order = { symbol, type: 'limit', side: 'buy', amount: 0.1 } as const
  const placed = await ccxt.createOrders([1900, 1899, 1898].map(price => ({ ...order, price })))
  const ids = placed.map(({ id = '' }) => id)
  const open = await ccxt.fetchOpenOrders(symbol)
  expect(new Set(open.map(({ id }) => id))).toEqual(new Set(ids))
  await ccxt.cancelOrders(ids.slice(0, 2))
  expect(await ccxt.fetchOpenOrders(symbol)).toMatchObject([{ id: ids[2] }])
  await ccxt.cancelAllOrders()
  expect(await ccxt.fetchOpenOrders(symbol)).toEqual([])
})

test('fetchOrderTrades finds the fills of an order', async () => {
  const { id = '' } = await ccxt.createOrder(symbol, 'market', 'buy', 3)
  const order = await ccxt.fetchOrder(id, symbol)
  const trades = await ccxt.fetchOrderTrades(id, symbol, undefined, undefined, {
    trades: order.trades,
  })
  const fills = trades.map(({ price, amount }) => `${amount} at ${price}`)
  expect(fills.toSorted()).toEqual(['0.75 at 2002', '2.25 at 2001'])
})

test('deposits and withdrawals are empty; the ledger begins with the opening deposit', async () => {
  expect(await ccxt.fetchDeposits('BTC')).toEqual([])
  expect(await ccxt.fetchWithdrawals('BTC')).toEqual([])
  await ccxt.createOrder(symbol, 'market', 'buy', 1)
  const [deposit, trade] = await ccxt.fetchLedger('BTC')
  expect(deposit).toMatchObject({ currency: 'BTC', amount: 100, direction: 'in', after: 100 })
  expect(trade).toMatchObject({ type: 'trade', amount: 1, direction: 'in', after: 101 })
})

test('fetchTradingFee tells the fees of the engine', async () => {
  const { maker, taker } = venue.engine.fees(venue.account)
  expect(await ccxt.fetchTradingFee(symbol)).toMatchObject({
    maker: asNumber(maker),
    taker: asNumber(taker),
  })
})

test.for([
  ['InsufficientFunds', () => ccxt.createOrder(symbol, 'limit', 'buy', 1000, 1900)],
  ['ExchangeError', () => ccxt.createOrder(symbol, 'limit', 'buy', 1, 2100, { postOnly: true })],
  ['OrderNotFound', () => ccxt.cancelOrder('OAAAAA-AAAAA-AAAAAA', symbol)],
  ['InvalidOrder', () => ccxt.createOrder(symbol, 'limit', 'buy', 0.00001, 1900)],
  ['ExchangeError', () => ccxt.createOrder(symbol, 'trailing-stop', 'buy', 1)],
] as const)('ccxt understands a refusal as %s', async ([name, act]) => {
  await expect(act()).rejects.toMatchObject({ name })
})
