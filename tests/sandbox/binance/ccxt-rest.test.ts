import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Scaled } from '../../../sandbox/matching/types.ts'
import { asNumber } from './as-number.ts'
import { ccxtFor } from './ccxt-client.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'

let venue: QuietVenue
let ccxt: ReturnType<typeof ccxtFor>
const symbol = 'ETH/USDT'

beforeAll(async () => {
  venue = await openQuietVenue()
  ccxt = ccxtFor(venue.front.endpoint)
  await ccxt.loadMarkets()
})
afterEach(() => {
  venue.engine.reset()
  venue.front.reset()
})
afterAll(async () => {
  await ccxt.close()
  await venue.front.close()
})

const numbers = (levels: readonly (readonly Scaled[])[]) => levels.map(level => level.map(asNumber))

test('loadMarkets reads each instrument as the engine has it', () => {
  for (const instrument of venue.engine.instruments.values()) {
    expect(ccxt.markets?.[`${instrument.base}/${instrument.quote}`]).toMatchObject({
      id: instrument.symbol,
      base: instrument.base,
      quote: instrument.quote,
      active: true,
      spot: true,
      precision: {
        price: asNumber(instrument.tickSize),
        amount: asNumber(instrument.lotSize),
      },
      limits: {
        amount: {
          min: asNumber(instrument.minQuantity),
          max: asNumber(instrument.maxQuantity),
        },
        price: { min: asNumber(instrument.minPrice), max: asNumber(instrument.maxPrice) },
        cost: { min: asNumber(instrument.minNotional), max: asNumber(instrument.maxNotional) },
      },
    })
  }
})

test('fetchTime and fetchStatus', async () => {
  const before = Date.now()
  const time = await ccxt.fetchTime()
  expect(time).toBeGreaterThanOrEqual(before)
  expect(time).toBeLessThanOrEqual(Date.now())
  expect(await ccxt.fetchStatus()).toMatchObject({ status: 'ok' })
})

test('fetchTicker tells the day and the best prices', async () => {
  const ticker = await ccxt.fetchTicker(symbol)
  const day = venue.history.day('ETHUSDT')
  const [bid, bidVolume] = venue.engine.bestBid('ETHUSDT') ?? []
  const [ask, askVolume] = venue.engine.bestAsk('ETHUSDT') ?? []
  const expected = {
    bid,
    bidVolume,
    ask,
    askVolume,
    open: day.open,
    high: day.high,
    low: day.low,
    last: day.last,
    previousClose: day.previousClose,
    baseVolume: day.volume,
    quoteVolume: day.quoteVolume,
    change: day.last - day.open,
  }
  for (const [name, amount] of Object.entries(expected)) {
    expect(ticker[name as keyof typeof ticker], name).toBe(asNumber(amount as Scaled))
  }
})

test('fetchOrderBook equals the engine, with its update id', async () => {
  const book = venue.engine.book('ETHUSDT', 5)
  expect(await ccxt.fetchOrderBook(symbol, 5)).toMatchObject({
    bids: numbers(book.bids),
    asks: numbers(book.asks),
    nonce: book.updateId,
  })
})

test('fetchTrades equals the tape', async () => {
  const trades = await ccxt.fetchTrades(symbol, undefined, 2)
  const tape = venue.engine.recentTrades('ETHUSDT', 2)
  expect(trades).toMatchObject(
    tape.map(trade => ({
      timestamp: trade.timeMs,
      side: trade.takerSide,
      price: asNumber(trade.price),
      amount: asNumber(trade.quantity),
    })),
  )
})

test('fetchOHLCV equals the history', async () => {
  const candles = venue.history.candles('ETHUSDT', 60_000, 10)
  expect(await ccxt.fetchOHLCV(symbol, '1m', undefined, 10)).toEqual(
    candles.map(({ openMs, open, high, low, close, volume }) => [
      openMs,
      ...[open, high, low, close, volume].map(asNumber),
    ]),
  )
})

test('fetchOHLCV since an instant begins there', async () => {
  const candles = venue.history.candles('ETHUSDT', 3_600_000, 5)
  const rows = await ccxt.fetchOHLCV(symbol, '1h', candles[0]?.openMs, 3)
  expect(rows.map(([openMs]) => openMs)).toEqual(candles.slice(0, 3).map(({ openMs }) => openMs))
})

