import { expect, test } from 'vitest'
import { arrange, newOrder, scaled, symbol, type Terms } from './arrange.ts'
import { snapshot, LiveOrder } from '../../../sandbox/matching/live-order.ts'

const lives: readonly (readonly [string, Terms])[] = [
  [
    'a canceled order',
    { price: 99, quantity: 2, postOnly: true, selfTradePrevention: 'decrement' },
  ],
  ['a filled order', { price: 101, quantity: 1, timeInForce: 'FOK' }],
  ['an expired order', { price: 101, quantity: 7, timeInForce: 'IOC' }],
  ['a market order by quote quantity', { kind: 'market', quoteQuantity: 150 }],
  [
    'a trigger that never worked',
    { kind: 'stop-loss-limit', triggerPrice: 120, price: 121, quantity: 1 },
  ],
  ['an order under a long name', { price: 99, quantity: 2, clientOrderId: 'x'.repeat(36) }],
]

test.for(lives)('%s is remembered just as it ended', ([, terms]) => {
  const { engine, place, clock } = arrange()
  place('bob', 'sell', { price: 100, quantity: 1 })
  place('bob', 'sell', { price: 101, quantity: 1 })
  const { order } = place('alice', 'buy', terms)
  clock.nowMs = 7_000
  engine.cancel(symbol, order.id)
  if (!(order instanceof LiveOrder)) throw new TypeError("must be the engine's own order, was not")

  const ended = snapshot(order)

  expect(engine.order(order.id)).toEqual(ended)
  expect(engine.orders('alice', symbol)).toEqual([ended])
  expect(engine.orderByClientId('alice', symbol, order.clientOrderId)).toEqual(ended)
})

test('trades are remembered just as they were told, on the tape and by both accounts', () => {
  const { engine, place, liquidity } = arrange()
  liquidity(['sell', 100, 1])
  place('bob', 'sell', { price: 101, quantity: 1 })
  const { trades } = place('alice', 'buy', { price: 101, quantity: 1.5 })

  expect(trades).toHaveLength(2)
  expect(engine.trades('alice', symbol)).toEqual(trades)
  expect(engine.trades('bob', symbol)).toEqual(trades.slice(1))
  expect(engine.recentTrades(symbol, 5)).toEqual(trades)
})

test('amounts beyond 64 bits are traded and remembered exactly', () => {
  const { engine } = arrange({ lotSize: 0n })
  const amount = 10n ** 22n + 7n
  for (const account of ['rich', 'richer'])
    engine.openAccount(account, { ETH: amount, USDT: amount * 3n })
  const terms = { symbol, price: scaled(2), quantity: amount }
  engine.submit({ ...newOrder('rich', 'sell', {}), ...terms })
  const taken = engine.submit({ ...newOrder('richer', 'buy', {}), ...terms })

  expect(taken).toMatchObject({
    accepted: true,
    order: { status: 'filled', filledQuote: amount * 2n },
  })
  expect(engine.orders('rich', symbol)).toMatchObject([
    { quantity: amount, filledQuantity: amount, filledQuote: amount * 2n },
  ])
  expect(engine.trades('richer', symbol)).toEqual(taken.accepted ? taken.trades : [])
})

test('client order ids are told apart among hundreds, while orders come and go', () => {
  const { engine, place } = arrange()
  const ids = Array.from({ length: 600 }, (_, index) => `order-${index}`)
  for (const clientOrderId of ids) place('alice', 'buy', { price: 1, quantity: 1, clientOrderId })
  for (let id = 1; id <= 600; id += 2) engine.cancel(symbol, id)

  for (const [index, clientOrderId] of ids.entries()) {
    const found = engine.orderByClientId('alice', symbol, clientOrderId)
    expect([found?.id, found?.status]).toEqual([index + 1, index % 2 ? 'accepted' : 'canceled'])
    expect(engine.order(index + 1)).toEqual(found)
  }
  expect(engine.openOrders('alice')).toHaveLength(300)
})
