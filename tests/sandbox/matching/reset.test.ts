import { expect, test } from 'vitest'
import { accounts, arrange, opening, scaled, shownBook, symbol } from './arrange.ts'

test('a reset ends client orders and restores balances; liquidity, ids and the tape go on', () => {
  const { engine, place, liquidity, events } = arrange()
  liquidity(['buy', 99, 1], ['sell', 101, 2])
  const resting = place('alice', 'buy', { price: 98, quantity: 1, clientOrderId: 'mine' }).order
  const waiting = place('bob', 'sell', { kind: 'stop-loss', quantity: 1, triggerPrice: 90 }).order
  place('carol', 'buy', { price: 101, quantity: 0.5 })
  const { updateId } = engine.book(symbol, 1)
  const told = events.length

  engine.reset()

  for (const order of [resting, waiting]) {
    expect(order).toMatchObject({ status: 'expired', expiryReason: 'session-end' })
  }
  for (const account of accounts) {
    expect(engine.balances(account)).toEqual(
      new Map(Object.entries(opening).map(([asset, free]) => [asset, { free, locked: 0n }])),
    )
    expect([engine.orders(account, symbol), engine.trades(account, symbol)]).toEqual([[], []])
  }
  expect(shownBook(engine)).toEqual({ bids: [[99, 1]], asks: [[101, 1.5]] })
  expect(engine.book(symbol, 1).updateId).toBe(updateId + 1)
  expect(engine.recentTrades(symbol, 5)).toHaveLength(1)
  expect(events.slice(told).filter(({ type }) => type === 'balance')).toHaveLength(3)
  expect(engine.orderByClientId('alice', symbol, 'mine')).toBeUndefined()
})

test('after a reset the engine works on, with the next ids', () => {
  const { engine, place } = arrange()
  const before = place('alice', 'buy', { price: 100, quantity: 1 }).order
  engine.reset()

  const { order } = place('alice', 'buy', { price: 100, quantity: 1, clientOrderId: 'id-1' })

  expect(order.id).toBe(before.id + 1)
  expect(engine.order(before.id)).toBeUndefined()
  expect(engine.balance('alice', 'USDT').locked).toBe(scaled(100))
  expect(engine.cancel(symbol, before.id)).toBeUndefined()
})
