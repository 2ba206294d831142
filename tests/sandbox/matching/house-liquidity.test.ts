import { expect, test } from 'vitest'
import { arrange, levelChange, scaled, shownBook, shownTrades, symbol } from './arrange.ts'

test('a level shows house and client quantity together', () => {
  const { engine, place, liquidity } = arrange()
  liquidity(['buy', 100, 2], ['sell', 101, 3])
  place('alice', 'buy', { price: 100, quantity: 1 })

  expect(shownBook(engine)).toEqual({ bids: [[100, 3]], asks: [[101, 3]] })
  liquidity(['buy', 100, 0])
  expect(shownBook(engine).bids).toEqual([[100, 1]])
})

test('clients consume house liquidity, and the next delta of the level restores it', () => {
  const { engine, place, liquidity } = arrange()
  liquidity(['sell', 100, 2])
  const { trades } = place('alice', 'buy', { price: 100, quantity: 1.5 })

  expect(trades[0]?.seller).toMatchObject({ account: 'house', orderId: 0, fee: 0n, isMaker: true })
  expect(shownBook(engine).asks).toEqual([[100, 0.5]])
  liquidity(['sell', 100, 2])
  expect(shownBook(engine).asks).toEqual([[100, 2]])
})

test('house quantity that grows joins the back; what stood there keeps its place', () => {
  const { place, liquidity } = arrange()
  liquidity(['sell', 100, 1])
  place('alice', 'sell', { price: 100, quantity: 1 })
  liquidity(['sell', 100, 3])

  const { trades } = place('bob', 'buy', { price: 100, quantity: 4 })

  expect(trades.map(({ seller, quantity }) => [seller.account, quantity])).toEqual([
    ['house', scaled(1)],
    ['alice', scaled(1)],
    ['house', scaled(2)],
  ])
})

test('house quantity that shrinks leaves from the back', () => {
  const { place, liquidity } = arrange()
  liquidity(['sell', 100, 1])
  place('alice', 'sell', { price: 100, quantity: 1 })
  liquidity(['sell', 100, 3], ['sell', 99, 1])
  liquidity(['sell', 100, 0.5], ['sell', 99, 0])

  const { trades } = place('bob', 'buy', { price: 100, quantity: 1 })

  expect(shownTrades(trades)).toEqual([
    [100, 0.5],
    [100, 0.5],
  ])
  expect(trades.map(({ seller }) => seller.account)).toEqual(['house', 'alice'])
})

test('house liquidity that crosses resting clients trades with them as taker', () => {
  const { engine, place, liquidity, events } = arrange()
  const { order } = place('alice', 'buy', { price: 100, quantity: 1 })

  liquidity(['sell', 99, 3])

  expect(order.status).toBe('filled')
  const trade = events.find(event => event.type === 'trade')
  expect(trade).toMatchObject({
    taker: undefined,
    trade: { price: scaled(100), takerSide: 'sell' },
  })
  expect(trade?.trade.buyer.isMaker).toBe(true)
  expect(shownBook(engine)).toEqual({ bids: [], asks: [[99, 2]] })
})

test('the house never trades with itself: newer liquidity displaces what it crosses', () => {
  const { engine, liquidity, events } = arrange()
  liquidity(['buy', 100, 1], ['buy', 99, 1])

  liquidity(['sell', 99.5, 2])

  expect(shownBook(engine)).toEqual({ bids: [[99, 1]], asks: [[99.5, 2]] })
  expect(events.some(({ type }) => type === 'trade')).toBe(false)
})

test('a batch applies removals first and each level once', () => {
  const { engine, liquidity } = arrange()
  liquidity(['buy', 100, 1], ['sell', 101, 1])

  liquidity(['buy', 101, 5], ['sell', 101, 0], ['sell', 102, 1], ['buy', 100, 3], ['buy', 100, 0])

  expect(shownBook(engine)).toEqual({ bids: [[101, 5]], asks: [[102, 1]] })
})

test('replacing liquidity removes what is not named and keeps clients', () => {
  const { engine, place, liquidity } = arrange()
  liquidity(['buy', 100, 1], ['buy', 99, 1], ['sell', 105, 1])
  place('alice', 'buy', { price: 98, quantity: 1 })
  const before = engine.book(symbol, 10).updateId

  engine.replaceLiquidity(symbol, [levelChange(['buy', 99, 2]), levelChange(['sell', 104, 1])])

  expect(shownBook(engine)).toEqual({
    bids: [
      [99, 2],
      [98, 1],
    ],
    asks: [[104, 1]],
  })
  expect(engine.book(symbol, 10).updateId).toBe(before + 4)
})

test('what does not change a level is not told', () => {
  const { events, liquidity } = arrange()
  liquidity(['buy', 100, 1])
  const told = events.length

  liquidity(['buy', 100, 1], ['sell', 200, 0])

  expect(events).toHaveLength(told)
})
