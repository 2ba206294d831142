import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Scaled } from '../../../sandbox/matching/types.ts'
import { asNumber } from './as-number.ts'
import { ccxtFor } from './ccxt-client.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'

let venue: QuietVenue
let ccxt: ReturnType<typeof ccxtFor>
const symbol = 'ETH/USD'
const product = 'ETH-USD'

beforeAll(async () => {
  venue = await openQuietVenue()
  ccxt = ccxtFor(venue.front.endpoint)
  await ccxt.loadMarkets()
})
afterEach(() => {
  venue.engine.reset()
  venue.refill()
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
      precision: { price: asNumber(instrument.tickSize), amount: asNumber(instrument.lotSize) },
      limits: { cost: { min: asNumber(instrument.minNotional) } },
    })
  }
  expect(Object.keys(ccxt.currencies ?? {}).sort()).toEqual(['BTC', 'ETH', 'USD'])
})

test('fetchTime tells the clock', async () => {
  const before = Date.now()
  const time = await ccxt.fetchTime()
  expect(time).toBeGreaterThanOrEqual(before)
  expect(time).toBeLessThanOrEqual(Date.now())
})

test('fetchTicker tells the last trade and the best prices', async () => {
  const day = venue.history.day(product)
  expect(await ccxt.fetchTicker(symbol)).toMatchObject({
    bid: asNumber(venue.engine.bestBid(product)?.[0]),
    ask: asNumber(venue.engine.bestAsk(product)?.[0]),
    last: asNumber(day.last),
    baseVolume: asNumber(day.volume),
    timestamp: venue.engine.recentTrades(product, 1)[0]?.timeMs,
  })
})

test('fetchTickers tells every product', async () => {
  const tickers = await ccxt.fetchTickers()
  expect(Object.keys(tickers).sort()).toEqual(['BTC/USD', symbol])
  expect(tickers[symbol]?.last).toBe(asNumber(venue.history.day(product).last))
})

test('fetchOrderBook equals the engine', async () => {
  const book = venue.engine.book(product, 1000)
  const { bids, asks } = await ccxt.fetchOrderBook(symbol)
  expect(bids.map(([price, size]) => [price, size])).toEqual(numbers(book.bids))
  expect(asks.map(([price, size]) => [price, size])).toEqual(numbers(book.asks))
})

test('fetchTrades equals the tape', async () => {
  const tape = venue.engine.recentTrades(product, 2)
  expect(await ccxt.fetchTrades(symbol, undefined, 2)).toMatchObject(
    tape.map(trade => ({
      id: String(trade.id),
      timestamp: trade.timeMs,
      side: trade.takerSide,
      price: asNumber(trade.price),
      amount: asNumber(trade.quantity),
    })),
  )
})

test('fetchOHLCV equals the history', async () => {
  const candles = venue.history.candles(product, 60_000, 10).filter(({ trades }) => trades > 0)
  const rows = await ccxt.fetchOHLCV(symbol, '1m')
  expect(rows.slice(-candles.length)).toEqual(
    candles.map(({ openMs, open, high, low, close, volume }) => [
      openMs,
      ...[open, high, low, close, volume].map(asNumber),
    ]),
  )
})

test('fetchOHLCV since an instant begins there', async () => {
  const candles = venue.history.candles(product, 3_600_000, 5)
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
  expect(balance['USD']?.used).toBeCloseTo(1900 * 1.006, 8)
})

test.for([
  ['limit', 1900, {}],
  ['post-only', 1900, { postOnly: true }],
  ['stop', 2100, { triggerPrice: 2050 }],
] as const)('createOrder places a %s order', async ([, price, params]) => {
  const placed = await ccxt.createOrder(symbol, 'limit', 'buy', 0.5, price, params)
  expect(placed).toMatchObject({ status: 'open', symbol, side: 'buy', amount: 0.5, price })
  expect(await ccxt.fetchOrder(placed.id ?? '')).toMatchObject({
    status: 'open',
    type: 'limit',
    amount: 0.5,
    filled: 0,
    remaining: 0.5,
    ...params,
  })
  expect(venue.engine.openOrders(venue.account)).toHaveLength(1)
})

