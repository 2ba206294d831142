import { setTimeout as sleep } from 'node:timers/promises'
import ccxt, { type Exchange, type Order } from 'ccxt'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { trustAuthority } from '../../clients/trust.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'

interface Subject {
  readonly venue: 'binance' | 'coinbase' | 'kraken'
  readonly open: (options: object) => Exchange
  readonly symbol: string
  /** The venue streams account balances through ccxt. */
  readonly streamsBalance: boolean
}

const subjects: readonly Subject[] = [
  {
    venue: 'binance',
    open: options => new ccxt.pro.binance(options),
    symbol: 'BTC/USDT',
    streamsBalance: true,
  },
  {
    venue: 'coinbase',
    open: options => new ccxt.pro.coinbaseexchange(options),
    symbol: 'BTC/USD',
    streamsBalance: false,
  },
  {
    venue: 'kraken',
    open: options => new ccxt.pro.kraken(options),
    symbol: 'BTC/USD',
    streamsBalance: true,
  },
]

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({
    venues: subjects.map(({ venue }) => venue),
    demoCredentials: true,
  })
  trustAuthority(sandbox.endpoints.certificateAuthority!)
})
afterAll(() => sandbox.close())

describe.for(subjects)('ccxt reaches $venue with nothing but its options', subject => {
  let exchange: Exchange
  beforeAll(async () => {
    const answer = await fetch(`${sandbox.endpoints.control}/venues/${subject.venue}/ccxt`)
    exchange = subject.open({ ...((await answer.json()) as object), rateLimit: 1 })
    await exchange.loadMarkets()
  })
  afterAll(async () => {
    await exchange.close()
  })

  /** A limit order that rests: a tenth below the best bid. */
  const rest = async (): Promise<Order> => {
    const { bid } = await exchange.fetchTicker(subject.symbol)
    const price = exchange.priceToPrecision(subject.symbol, bid! * 0.9)
    return exchange.createOrder(subject.symbol, 'limit', 'buy', 0.001, Number(price))
  }

  test('reads the market over REST', async () => {
    const [ticker, book, trades, candles] = await Promise.all([
      exchange.fetchTicker(subject.symbol),
      exchange.fetchOrderBook(subject.symbol),
      exchange.fetchTrades(subject.symbol),
      exchange.fetchOHLCV(subject.symbol, '1m'),
    ])

    expect(ticker.bid!).toBeLessThan(ticker.ask!)
    expect(book.bids[0]![0]!).toBeLessThan(book.asks[0]![0]!)
    expect(trades.length).toBeGreaterThan(0)
    expect(candles.length).toBeGreaterThan(10)
  })

  test('places, finds and cancels an order over REST', async () => {
    const placed = await rest()
    const found = await exchange.fetchOrder(placed.id!, subject.symbol)
    const open = await exchange.fetchOpenOrders(subject.symbol)
    await exchange.cancelOrder(placed.id!, subject.symbol)
    const left = await exchange.fetchOpenOrders(subject.symbol)

    expect(found).toMatchObject({ id: placed.id!, status: 'open', side: 'buy', amount: 0.001 })
    expect(open.map(({ id }) => id)).toContain(placed.id!)
    expect(left.map(({ id }) => id)).not.toContain(placed.id!)
  })

  test('buys at the market, pays for it and finds its fill', async () => {
    const before = await exchange.fetchBalance()
    const bought = await exchange.createOrder(subject.symbol, 'market', 'buy', 0.001)
    const after = await exchange.fetchBalance()
    const fills = await exchange.fetchMyTrades(subject.symbol)

    const base = (balance: typeof before) => balance['BTC']?.total ?? 0
    expect(base(after)).toBeGreaterThan(base(before))
    expect(fills.filter(({ order }) => order === bought.id!).length).toBeGreaterThan(0)
  })

  test('streams the market', async () => {
    const ticker = await exchange.watchTicker(subject.symbol)
    const trades = await exchange.watchTrades(subject.symbol)
    const book = await exchange.watchOrderBook(subject.symbol)

    expect(ticker.last!).toBeGreaterThan(0)
    expect(trades.length).toBeGreaterThan(0)
    expect(book.bids[0]![0]!).toBeLessThan(book.asks[0]![0]!)
  })

  test('streams the account', async () => {
    const first = exchange.watchOrders(subject.symbol)
    const seen = new Set<string>()
    const placed = await untilTold(first, rest)
    for (const order of await first) seen.add(order.id!)
    await exchange.cancelOrder(placed.id!, subject.symbol)
    while (!seen.has(placed.id!))
      for (const order of await exchange.watchOrders(subject.symbol)) seen.add(order.id!)

    expect(seen).toContain(placed.id!)
  })

  test.runIf(subject.streamsBalance)('streams balances', async () => {
    const changed = exchange.watchBalance()
    await untilTold(changed, () => exchange.createOrder(subject.symbol, 'market', 'sell', 0.0005))
    let balance = await changed
    while (!balance['BTC']?.total) balance = await exchange.watchBalance()

    expect(balance['BTC'].total).toBeGreaterThan(9)
  })
})

/** Acts, and acts again until the private stream, which was just asked for, has subscribed and tells. */
async function untilTold<Result>(
  stream: Promise<unknown>,
  act: () => Promise<Result>,
): Promise<Result> {
  for (;;) {
    const result = await act()
    const isTold = await Promise.race([stream.then(() => true), sleep(300, false)])
    if (isTold) return result
  }
}