test('fetchBalance equals the ledger', async () => {
  await ccxt.createOrder(symbol, 'limit', 'buy', 1, 1900)
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
  ['limit', { price: 1900, type: 'limit', status: 'open' }, {}],
  ['post-only', { price: 1900, type: 'limit', postOnly: true }, { postOnly: true }],
  ['trigger', { price: 2100, triggerPrice: 2050, status: 'open' }, { triggerPrice: 2050 }],
] as const)('createOrder places a %s order', async ([, expected, params]) => {
  const placed = await ccxt.createOrder(symbol, 'limit', 'buy', 0.5, expected.price, params)
  const order = venue.engine.order(Number(placed.id))
  expect(placed).toMatchObject({ side: 'buy', amount: 0.5, filled: 0, ...expected })
  expect(order).toMatchObject({ clientOrderId: placed.clientOrderId, status: 'accepted' })
  expect(asNumber(order?.price ?? 0n)).toBe(expected.price)
})

test('createOrder at market fills, and fetchMyTrades tells the fill and its fee', async () => {
  const placed = await ccxt.createOrder(symbol, 'market', 'buy', 1)
  const [trade] = venue.engine.trades(venue.account, 'ETHUSDT')
  expect(placed).toMatchObject({ status: 'closed', filled: 1, average: 2001, cost: 2001 })
  expect(await ccxt.fetchMyTrades(symbol)).toMatchObject([
    {
      id: String(trade?.id),
      order: placed.id,
      timestamp: trade?.timeMs,
      side: 'buy',
      takerOrMaker: 'taker',
      price: asNumber(trade?.price ?? 0n),
      amount: asNumber(trade?.quantity ?? 0n),
      cost: asNumber(trade?.quote ?? 0n),
      fee: { currency: 'ETH', cost: asNumber(trade?.buyer.fee ?? 0n) },
    },
  ])
})

test('fetchOrder, fetchOpenOrders and fetchOrders agree with the engine until cancelOrder', async () => {
  const { id = '' } = await ccxt.createOrder(symbol, 'limit', 'sell', 0.5, 2100)
  const expected = { id, status: 'open', side: 'sell', price: 2100, amount: 0.5, remaining: 0.5 }
  expect(await ccxt.fetchOrder(id, symbol)).toMatchObject(expected)
  expect(await ccxt.fetchOpenOrders(symbol)).toMatchObject([expected])
  expect(await ccxt.cancelOrder(id, symbol)).toMatchObject({ id, status: 'canceled' })
  expect(await ccxt.fetchOpenOrders(symbol)).toEqual([])
  expect(await ccxt.fetchOrders(symbol)).toMatchObject([{ ...expected, status: 'canceled' }])
  expect(venue.engine.openOrders(venue.account)).toEqual([])
})

test('editOrder replaces an order, and cancelAllOrders ends it', async () => {
  const { id = '' } = await ccxt.createOrder(symbol, 'limit', 'buy', 0.5, 1900)
  const edited = await ccxt.editOrder(id, symbol, 'limit', 'buy', 0.4, 1901)
  expect(edited).toMatchObject({ status: 'open', price: 1901, amount: 0.4 })
  expect(edited.id).not.toBe(id)
  expect(await ccxt.cancelAllOrders(symbol)).toMatchObject([{ id: edited.id, status: 'canceled' }])
})

test('fetchDeposits tells the opening deposit, fetchWithdrawals nothing', async () => {
  expect(await ccxt.fetchDeposits('ETH')).toMatchObject([
    { type: 'deposit', currency: 'ETH', amount: 100, status: 'ok' },
  ])
  expect(await ccxt.fetchWithdrawals('ETH')).toEqual([])
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
  [
    'OrderImmediatelyFillable',
    () => ccxt.createOrder(symbol, 'limit', 'buy', 1, 2100, { postOnly: true }),
  ],
  ['OrderNotFound', () => ccxt.cancelOrder('999', symbol)],
  ['InvalidOrder', () => ccxt.createOrder(symbol, 'limit', 'buy', 1, 100)],
] as const)('ccxt understands a refusal as %s', async ([name, act]) => {
  await expect(act()).rejects.toMatchObject({ name })
})