test('a market order fills, and fetchOrder, fetchClosedOrders and fetchMyTrades tell how', async () => {
  const { id = '' } = await ccxt.createOrder(symbol, 'market', 'buy', 3)
  const [first, second] = venue.engine.trades(venue.account, product)
  const cost = asNumber(first!.quote + second!.quote)
  const expected = { id, status: 'closed', type: 'market', filled: 3, cost }
  const order = await ccxt.fetchOrder(id)
  expect(order).toMatchObject(expected)
  expect(order.fee?.cost).toBeCloseTo(cost * 0.006, 8)
  expect(await ccxt.fetchClosedOrders(symbol)).toMatchObject([expected])
  const trades = await ccxt.fetchMyTrades(symbol)
  expect(trades).toMatchObject(
    [first, second].map(trade => ({
      id: String(trade!.id),
      order: id,
      side: 'buy',
      takerOrMaker: 'taker',
      price: asNumber(trade!.price),
      amount: asNumber(trade!.quantity),
      fee: { cost: asNumber(trade!.buyer.fee), currency: 'USD' },
    })),
  )
  expect(await ccxt.fetchOrderTrades(id)).toHaveLength(2)
})

test('an order that is only good at once leaves nothing in the book', async () => {
  const params = { timeInForce: 'IOC' }
  const { id = '' } = await ccxt.createOrder(symbol, 'limit', 'buy', 5, 2001, params)
  expect(await ccxt.fetchOrder(id)).toMatchObject({ status: 'canceled', filled: 2.25 })
  expect(await ccxt.fetchOpenOrders(symbol)).toEqual([])
})

test('fetchOpenOrders lists newest last, and cancelOrder ends one of them', async () => {
  const first = await ccxt.createOrder(symbol, 'limit', 'buy', 0.5, 1900)
  const second = await ccxt.createOrder('BTC/USD', 'limit', 'sell', 0.5, 2100)
  expect((await ccxt.fetchOpenOrders()).map(({ id }) => id)).toEqual([first.id, second.id])
  await ccxt.cancelOrder(first.id ?? '', symbol)
  expect((await ccxt.fetchOpenOrders()).map(({ id }) => id)).toEqual([second.id])
  expect(await ccxt.cancelAllOrders()).toMatchObject([{ info: [second.id] }])
  expect(venue.engine.openOrders(venue.account)).toEqual([])
})

test('an order is found and canceled by the id of the client', async () => {
  const clientOrderId = '496ffbba-7dae-4864-87e8-a5bf52c6d0e2'
  const { id = '' } = await ccxt.createOrder(symbol, 'limit', 'buy', 0.5, 1900, { clientOrderId })
  expect(await ccxt.fetchOrder('', symbol, { clientOrderId })).toMatchObject({ id, clientOrderId })
  await ccxt.cancelOrder('', symbol, { clientOrderId })
  expect(venue.engine.openOrders(venue.account)).toEqual([])
})

test('fetchTradingFees tells the fees of the engine', async () => {
  const { maker, taker } = venue.engine.fees(venue.account)
  expect(await ccxt.fetchTradingFees()).toMatchObject({
    [symbol]: { maker: asNumber(maker), taker: asNumber(taker) },
  })
})

test('fetchDeposits tells the opening deposit, fetchWithdrawals nothing', async () => {
  expect(await ccxt.fetchDeposits('ETH')).toMatchObject([
    { type: 'deposit', currency: 'ETH', amount: 100, status: 'ok' },
  ])
  expect(await ccxt.fetchWithdrawals('ETH')).toEqual([])
})

test('fetchLedger explains the balance, entry by entry', async () => {
  await ccxt.createOrder(symbol, 'market', 'buy', 1)
  const ledger = await ccxt.fetchLedger('USD')
  const entries = ledger.toSorted((left, right) => Number(left.id) - Number(right.id))
  expect(entries.map(({ type }) => type)).toEqual(['transfer', 'trade', 'fee'])
  for (const [index, { before, after }] of entries.entries()) {
    expect(before).toBeCloseTo(entries[index - 1]?.after ?? 0, 8)
    expect(after).toBeGreaterThan(0)
  }
  const { free, locked } = venue.engine.balance(venue.account, 'USD')
  expect(entries.at(-1)?.after).toBe(asNumber(free + locked))
})

test.for([
  ['InsufficientFunds', () => ccxt.createOrder(symbol, 'limit', 'buy', 1000, 1900)],
  ['InvalidOrder', () => ccxt.createOrder(symbol, 'limit', 'buy', 0.0001, 100)],
  ['OrderNotFound', () => ccxt.cancelOrder('496ffbba-7dae-4864-87e8-a5bf52c6d0e2', symbol)],
  ['OrderNotFound', () => ccxt.fetchOrder('496ffbba-7dae-4864-87e8-a5bf52c6d0e2', symbol)],
  ['InvalidOrder', () => ccxt.fetchOrder('7', symbol)],
  ['ExchangeNotAvailable', () => ccxt.withdraw('ETH', 1, '0x0123456789')],
] as const)('ccxt understands a refusal as %s', async ([name, act]) => {
  await expect(act()).rejects.toMatchObject({ name })
})
