import { expect, test } from 'vitest'
import { arrange, scaled, shownBook, symbol } from './arrange.ts'

test('the house fills one order past what stands before it', () => {
  const { engine, place, liquidity, events } = arrange()
  liquidity(['buy', 100, 5], ['sell', 101, 5])
  const first = place('alice', 'buy', { price: 99, quantity: 1 }).order
  const second = place('bob', 'buy', { price: 99, quantity: 2 }).order
  events.length = 0

  expect(engine.fill(symbol, second.id)).toBe(second)

  expect(second).toMatchObject({ status: 'filled', filledQuantity: scaled(2) })
  expect(first.status).toBe('accepted')
  expect(shownBook(engine)).toEqual({
    bids: [
      [100, 5],
      [99, 1],
    ],
    asks: [[101, 5]],
  })
  expect(events.map(({ type }) => type)).toEqual(['trade', 'level', 'balance'])
  expect(engine.trades('bob', symbol)).toMatchObject([
    {
      price: scaled(99),
      quantity: scaled(2),
      takerSide: 'sell',
      buyer: { account: 'bob', orderId: second.id, isMaker: true, fee: scaled(0.002) },
      seller: { account: 'house', fee: 0n },
    },
  ])
  expect(engine.recentTrades(symbol, 1)).toEqual(engine.trades('bob', symbol))
  expect(engine.balance('bob', 'USDT')).toEqual({ free: scaled(100_000 - 198), locked: 0n })
  expect(engine.balance('bob', 'ETH').free).toBe(scaled(102 - 0.002))
})

test('a part leaves the rest where it stood', () => {
  const { engine, place } = arrange()
  const first = place('alice', 'sell', { price: 100, quantity: 2 }).order
  place('bob', 'sell', { price: 100, quantity: 1 })
  engine.fill(symbol, first.id, scaled(0.5))
  const { trades } = place('carol', 'buy', { price: 100, quantity: 1.5 })

  expect(first).toMatchObject({ status: 'filled', filledQuote: scaled(200) })
  expect(trades.map(({ seller }) => seller.account)).toEqual(['alice'])
})

test.for([
  ['more than is left', 2.001],
  ['a trigger that waits', undefined],
  ['an order that is closed', undefined],
] as const)('%s is not filled', ([what, quantity]) => {
  const { engine, place, liquidity } = arrange()
  liquidity(['buy', 100, 5])
  engine.report(symbol, { price: scaled(100), quantity: 1n, takerSide: 'buy' })
  const trigger = { kind: 'stop-loss', triggerPrice: 90, quantity: 1 } as const
  const terms = what.startsWith('a trigger') ? trigger : { price: 110, quantity: 2 }
  const { order } = place('alice', 'sell', terms)
  if (what.endsWith('closed')) engine.cancel(symbol, order.id)
  const wanted = quantity === undefined ? undefined : scaled(quantity)

  expect(engine.fill(symbol, order.id, wanted)).toBeUndefined()
  expect(engine.trades('alice', symbol)).toEqual([])
})

test('the trade sets off what its price reaches', () => {
  const { engine, place, liquidity } = arrange()
  liquidity(['buy', 100, 5], ['sell', 101, 5])
  engine.report(symbol, { price: scaled(100), quantity: 1n, takerSide: 'buy' })
  const stop = place('carol', 'sell', { kind: 'stop-loss', triggerPrice: 95, quantity: 1 }).order
  const { order } = place('alice', 'buy', { price: 94, quantity: 1 })
  engine.fill(symbol, order.id)

  expect(stop).toMatchObject({ status: 'filled', filledQuote: scaled(100) })
})

test('a cancel that comes too late finds its order filled', () => {
  let isLate = true
  const fillBeforeCancel = () => isLate
  const { engine, place, events } = arrange({}, { lapses: { fillBeforeCancel } })
  const { order } = place('alice', 'buy', { price: 100, quantity: 1 })

  expect(engine.cancel(symbol, order.id)).toBeUndefined()
  expect(order.status).toBe('filled')
  expect(events.map(({ type }) => type)).not.toContain('canceled')

  isLate = false
  const next = place('alice', 'buy', { price: 100, quantity: 1 }).order
  expect(engine.cancel(symbol, next.id)?.status).toBe('canceled')
})
