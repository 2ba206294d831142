import { expect, test } from 'vitest'
import { arrange, scaled, shownBook, shownTrades, symbol } from './arrange.ts'

test('an order that crosses nothing rests at its price', () => {
  const { engine, place } = arrange()

  const { order, trades } = place('alice', 'buy', { price: 99.5, quantity: 2 })

  expect(trades).toEqual([])
  expect(order).toMatchObject({ id: 1, status: 'accepted', workingMs: 1_000, filledQuantity: 0n })
  expect(shownBook(engine)).toEqual({ bids: [[99.5, 2]], asks: [] })
  expect(engine.bestBid(symbol)).toEqual([scaled(99.5), scaled(2)])
  expect(engine.bestAsk(symbol)).toBeUndefined()
})

test('a taker trades at the best price first, then with the oldest order', () => {
  const { place } = arrange()
  place('alice', 'sell', { price: 101, quantity: 1 })
  place('alice', 'sell', { price: 100, quantity: 2 })
  place('bob', 'sell', { price: 100, quantity: 3 })

  const { order, trades } = place('carol', 'buy', { price: 101, quantity: 5.5 })

  expect(shownTrades(trades)).toEqual([
    [100, 2],
    [100, 3],
    [101, 0.5],
  ])
  expect(trades.map(({ seller }) => seller.account)).toEqual(['alice', 'bob', 'alice'])
  expect(order).toMatchObject({ status: 'filled', filledQuote: scaled(550.5) })
})

test('a taker pays no more than its limit and rests with what is left', () => {
  const { engine, place } = arrange()
  const maker = place('alice', 'sell', { price: 100, quantity: 1 })
  place('alice', 'sell', { price: 102, quantity: 1 })

  const { order } = place('bob', 'buy', { price: 101, quantity: 3 })

  expect(maker.order.status).toBe('filled')
  expect(order).toMatchObject({ status: 'partially-filled', filledQuantity: scaled(1) })
  expect(shownBook(engine)).toEqual({ bids: [[101, 2]], asks: [[102, 1]] })
})

test('a partly filled order keeps its place in the queue', () => {
  const { place } = arrange()
  const first = place('alice', 'buy', { price: 100, quantity: 2 })
  place('bob', 'buy', { price: 100, quantity: 2 })
  place('carol', 'sell', { price: 100, quantity: 1 })

  const { trades } = place('carol', 'sell', { price: 100, quantity: 1.5 })

  expect(first.order.status).toBe('filled')
  expect(trades.map(({ buyer }) => buyer.account)).toEqual(['alice', 'bob'])
})

test('a price that was emptied can be used again', () => {
  const { engine, place } = arrange()
  for (let round = 0; round < 3; round += 1) {
    place('alice', 'sell', { price: 100, quantity: 1 })
    place('bob', 'buy', { price: 100, quantity: 1 })
  }

  place('alice', 'sell', { price: 100, quantity: 4 })

  expect(shownBook(engine)).toEqual({ bids: [], asks: [[100, 4]] })
})

test('a book of thousands of levels stays sorted while levels come and go', () => {
  const { engine, place } = arrange()
  const orders = Array.from({ length: 4_000 }, (_, index) =>
    place('alice', 'buy', { price: 1 + ((index * 2_657) % 4_000) / 100, quantity: 0.001 }),
  )
  for (const { order } of orders.slice(0, 3_000)) engine.cancel(symbol, order.id)
  for (const { order } of orders.slice(3_000)) {
    place('bob', 'buy', { price: Number(order.price) / 1e8, quantity: 0.001 })
  }

  const prices = engine.book(symbol, 5_000).bids.map(([price]) => price)

  const kept = orders.slice(3_000).map(({ order }) => order.price)
  expect(prices).toEqual(kept.sort((left, right) => Number(right - left)))
})

test('an order for an unlisted symbol is refused, and reading its book names the rule', () => {
  const { engine, submit } = arrange()

  expect(submit('alice', 'buy', { symbol: 'NONE', price: 1, quantity: 1 })).toEqual({
    accepted: false,
    rejection: { reason: 'unknown-symbol' },
  })
  expect(() => engine.book('NONE', 5)).toThrow('must be listed')
})

test.for(['halted', 'cancel-only'] as const)('a market that is %s takes cancels only', status => {
  const { engine, place, submit } = arrange()
  const { order } = place('alice', 'buy', { price: 100, quantity: 1 })
  const listed = engine.instruments.get(symbol)
  if (listed) engine.list({ ...listed, status })

  expect(submit('alice', 'buy', { price: 100, quantity: 1 })).toMatchObject({
    rejection: { reason: 'market-closed' },
  })
  expect(engine.cancel(symbol, order.id)?.status).toBe('canceled')
})

test('relisting keeps the book and may not change the assets', () => {
  const { engine, place } = arrange()
  place('alice', 'buy', { price: 100, quantity: 1 })
  const listed = engine.instruments.get(symbol)
  if (!listed) throw new Error('must be listed, was not')

  engine.list({ ...listed, tickSize: scaled(0.1) })

  expect(shownBook(engine).bids).toEqual([[100, 1]])
  expect(engine.instruments.get(symbol)?.tickSize).toBe(scaled(0.1))
  expect(() => engine.list({ ...listed, quote: 'EUR' })).toThrow('must keep its assets')
})
