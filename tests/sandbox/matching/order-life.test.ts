import { expect, test } from 'vitest'
import { historyLimit } from '../../../sandbox/matching/participant.ts'
import { arrange, scaled, shownBook, symbol } from './arrange.ts'

const resting = { price: 100, quantity: 2 }

test('a canceled order leaves the book and frees what it locked', () => {
  const { engine, place, events, clock } = arrange()
  const { order } = place('alice', 'buy', resting)
  clock.nowMs = 5_000

  expect(engine.cancel(symbol, order.id, 'cancel-1')).toBe(order)

  expect(order).toMatchObject({ status: 'canceled', updatedMs: 5_000, createdMs: 1_000 })
  expect(shownBook(engine).bids).toEqual([])
  expect(engine.balance('alice', 'USDT')).toEqual({ free: scaled(100_000), locked: 0n })
  expect(events.find(({ type }) => type === 'canceled')).toMatchObject({ cancelId: 'cancel-1' })
})

test('what is not open cannot be canceled or reduced', () => {
  const { engine, place } = arrange()
  const { order } = place('alice', 'buy', resting)
  engine.cancel(symbol, order.id)

  for (const id of [order.id, 99, -1, 0.5, Number.NaN]) {
    expect(engine.cancel(symbol, id)).toBeUndefined()
    expect(engine.reduce(symbol, id, 1n)).toBeUndefined()
  }
  expect(engine.cancel('NONE', order.id)).toBeUndefined()
})

test('a reduced order keeps its place in the queue', () => {
  const { engine, place } = arrange()
  const first = place('alice', 'buy', resting)
  place('bob', 'buy', resting)

  expect(engine.reduce(symbol, first.order.id, scaled(1), 'renamed')).toBe(first.order)

  expect(shownBook(engine).bids).toEqual([[100, 3]])
  expect(engine.balance('alice', 'USDT').locked).toBe(scaled(100))
  expect(engine.orderByClientId('alice', symbol, 'renamed')).toBe(first.order)
  const { trades } = place('carol', 'sell', { price: 100, quantity: 1.5 })
  expect(trades.map(({ buyer }) => buyer.account)).toEqual(['alice', 'bob'])
})

test.for([
  ['not smaller', 2],
  ['what is filled already', 0.5],
  ['not in lots', 1.0005],
])('a reduction to %s is not made', ([, quantity]) => {
  const { engine, place } = arrange()
  const { order } = place('alice', 'buy', resting)
  place('bob', 'sell', { price: 100, quantity: 0.5 })

  expect(engine.reduce(symbol, order.id, scaled(Number(quantity)))).toBeUndefined()
  expect(shownBook(engine).bids).toEqual([[100, 1.5]])
})

test('a reduction may not take the client order id of another open order', () => {
  const { engine, place } = arrange()
  const { order } = place('alice', 'buy', resting)
  place('alice', 'buy', { ...resting, clientOrderId: 'taken' })

  expect(engine.reduce(symbol, order.id, scaled(1), 'taken')).toBeUndefined()
})

test('a client order id is refused while an order of that account with it is open', () => {
  const { engine, place, submit } = arrange()
  const terms = { ...resting, clientOrderId: 'same' }
  const first = place('alice', 'buy', terms)

  expect(submit('alice', 'buy', terms)).toEqual({
    accepted: false,
    rejection: { reason: 'duplicate-client-order-id' },
  })
  expect(submit('bob', 'buy', terms).accepted).toBe(true)
  engine.cancel(symbol, first.order.id)
  expect(submit('alice', 'buy', terms).accepted).toBe(true)
})

test('a client order id finds the open order first, else the latest closed one', () => {
  const { engine, place } = arrange()
  const find = () => engine.orderByClientId('alice', symbol, 'same')?.id
  expect(find()).toBeUndefined()
  for (const id of [1, 2]) {
    place('alice', 'buy', { ...resting, clientOrderId: 'same' })
    expect(find()).toBe(id)
    engine.cancel(symbol, id)
    expect(find()).toBe(id)
  }
})

test('orders are listed by venue order id, open ones also on their own', () => {
  const { engine, place } = arrange()
  const ids = [1, 2, 3].map(() => place('alice', 'buy', resting).order.id)
  engine.cancel(symbol, ids[1] ?? 0)

  expect(engine.orders('alice', symbol).map(({ id }) => id)).toEqual(ids)
  expect(engine.openOrders('alice').map(({ id }) => id)).toEqual([1, 3])
  expect(engine.order(2)?.status).toBe('canceled')
})

test('closed orders are forgotten beyond a limit, oldest first; open ones never', () => {
  const { engine, place } = arrange()
  const { order } = place('alice', 'buy', resting)
  for (let count = 0; count <= historyLimit; count += 1) {
    place('alice', 'buy', { ...resting, timeInForce: 'IOC' })
  }

  expect(engine.orders('alice', symbol)).toHaveLength(historyLimit + 1)
  expect([engine.order(order.id)?.status, engine.order(2), engine.order(3)?.status]).toEqual([
    'accepted',
    undefined,
    'expired',
  ])
})
